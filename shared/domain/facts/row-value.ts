import type { Figure } from '../figures/figure.ts';
import { unitsAgree } from '../figures/figure-lexicon.ts';
import type { Cell, ReadPassage, Row } from '../pages/passage.ts';
import type { DraftFact, FactGround, Looked } from './draft-fact.ts';
import { sizesAgree } from './fact-amount.ts';
import { ENOUGH, labelWords, polarity, rowScore, withoutResult } from './label-match.ts';
import { completed, type Fit, fits } from './period.ts';
import { type TimeReading, timesIn } from './time-reading.ts';

/** A cell with how well its row, column and time answer to a draft. */
interface Candidate {
  readonly cell: Cell;
  /** Null: the cell holds no number, and may still be the one that is meant. */
  readonly figure: Figure | null;
  readonly score: number;
  readonly fit: Fit;
  readonly origin: 'passage' | 'context' | 'page_date';
  /** Its own heads say when. */
  readonly dated: boolean;
}

/** Scores nearer than this are a draw. */
const DRAW = 0.05;

/**
 * Looks for a draft's value among the cells of its row. Kept is a cell whose value, unit and sign agree and whose
 * row, column and time nothing else on the page answers better.
 */
export function inRow(
  draft: DraftFact,
  value: Figure,
  passage: ReadPassage,
  row: Row,
  ground: FactGround,
): Looked {
  const own = candidates(draft, passage, row, ground);
  const equal = own.filter(({ figure }) => figure !== null && sizesAgree(value, figure));
  const signed = equal.filter(
    ({ figure, cell }) => figure !== null && signsAgree(draft.label, value, row, cell, figure),
  );
  if (signed.length === 0) {
    const what = equal.length > 0 ? 'stands there with the other sign' : 'is not in the row';
    return { ok: false, faults: [`"${draft.value} ${draft.unit}" ${what}`], figure: false };
  }
  const fitting = signed.filter(({ score }) => score >= ENOUGH);
  if (fitting.length === 0) {
    return { ok: false, faults: [`the row "${row.label}" is not "${draft.label}"`], figure: true };
  }
  const [best] = fitting.sort((a, b) => order(b) - order(a) || b.score - a.score);
  if (best === undefined || best.figure === null)
    return { ok: false, faults: ['no cell'], figure: false };
  const same = draft.period !== '' && best.fit === 'same';
  const words = labelWords(`${draft.label} ${draft.entity}`);
  const mine = sharedWords(words, row);
  const rivals = ground.rowsOf(passage.source).flatMap((other) => {
    if (other.row === undefined || other.id === passage.id) return [];
    const shared = sharedWords(words, other.row);
    return shared > 0 && shared >= mine ? candidates(draft, other, other.row, ground) : [];
  });
  const beaten = same
    ? [...own, ...rivals].some((rival) => beats(rival, best, value, own.includes(rival)))
    : draft.period === '' && own.some(({ score }) => score > best.score + DRAW);
  if (beaten) {
    return { ok: false, faults: [`another row or column is "${draft.label}"`], figure: true };
  }
  return {
    ok: true,
    found: {
      figure: best.figure,
      printed: best.cell.text.trim(),
      label: row.label,
      period: { fit: best.fit, origin: best.origin },
    },
  };
}

const order = ({ fit }: Candidate) => ({ same: 2, open: 1, other: 0 })[fit];

/** A cell of the same time with another value of that kind, in a row that is rather meant. */
function beats(rival: Candidate, best: Candidate, value: Figure, inSameRow: boolean): boolean {
  if (rival.fit !== 'same') return false;
  if (rival.figure !== null && sizesAgree(value, rival.figure)) return false;
  if (rival.score > best.score + DRAW) return true;
  if (!inSameRow || rival.score < best.score - DRAW || !isOfOneKind(rival, best)) return false;
  // Two columns of one row answer alike: the one whose head says when, else none can be told.
  return rival.dated || !best.dated;
}

