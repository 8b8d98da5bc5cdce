import type { Run } from '../office/runs.ts';
import { inRightToLeft, runsOf } from '../office/runs.ts';
import { type Block, type Cell, type Grid, isCaptioned, type Part } from '../paper/blocks.ts';
import { isRightToLeft, type View } from '../view.ts';
import type { TypeBlock, TypeCell, TypePart, TypeRun } from './document.ts';
import { createLetters, type Letters } from './letters.ts';

/** Letters of a row's longest cell above which it may be cut by the end of a page. */
const LONG_CELL = 900;

/** Makes what is to be set of the report's blocks, and keeps count of the notes that stand already. */
export interface Setter extends Letters {
  /** `notes`: footnotes of the paper, or numbers that lead to the list of evidence. */
  runs(runs: readonly Run[], notes: 'foot' | 'list'): TypeRun[];
  part(part: Part, options: { level: number; notes: 'foot' | 'list'; newPage?: boolean }): TypePart;
  table(grid: PlainGrid): TypeBlock;
}

/** `rows`: texts, or runs. */
export interface PlainGrid {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | readonly Run[])[])[];
  readonly numbers?: readonly number[];
}

export function createSetter(view: View): Setter {
  const letters = createLetters();
  const { tidy } = letters;
  const placed = new Set<number>();

  const runs: Setter['runs'] = (given, notes) =>
    (isRightToLeft(view) ? inRightToLeft(given) : given).map(
      ({ text, evidence = [], ...style }) => {
        // A space at either end stands between runs.
        const [, before = '', after = ''] = /^(\s?).*?(\s?)$/s.exec(text) ?? [];
        const inner = tidy(text);
        const numbers = view.citations.numbers(evidence);
        const again = numbers.filter((n) => placed.has(n));
        const first = numbers.filter((n) => !placed.has(n));
        if (notes === 'foot') for (const n of first) placed.add(n);
        return {
          ...style,
          text: inner === '' ? before : `${before}${inner}${after}`,
          ...(notes === 'list' ? { see: numbers } : { first, again }),
        };
      },
    );

  function block(one: Block, notes: 'foot' | 'list', level: number): TypeBlock {
    switch (one.kind) {
      case 'heading':
        return {
          kind: 'heading',
          level: level + 1,
          outlined: false,
          anchor: null,
          runs: runs(runsOf(one.spans), notes),
        };
      case 'paragraph':
        return {
          kind: 'paragraph',
          style: one.style ?? 'body',
          runs: runs(runsOf(one.spans), notes),
        };
      case 'list':
        return {
          kind: 'counted',
          items: one.items.map((spans) => runs(runsOf(spans), notes)),
        };
      case 'terms':
        return {
          kind: 'pairs',
          rows: one.rows.map(
            ([term, inner]) => [tidy(term), runs(runsOf(spansIn(inner)), notes)] as const,
          ),
        };
      case 'table':
        return grid(one, notes);
    }
  }

  function grid({ caption, head, rows, note = '' }: Grid, notes: 'foot' | 'list'): TypeBlock {
    const cell = ({ spans, number = false }: Cell): TypeCell =>
      cellOf(runs(runsOf(spans), notes), number);
    return laidOut(
      tidy(caption),
      head.map(tidy),
      rows.map((row) => row.map(cell)),
      tidy(note),
    );
  }

  return {
    ...letters,
    runs,
    part: (part, { level, notes, newPage = false }) => ({
      title: tidy(part.title),
      level,
      newPage,
      blocks: part.blocks.map((one) => block(withShownCaption(one, part), notes, level)),
    }),
    table: ({ caption, head, rows, numbers = [] }) =>
      laidOut(
        tidy(caption),
        head.map(tidy),
        rows.map((row) =>
          row.map((cell, at) =>
            cellOf(
              runs(typeof cell === 'string' ? [{ text: cell }] : cell, 'list'),
              numbers.includes(at),
            ),
          ),
        ),
        '',
      ),
  };
}

const lengthOf = (runs: readonly TypeRun[]): number =>
  runs.reduce((sum, { text }) => sum + text.length, 0);

/** Longer than a narrow column: such a word would lie over its neighbour. */
const WIDE_WORD =
  /[^\s\u200b\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{24,}/gu;
const narrow = (text: string): string =>
  text.replace(WIDE_WORD, (word) => word.match(/.{1,9}/gsu)?.join('\u200b') ?? word);

const cellOf = (runs: readonly TypeRun[], number: boolean): TypeCell => ({
  runs: runs.map((run) => ({ ...run, text: narrow(run.text) })),
  number,
  long: lengthOf(runs) > LONG_CELL,
});

function withShownCaption(one: Block, part: Part): Block {
  return one.kind === 'table' && !isCaptioned(one, part) ? { ...one, caption: '' } : one;
}

function spansIn(one: Block) {
  return one.kind === 'heading' || one.kind === 'paragraph' ? one.spans : [];
}

/** Parts of the width that a letter of bold text takes, and the space on both sides of a cell. */
const LETTER_SHARE = 0.0135;
const CELL_SHARE = 0.025;
/** Words beyond are broken; no column takes more for a word. */
const MOST_LETTERS = 16;

const longestWord = (texts: readonly string[]): number =>
  Math.max(0, ...texts.flatMap((text) => text.split(/[\s\u200b-]+/).map((word) => word.length)));

/** Columns as wide as the room that their text needs, each with room for its longest word. */
function laidOut(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly TypeCell[])[],
  note: string,
): TypeBlock {
  const columns = head.map((name, at) => {
    const lengths = rows.map((row) => lengthOf(row[at]?.runs ?? []));
    // Few filled cells need as much room as many.
    const filled = lengths.filter((n) => n > 0);
    const mean = filled.reduce((sum, n) => sum + Math.min(n, 400), 0) / Math.max(1, filled.length);
    const longest = Math.max(name.length, ...lengths);
    const texts = rows.map((row) => (row[at]?.runs ?? []).map(({ text }) => text).join(''));
    const word = Math.min(MOST_LETTERS, longestWord([name, ...texts]));
    return { mean: Math.max(mean, name.length), longest, share: CELL_SHARE + word * LETTER_SHARE };
  });
  const wanted = columns.map(({ mean }) => Math.max(3, mean ** 0.72));
  const whole = wanted.reduce((sum, weight) => sum + weight, 0);
  const weights = columns.map(({ share }, at) => Math.max(wanted[at] ?? 3, share * whole));
  const numbers = head.map(
    (_, at) => rows.length > 0 && rows.every((row) => row[at]?.number ?? false),
  );
  return {
    kind: 'table',
    caption,
    head,
    rows: rows.map((row) => head.map((_, at) => row[at] ?? cellOf([], false))),
    rowHeads: rows.every((row) => lengthOf(row[0]?.runs ?? []) <= 60),
    numbers,
    widths: weights.map((weight, at) =>
      (columns[at]?.longest ?? 0) <= 10 ? 0 : Math.round(weight * 10) / 10,
    ),
    note,
  };
}
