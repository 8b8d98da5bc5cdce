import type { Figure } from '../figures/figure.ts';
import { agrees } from '../figures/figure-match.ts';
import { comparisonOf } from './comparison.ts';
import { isNegation, type Pull, pullsOf } from './direction-words.ts';
import { isHedged, isOpen } from './modality.ts';
import { type Statement, statementsOf, type Word } from './statements.ts';
import { reversedYears } from './year-order.ts';

/** A claim must share this much of its content words with a clause for the two to be about one thing. */
const ALIKE = 0.6;
const MOST_CLAUSES = 40;
const MOST_FIGURES = 60;

/** A small bare number alone does not tell which clause is meant. */
function anchorOf(figure: Figure): number {
  return figure.kind === 'number' && figure.unit === null && figure.value < 10 ? 0.34 : 0;
}

/**
 * Claims that turn a passage round: "rose" for "fell", "net income" for "net loss", "did not" for "did".
 * Each clause of the claim is held against the passages' clauses with the same figure, else with most of the
 * same words; one that agrees is enough, and where it is unclear there is no fault.
 */
export function directionFaults(claim: string, passages: readonly string[]): string[] {
  const sources = passages.flatMap(statementsOf);
  const pulls = rememberedPulls();
  const faults = new Set(reversedYears(claim, passages));
  const asFact = !isHedged(claim);
  const judge = (mine: Statement, flips: readonly (string | null)[]) => {
    const [first] = flips;
    if (first === undefined || first === null || flips.includes(null)) return;
    faults.add(`the cited passage says the opposite (${first}) of "${mine.raw.trim()}"`);
  };
  const judgeModality = <T>(mine: Statement, found: readonly T[], open: (item: T) => boolean) => {
    if (!asFact || found.length === 0 || !found.every(open)) return;
    faults.add(`the cited passage only expects or allows "${mine.raw.trim()}"`);
  };
  for (const mine of statementsOf(claim).slice(0, MOST_CLAUSES)) {
    for (const figure of mine.figures.slice(0, MOST_FIGURES)) {
      const found = sources.flatMap((theirs) =>
        theirs.figures
          .filter((other) => sharesFigure(mine, figure, theirs, other))
          .map((match) => ({ theirs, match })),
      );
      const nearest = mostAlike(mine, found, ({ theirs }) => theirs, anchorOf(figure));
      const own = pulls(mine, figure);
      judge(
        mine,
        nearest.map(({ theirs, match }) => flip(own, pulls(theirs, match))),
      );
      judgeModality(mine, found, ({ theirs, match }) => isOpen(theirs, match));
    }
    const judged = mine.figures.some((figure) => pulls(mine, figure).size > 0);
    if (judged || mine.content.size + pulls(mine).size < 2) continue;
    const nearest = mostAlike(mine, sources, (theirs) => theirs, ALIKE);
    judge(
      mine,
      nearest.map((theirs) => negation(mine, theirs, pulls) ?? turned(mine, theirs, pulls)),
    );
    if (mine.figures.length > 0) continue;
    const most = 2 * mine.content.size;
    judgeModality(mine, nearest, (theirs) => theirs.content.size <= most && isOpen(theirs));
  }
  return [...faults];
}

function sharesFigure(mine: Statement, figure: Figure, theirs: Statement, other: Figure): boolean {
  // A minus sign is a direction here, so only the size is compared.
  const size = (f: Figure) => ({ ...f, written: '', value: Math.abs(f.value), bound: null });
  return agrees(
    { figure: size(figure), text: mine.text },
    { figure: size(other), text: theirs.text },
  );
}

function mostAlike<T>(
  mine: Statement,
  list: readonly T[],
  of: (item: T) => Statement,
  least: number,
): T[] {
  let best = least;
  let found: T[] = [];
  for (const item of list) {
    const { content } = of(item);
    let shared = 0;
    for (const word of mine.content) if (content.has(word)) shared++;
    const alike = mine.content.size === 0 ? 0 : shared / mine.content.size;
    if (alike > best) found = [];
    if (alike >= best) {
      best = alike;
      found.push(item);
    }
  }
  return found;
}

