import type { Amount, Conflict, Fact } from '../../domain/facts/fact.ts';
import { promptLine } from '../../domain/pages/prompt-line.ts';
import { createAsOf, createPassagesBehind, isStale } from './ages.ts';
import { isRow, type Line, type PaperDraft } from './lines.ts';
import { datesAhead, type Material, questionOf, recentSince, statesFigure } from './material.ts';
import { alike, createNearest } from './nearest.ts';

/** What code sees in a paper without understanding it; told to the critic, and some of it acted upon. */

const NEAR_PAGES = 10;
const NEAR_SENTENCE = 2;
const NEAR_UNKNOWN = 3;
const NEAR_QUESTION = 30;
const SAME = 0.75;
const MOST_BENCHMARKS = 15;
export function oversight(draft: PaperDraft, material: Material): string[] {
  const { evidence, facts, today } = material;
  const seen = seenBy(draft, material);
  const cites = (id: string) => seen.passages.has(id);
  const pages = nearPages(material).filter(
    (page) => !evidence.passages.some(({ id, source }) => source === page.source && cites(id)),
  );
  const dates = datesAhead(evidence.passages, today).filter(({ passage }) => !cites(passage));
  const asOf = createAsOf({ ...evidence, ...material });
  const stale = draft.lines.filter((line) => isStale(line, asOf, recentSince(material)));
  return [
    ...pages.map(
      ({ passage, source }) =>
        `no sentence cites ${source}, which is near the question (${passage})`,
    ),
    ...dates
      .slice(0, 10)
      .map(({ passage, date }) => `${date} lies ahead in ${passage}; no sentence cites it`),
    ...benchmarks(facts, seen.facts)
      .slice(0, MOST_BENCHMARKS)
      .map(({ id, entity, label, amount }) =>
        promptLine(
          `${id} could be a benchmark and is not used: ${entity}, ${label} ${amount.printed}`,
        ),
      ),
    ...material.conflicts
      .filter((one) => isOneWay(one, seen))
      .map(
        ({ id, facts: readings }) => `${id} is used one way only: ${readings.join(' against ')}`,
      ),
    ...flips(draft, material).map(
      ({ conflict, limit }) =>
        `${limit} lies between the readings of ${conflict}: the answer depends on which is right`,
    ),
    ...stale.map(
      ({ id, evidence: ids }) =>
        `${id} gives no date, and its latest source is of ${asOf(ids)?.slice(0, 7)}`,
    ),
    ...unsourced(draft).map(({ id }) => `${id} states a figure, and cites no F or D`),
    ...mayBeKnown(draft, material).map(
      ({ unknown, near }) => `${unknown} may be stated after all: see ${near.join(', ')}`,
    ),
    ...repeats(draft.lines).map(([first, second]) => `${second.id} repeats ${first.id}`),
  ];
}

interface Seen {
  readonly passages: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
}

/** For what the paper calls unknown, the passages that come nearest to saying it, and their figures. */
function mayBeKnown(draft: PaperDraft, { evidence, facts }: Material) {
  const nearest = createNearest(evidence.passages);
  return draft.unknowns.flatMap(({ what, query }, n) => {
    const found = nearest(`${what} ${query ?? ''}`, NEAR_UNKNOWN).map(({ one }) => one.id);
    const figures = facts.filter((fact) => fact.evidence.some((id) => found.includes(id)));
    const near = [...found, ...figures.slice(0, NEAR_UNKNOWN).map(({ id }) => id)];
    return near.length === 0 ? [] : [{ unknown: `U${n + 1}`, near }];
  });
}

/**
 * What a critic reads: what the paper cites, what comes nearest to its sentences and open questions, and the best
 * passages of the pages that bear on the question and are not cited. The rest bears on nothing it could find.
 */
export function passagesForCritic(
  draft: PaperDraft,
  material: Material,
): Material['evidence']['passages'] {
  const { evidence, facts } = material;
  const { passages } = evidence;
  const seen = seenBy(draft, material);
  const shown = new Set(seen.passages);
  const nearest = createNearest(passages);
  const add = (text: string, most: number) => {
    for (const { one } of nearest(text, most, seen.passages)) shown.add(one.id);
  };
  for (const { text } of draft.lines) add(text, NEAR_SENTENCE);
  for (const { what, query } of draft.unknowns) add(`${what} ${query ?? ''}`, NEAR_UNKNOWN);
  add(questionOf(material), NEAR_QUESTION);
  for (const { passage } of nearPages(material)) shown.add(passage);
  for (const { passage } of datesAhead(passages, material.today)) shown.add(passage);
  for (const fact of benchmarks(facts, seen.facts)) for (const id of fact.evidence) shown.add(id);
  for (const { facts: readings } of material.conflicts) {
    for (const { id, evidence: ids } of facts) {
      if (readings.includes(id)) for (const one of ids) shown.add(one);
    }
  }
  return passages.filter(({ id }) => shown.has(id));
}

