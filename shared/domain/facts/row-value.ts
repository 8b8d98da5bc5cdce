import type { Figure } from '../figures/figure.ts';
import type { Cell, ReadPassage, Row } from '../pages/passage.ts';
import type { DraftFact, FactGround, Looked } from './draft-fact.ts';
import { sizesAgree } from './fact-amount.ts';
import { ENOUGH, labelWords, polarity, rowScore } from './label-match.ts';
import { completed, type Fit, fits } from './period.ts';
import { timesIn } from './time-reading.ts';

/** A cell with how well its row, column and time answer to a draft. */
interface Candidate {
  readonly cell: Cell;
  readonly figure: Figure;
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
  const equal = own.filter(({ figure }) => sizesAgree(value, figure));
  const signed = equal.filter(({ figure, cell }) =>
    signsAgree(draft.label, value, row, cell, figure),
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
  if (best === undefined) return { ok: false, faults: ['no cell'], figure: false };
  const same = draft.period !== '' && best.fit === 'same';
  const rivals = ground.rowsOf(passage.source).flatMap((other) => {
    if (other.row === undefined || other.id === passage.id) return [];
    return mayBeat(draft, other.row) ? candidates(draft, other, other.row, ground) : [];
  });
  const beaten =
    same && [...own, ...rivals].some((rival) => beats(rival, best, value, own.includes(rival)));
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
  if (rival.fit !== 'same' || sizesAgree(value, rival.figure)) return false;
  const percent = (figure: Figure) => figure.kind === 'percent' || figure.kind === 'points';
  if (percent(rival.figure) !== percent(best.figure)) return false;
  if (rival.score > best.score + DRAW) return true;
  if (!inSameRow || rival.score < best.score - DRAW) return false;
  // Two columns of one row answer alike: the one whose head says when, else none can be told.
  return rival.dated || !best.dated;
}

/** Only rows that share a word can answer better. */
function mayBeat(draft: DraftFact, row: Row): boolean {
  const words = labelWords(`${draft.label} ${draft.entity}`);
  return labelWords(row.label).some((word) => words.includes(word));
}

function candidates(
  draft: DraftFact,
  passage: ReadPassage,
  row: Row,
  ground: FactGround,
): Candidate[] {
  const label = labelWords(
    [draft.label, draft.qualifier ?? '', draft.geography ?? ''].join(' '),
  ).filter((word) => !labelWords(draft.period).includes(word));
  const entity = labelWords(draft.entity);
  const above = passage.context.map(({ text }) => text);
  const title = ground.source(passage.source)?.title ?? '';
  const around = labelWords([...above, title].join(' '));
  const rowWords = labelWords(row.label);
  const heads = row.cells.flatMap((cell) => cell.heads).join(' · ');
  return row.cells.flatMap((cell) => {
    if (cell.figure === null) return [];
    const column = labelWords([...cell.heads, cell.text].join(' '));
    const score = rowScore(label, entity, { label: rowWords, column, around });
    const time = timeOf(draft, cell, row.label, heads, passage, ground);
    return [{ cell, figure: cell.figure, score, ...time }];
  });
}

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
  let fit = dated ? fits(asked, stated) : fits(asked, timesIn(heads));
  if (fit !== 'open') return { fit, origin: 'passage', dated };
  const source = ground.source(passage.source);
  const outward = [...passage.context].reverse().map(({ text }) => [text, 'context'] as const);
  const page = [[source?.title ?? '', 'page_date']] as const;
  for (const [text, origin] of [...outward, ...page]) {
    stated = completed(stated, timesIn(text));
    fit = fits(asked, stated);
    if (fit === 'same') return { fit, origin, dated };
  }
  // What stands above the table is of the table, not surely of the cell.
  return { fit: 'open', origin: 'passage', dated };
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