type Pulls = ReadonlyMap<string, Direction>;
type PullsOf = (statement: Statement, figure?: Figure) => Pulls;

/** How the passage's directions contradict the claim's; null when they do not, or not clearly. */
function flip(claim: Pulls, passage: Pulls): string | null {
  for (const [axis, ours] of claim) {
    const other = passage.get(axis);
    if (other === undefined) continue;
    if (ours.sign !== other.sign && ours.negated === other.negated) {
      return `"${other.word}" for "${ours.word}"`;
    }
    if (ours.sign === other.sign && ours.negated !== other.negated) {
      return `"${other.word}" with another "not"`;
    }
  }
  return null;
}

/** Where one word is all that the clauses share, they must say little else. */
function turned(mine: Statement, theirs: Statement, pulls: PullsOf): string | null {
  if (mine.content.size < 2 && theirs.content.size > 2) return null;
  return flip(pulls(mine), pulls(theirs));
}

/**
 * "pays a dividend" for "never paid a dividend", where neither has a word of direction. Both clauses must say
 * little else: a "not" in a longer clause may belong to something that the claim leaves out.
 */
function negation(mine: Statement, theirs: Statement, pulls: PullsOf): string | null {
  if (mine.content.size < 3 || theirs.content.size > 2 * mine.content.size) return null;
  if (pulls(mine).size > 0 || pulls(theirs).size > 0) return null;
  const negated = (s: Statement) => s.words.some((word) => isNegation(word.text));
  return negated(mine) === negated(theirs) ? null : 'one is negated';
}

function rememberedPulls(): PullsOf {
  const known = new Map<Figure | Statement, Pulls>();
  return (statement, figure) => {
    const held = known.get(figure ?? statement);
    if (held !== undefined) return held;
    const pulls = pullsIn(statement, figure);
    known.set(figure ?? statement, pulls);
    return pulls;
  };
}

interface Direction {
  readonly sign: Pull['sign'];
  readonly negated: boolean;
  readonly word: string;
}

/**
 * The word that governs the figure on each axis: the nearest, before rather than after. Without a figure, an
 * axis on which the words differ is left out.
 */
function pullsIn(statement: Statement, figure?: Figure): Map<string, Direction> {
  const { words } = statement;
  const chosen = new Map<string, Direction & { distance: number }>();
  const unclear = new Set<string>();
  for (const [i, word] of words.entries()) {
    const pair = `${word.text}-${words[i + 1]?.text ?? ''}`;
    for (const { axis, sign } of [...pullsOf(word.text), ...pullsOf(pair)]) {
      const distance = figure === undefined ? 0 : distanceTo(figure, word);
      const held = chosen.get(axis);
      if (figure === undefined && held !== undefined && held.sign !== sign) unclear.add(axis);
      if (held !== undefined && held.distance <= distance) continue;
      chosen.set(axis, { sign, negated: isNegated(words, i), word: word.text, distance });
    }
  }
  if (figure !== undefined && figure.value < 0 && !chosen.has('change')) {
    chosen.set('change', { sign: -1, negated: false, word: figure.raw, distance: 0 });
  }
  if (figure !== undefined) {
    const compared = comparisonOf(statement, figure);
    if (compared === 'base') chosen.delete('change');
    else if (compared !== null && !chosen.has('change')) {
      chosen.set('change', { sign: compared, negated: false, word: 'the figures', distance: 0 });
    }
  }
  for (const axis of unclear) chosen.delete(axis);
  return chosen;
}

function distanceTo(figure: Figure, word: Word): number {
  return word.start < figure.start ? figure.start - word.end : word.start - figure.end + 2;
}

const NEGATION_REACH = 4;
function isNegated(words: readonly Word[], at: number): boolean {
  return words.slice(Math.max(0, at - NEGATION_REACH), at).some((word) => isNegation(word.text));
}
