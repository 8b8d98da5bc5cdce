import { fill } from '../labels.ts';
import { heightOf } from '../office/measure.ts';
import { type Run, textOf } from '../office/runs.ts';
import type { View } from '../view.ts';
import { cutRuns } from './cut.ts';
import { TITLE } from './flow.ts';

/** As large as two lines allow, smaller on three; what is longer still is cut, and stands in the notes. */
export function titleOf(view: View, title: readonly Run[], at: number, of: number) {
  const { number } = view.format;
  const numbered = (runs: readonly Run[]): readonly Run[] => {
    const [first, ...others] = runs;
    if (of === 1 || first === undefined) return runs;
    const pattern = fill(view.labels.office.continued, {
      n: number(at + 1),
      of: number(of),
      title: '\u0000',
    });
    const [before = '', after = ''] = pattern.split('\u0000');
    return [{ ...first, text: before + first.text }, ...others, { text: after, muted: true }];
  };
  for (const size of [24, 22, 20, 18]) {
    const shown = numbered(title);
    if (heightOf(textOf(shown), size, TITLE.w, true) <= TITLE.h) return { shown, size, cut: false };
  }
  const { shown } = cutRuns(title, 150, view.labels.office.cut);
  return { shown: numbered(shown), size: 18, cut: at === 0 };
}

/** Every slide can be told from the others by its title: what repeats is numbered. */
export function distinctTitles<S extends { readonly title: readonly Run[] }>(
  view: View,
  slides: readonly S[],
): S[] {
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
