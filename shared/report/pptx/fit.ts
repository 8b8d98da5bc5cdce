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

/** As many paragraphs as the area holds, in the largest of the sizes in which all stand; the last that does is cut. */
export function fitAll(
  texts: readonly (readonly Run[])[],
  area: Pick<Area, 'w' | 'h'>,
  sizes: readonly number[],
  style: Omit<Paragraph, 'runs' | 'size'> = {},
): Paragraph[] {
  const told = texts.filter((runs) => textOf(runs).trim() !== '');
  const short = told.every((runs) => textOf(runs).length <= MEASURED);
  for (const size of sizes) {
    const all = told.map((runs): Paragraph => ({ runs, size, ...style }));
    if (short && paragraphsHeight(all, area.w) <= area.h) return all;
  }
  const size = sizes.at(-1) ?? 14;
  const width = area.w - (style.bullet ? BULLET_INDENT : 0);
  const line = heightOf('x', size, width);
  const shown: Paragraph[] = [];
  let left = area.h;
  for (const runs of told) {
    const lines = Math.floor((left + 0.001) / line);
    // A single line of a longer text says too little.
    if (lines < 1 || (lines < 2 && shown.length > 0 && textOf(runs).length > 60)) break;
    const cut = clip(runs, { size, width, lines, ...(style.bold && { bold: true }) });
    const paragraph: Paragraph = { runs: cut, size, ...style };
    shown.push(paragraph);
    left -= textHeight(paragraph, area.w) + AFTER;
  }
  return shown;
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