/** Passages cited, through facts too; facts cited, or of whose passages one is. */
function seenBy(draft: PaperDraft, material: Material): Seen {
  const cited = draft.lines.flatMap(({ evidence }) => evidence);
  const operands = material.computed
    .filter(({ id }) => cited.includes(id))
    .flatMap(({ of }) => of.filter((one) => typeof one === 'string'));
  const direct = new Set([...cited, ...operands]);
  return {
    passages: new Set(createPassagesBehind(material)(cited)),
    facts: new Set(material.facts.filter(({ id }) => direct.has(id)).map(({ id }) => id)),
  };
}

/** The pages whose best passage is nearest to the question. */
function nearPages(material: Material): { source: string; passage: string }[] {
  const { passages } = material.evidence;
  const best = new Map<string, string>();
  for (const { one } of createNearest(passages)(questionOf(material), passages.length)) {
    if (best.size < NEAR_PAGES && !best.has(one.source)) best.set(one.source, one.id);
  }
  return [...best].map(([source, passage]) => ({ source, passage }));
}

/** Same measure as a figure of the paper, of another owner or place. */
function benchmarks(facts: readonly Fact[], used: ReadonlySet<string>): Fact[] {
  const cited = facts.filter(({ id }) => used.has(id));
  return facts.filter(
    (fact) =>
      !used.has(fact.id) &&
      fact.metric !== 'other' &&
      cited.some(
        ({ metric, entity, geography, amount }) =>
          metric === fact.metric &&
          amount.unit === fact.amount.unit &&
          (entity !== fact.entity || geography !== fact.geography),
      ),
  );
}

function isOneWay({ facts }: Conflict, { facts: used }: Seen): boolean {
  const readings = facts.filter((id) => used.has(id)).length;
  return readings > 0 && readings < facts.length;
}

/** Thresholds and conditions whose figure has no source that code knows. */
export const unsourced = ({ lines }: Pick<PaperDraft, 'lines'>): Line[] =>
  lines.filter(
    ({ id, text, evidence }) =>
      /^(?:answer\.change|R\d+\.reverse)/u.test(id) &&
      statesFigure(text) &&
      !evidence.some((one) => /^[FD]\d/u.test(one)),
  );

/** Sentences that say what an earlier one said, with that one; rows of a table are alike by their nature. */
export function repeats(lines: readonly Line[]): [first: Line, second: Line][] {
  const prose = lines.filter(({ id }) => !isRow(id));
  return prose.flatMap((line, index): [Line, Line][] => {
    const first = prose.slice(0, index).find(({ text }) => alike(text, line.text) >= SAME);
    return first ? [[first, line]] : [];
  });
}

export interface Flip {
  readonly conflict: string;
  /** The computed figure of the answer that lies between two readings. */
  readonly limit: string;
  readonly readings: readonly Fact[];
}

/** Both readings of each open conflict that the paper touches, tried on the limits that its answer computes. */
export function flips(draft: PaperDraft, material: Material): Flip[] {
  const seen = seenBy(draft, material);
  const limits = new Set(
    draft.lines.filter(({ id }) => /^answer\./u.test(id)).flatMap(({ evidence }) => evidence),
  );
  const computed = material.computed.filter(({ id }) => limits.has(id));
  const open = material.conflicts.filter(
    ({ rule, facts }) =>
      (rule === 'unresolved' || rule === 'range') && facts.some((id) => seen.facts.has(id)),
  );
  return open.flatMap(({ id, facts }) => {
    const readings = material.facts.filter((fact) => facts.includes(fact.id));
    const apart = (limit: Amount) =>
      readings.some(({ amount }) => isOf(amount, limit) && amount.high < limit.low) &&
      readings.some(({ amount }) => isOf(amount, limit) && amount.low > limit.high);
    return computed
      .filter(({ amount }) => apart(amount))
      .map((limit) => ({ conflict: id, limit: limit.id, readings }));
  });
}

const isOf = (a: Amount, b: Amount): boolean =>
  a.unit === b.unit && a.currency === b.currency && a.unit !== 'other';
