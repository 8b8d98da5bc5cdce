import { fill } from '../labels.ts';
import { textOf } from '../office/runs.ts';
import type { View } from '../view.ts';
import type { LaidOut } from './layout.ts';

/** Every slide can be told from the others by its title: what repeats is numbered. */
export function distinctTitles(view: View, slides: readonly LaidOut[]): LaidOut[] {
  const told = new Map<string, number>();
  const all = Map.groupBy(slides, ({ title }) => textOf(title));
  return slides.map((slide) => {
    const text = textOf(slide.title);
    const of = all.get(text)?.length ?? 1;
    if (of === 1) return slide;
    const n = (told.get(text) ?? 0) + 1;
    told.set(text, n);
    const { number } = view.format;
    const after = fill(view.labels.office.continued, { title: '', n: number(n), of: number(of) });
    return { ...slide, title: [...slide.title, { text: after, muted: true }] };
  });
}
