import { isBold, noted } from '../office/columns.ts';
import { heightOf, linesOf } from '../office/measure.ts';
import { type Run, textOf } from '../office/runs.ts';
import type { Area, Paragraph } from './canvas.ts';
import { BULLET_INDENT, textHeight } from './piece.ts';

/** Below a paragraph, in inches. */
export const AFTER = 0.05;
/** No text needs more to be measured: what is longer fits no slide. */
const MEASURED = 1200;

export const paragraphsHeight = (paragraphs: readonly Paragraph[], width: number): number =>
  paragraphs.reduce((sum, one) => sum + textHeight(one, width) + AFTER, -AFTER);

/** What its check left open, its age, its sign: they stay when a text is shortened. */
const isMark = ({ open }: Run): boolean => open !== undefined;

/** The runs on so many lines at most, shortened at a word; what says whose doubt remains keeps its place. */
export function clip(
  runs: readonly Run[],
  {
    size,
    width,
    lines,
    bold = isBold(runs),
  }: Pick<Paragraph, 'size'> & {
    width: number;
    lines: number;
    bold?: boolean;
  },
): readonly Run[] {
  const fits = (some: readonly Run[]) => linesOf(noted(some), size, width, bold) <= lines;
  const length = textOf(runs).length;
  if (length <= MEASURED && fits(runs)) return runs;
  const end = runs.findLastIndex((one) => !isMark(one));
  // Marks that leave no room are shortened with the rest.
  const last = fits([{ text: '…' }, ...runs.slice(end + 1)]) ? end : runs.length - 1;
  const [body, marks] = [runs.slice(0, last + 1), runs.slice(last + 1)];
  let [least, most] = [0, Math.min(length, MEASURED)];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits([...cutAt(body, middle), ...marks])) least = middle;
    else most = middle - 1;
  }
  return [...cutAt(body, least), ...marks];
}

/** The first so many letters, up to a word's end. */
function cutAt(runs: readonly Run[], limit: number): Run[] {
  const shown: Run[] = [];
  let left = limit;
  for (const run of runs) {
    if (run.text.length <= left) {
      shown.push(run);
      left -= run.text.length;
      continue;
    }
    const whole = run.text.slice(0, left).replace(/[\ud800-\udbff]$/, '');
    const space = Math.max(whole.lastIndexOf(' '), whole.lastIndexOf('\u200b'));
    const text = space > left / 2 ? whole.slice(0, space) : whole;
    shown.push({ ...run, text: `${text.replace(/[\s,;:–—-]+$/, '')}…` });
    break;
  }
  return shown;
}

/** No smaller than what is still read from the back of a room. */
const LEAST = [13, 12];

/**
 * In the largest of the sizes in which all paragraphs stand, or in smaller type; else as many as do, each whole. Only
 * one that has no room by itself is cut: the notes of its slide hold it in full, and its foot says so.
 */
export function fitAll(
  texts: readonly (readonly Run[])[],
  area: Pick<Area, 'w' | 'h'>,
  sizes: readonly number[],
  style: Omit<Paragraph, 'runs' | 'size'> = {},
): Paragraph[] {
  const told = texts.filter((runs) => textOf(runs).trim() !== '');
  const short = told.every((runs) => textOf(runs).length <= MEASURED);
  const all = [...sizes, ...LEAST.filter((one) => one < Math.min(...sizes))];
  for (const size of all) {
    const set = told.map((runs): Paragraph => ({ runs, size, ...style }));
    if (short && paragraphsHeight(set, area.w) <= area.h) return set;
  }
  const usual = sizes.at(-1) ?? 14;
  for (const size of [usual, ...LEAST]) {
    const whole = wholeOnes(
      told.map((runs): Paragraph => ({ runs, size, ...style })),
      area,
    );
    if (short && whole.length > 0) return whole;
  }
  const size = all.at(-1) ?? 12;
  const width = area.w - (style.bullet ? BULLET_INDENT : 0);
  const lines = Math.floor((area.h + 0.001) / heightOf('x', size, width));
  const [first] = told;
  if (first === undefined || lines < 1) return [];
  const runs = clip(first, { size, width, lines, ...(style.bold && { bold: true }) });
  return [{ runs, size, ...style }];
}

/** The first so many that the area holds. */
function wholeOnes(paragraphs: readonly Paragraph[], { w, h }: Pick<Area, 'w' | 'h'>): Paragraph[] {
  const fitting = paragraphs.findLastIndex(
    (_, at) => paragraphsHeight(paragraphs.slice(0, at + 1), w) <= h,
  );
  return paragraphs.slice(0, fitting + 1);
}

/** The largest of the sizes in which a text stands on so many lines. */
export function largest(
  runs: readonly Run[],
  width: number,
  lines: number,
  sizes: readonly number[],
  bold = true,
): number {
  const text = noted(runs).slice(0, MEASURED);
  return sizes.find((size) => linesOf(text, size, width, bold) <= lines) ?? sizes.at(-1) ?? 14;
}
