import { fill } from '../labels.ts';
import { linesOf } from '../office/measure.ts';
import { type Run, run, textOf } from '../office/runs.ts';
import type { View } from '../view.ts';
import { type DeckSlide, TITLE } from './canvas.ts';
import { clip } from './fit.ts';

/** Points and lines that a title's room holds, the largest first. */
const SIZES = [
  [26, 2],
  [24, 2],
  [22, 2],
  [18, 3],
  [16, 3],
] as const;

/** No title needs more to be measured. */
const LETTERS = 600;

export interface Titled extends DeckSlide {
  /** As the slide shows it: without marks and notes. */
  readonly heading: readonly Run[];
  readonly headingSize: number;
}

/** Titles on two lines or three, none like another: what repeats is numbered. */
export function distinctTitles(view: View, slides: readonly DeckSlide[]): Titled[] {
  const { number } = view.format;
  const shown = slides.map(({ title }) => {
    const plain = [run(titleText(title), { bold: true })];
    // A number may have to stand behind it.
    const width = TITLE.w - 1;
    const fits = SIZES.find(
      ([size, lines]) => linesOf(textOf(plain).slice(0, LETTERS), size, width, true) <= lines,
    );
    const [size, lines] = fits ?? [16, 3];
    return { size, text: atClause(textOf(clip(plain, { size, width, lines }))) };
  });
  const all = Map.groupBy(shown, ({ text }) => text);
  const told = new Map<string, number>();
  return slides.map((slide, at): Titled => {
    const { text = '', size = 24 } = shown[at] ?? {};
    const of = all.get(text)?.length ?? 1;
    const n = (told.get(text) ?? 0) + 1;
    told.set(text, n);
    const words = { title: '', n: number(n), of: number(of) };
    const after = of === 1 ? '' : fill(view.labels.office.continued, words);
    const numbered: Run[] = after === '' ? [] : [{ text: after, muted: true }];
    return { ...slide, heading: [{ text, bold: true }, ...numbered], headingSize: size };
  });
}

/** A title that is cut ends with a clause where one ends in its second half. */
function atClause(text: string): string {
  if (!text.endsWith('…')) return text;
  const end = Math.max(...[', ', '; ', ' – ', ': '].map((sign) => text.lastIndexOf(sign)));
  return end > text.length / 2 ? `${text.slice(0, end)} …` : text;
}

/** The words of a message; its marks and the numbers of its notes stand in the notes of its slide. */
export function titleText(runs: readonly Run[]): string {
  return textOf(runs.filter(({ open }) => open === undefined)).trim();
}