/** "1 682 M€" and "12 Albatros" of one cell, or zloty and euro, are not two answers to one question. */
function isOfOneKind(a: Candidate, b: Candidate): boolean {
  if (a.figure === null || b.figure === null) return false;
  if (!unitsAgree(a.figure.unit, b.figure.unit)) return false;
  if (a.figure.kind === b.figure.kind) return true;
  const isShare = ({ figure }: Candidate) =>
    figure?.kind === 'percent' || figure?.kind === 'points';
  const isNamed = ({ cell }: Candidate) => /\p{L}{3}/u.test(cell.text);
  return !isShare(a) && !isShare(b) && !isNamed(a) && !isNamed(b);
}

/** How many words of a draft stand in a row's label; a row with fewer than another cannot answer better. */
function sharedWords(words: readonly string[], row: Row): number {
  return labelWords(row.label).filter((word) => words.includes(word)).length;
}

function candidates(
  draft: DraftFact,
  passage: ReadPassage,
  row: Row,
  ground: FactGround,
): Candidate[] {
  const words = [draft.label, draft.qualifier ?? '', draft.geography ?? ''].join(' ');
  const period = labelWords(draft.period);
  const labelOf = (text: string) => labelWords(text).filter((word) => !period.includes(word));
  // "Net loss" may be a negative "net income".
  const bare = withoutResult(words, row.label);
  const entity = labelWords(draft.entity);
  const above = passage.context.map(({ text }) => text);
  const title = ground.source(passage.source)?.title ?? '';
  const around = labelWords([...above, title].join(' '));
  const heads = row.cells.flatMap((cell) => cell.heads).join(' · ');
  return row.cells.map((cell) => {
    const column = labelWords([...cell.heads, cell.text].join(' '));
    const scoreOf = (asked: string, own: string) =>
      rowScore(labelOf(asked), entity, { label: labelWords(own), column, around });
    const named = scoreOf(words, row.label);
    const score = bare === null ? named : Math.max(named, scoreOf(bare.label, bare.row));
    const time = timeOf(draft, cell, row.label, heads, passage, ground);
    return { cell, figure: cell.figure, score, ...time };
  });
}

const longerFirst = (a: string, b: string) => b.length - a.length;

/** From the cell's own heads outward: the row's label, what stands above the table, the page's line. */
function timeOf(
  draft: DraftFact,
  cell: Cell,
  label: string,
  heads: string,
  passage: ReadPassage,
  ground: FactGround,
): Pick<Candidate, 'fit' | 'origin' | 'dated'> {
  const asked = timesIn(draft.period);
  let stated = timesIn([...cell.heads, label].join(' · '));
  const dated = stated.years.length + stated.months.length + stated.quarters.length > 0;
  let fit = dated ? fits(asked, stated) : fitsRow(asked, timesIn(heads));
  if (fit !== 'open') return { fit, origin: 'passage', dated };
  const source = ground.source(passage.source);
  // A column of a year takes no quarter from the heads of its neighbours.
  const others = stated.years.length > 0 ? heads.split(' · ').sort(longerFirst) : [];
  const outward = [...passage.context].reverse().map(({ text }) => [text, 'context'] as const);
  const page = [[source?.title ?? '', 'page_date']] as const;
  for (const [whole, origin] of [...outward, ...page]) {
    const text = others.reduce((left, head) => left.replaceAll(head, ' · '), whole);
    stated = completed(stated, timesIn(text));
    fit = fits(asked, stated);
    if (fit === 'same') return { fit, origin, dated };
  }
  // What stands above the table is of the table, not surely of the cell.
  return { fit: 'open', origin: 'passage', dated };
}

/** A column without a time of its own, such as "% change", belongs to the latest of its row. */
function fitsRow(asked: TimeReading, row: TimeReading): Fit {
  const latest = Math.max(...row.years);
  const isLatest = asked.years.length === 0 || asked.years.includes(latest);
  return isLatest || row.years.length === 0 ? fits(asked, row) : 'other';
}

/** "Net loss 12" is (12) or 12 in a row of losses; "net income 12" is neither. */
function signsAgree(label: string, value: Figure, row: Row, cell: Cell, figure: Figure): boolean {
  const ownWords = [...row.label.split('\n'), ...cell.heads].join(' ');
  const [mine, theirs] = [polarity(label), polarity(ownWords)];
  if (mine === theirs) {
    return mine === -1 || Math.sign(value.value) === Math.sign(figure.value);
  }
  if (mine === -1) return figure.value < 0;
  return value.value < 0;
}
