import type { Passage, Source } from '../domain/report.ts';
import { fill } from './labels.ts';
import type { View } from './view.ts';

/** `3 January 2025` or `undated`. */
export function publishedText({ labels, format }: View, source: Source): string {
  return source.published_at === null ? labels.undated : format.date(source.published_at);
}

/** Heading path, unit note and column heads, verbatim: `Results › in millions › 2024`. */
export function contextText({ context }: Passage): string {
  return context.map(({ text }) => text).join(' › ');
}

/** What a reader should know of a source beside its date and standing. */
export function remarkTexts({ labels, format }: View, source: Source): string[] {
  const { flags, period_of_report: period, cut_characters: cut } = source;
  return [
    // An undated page says so where its date would stand.
    ...flags.filter((flag) => flag !== 'undated').map((flag) => labels.flags[flag]),
    ...(period === null ? [] : [`${labels.periodOfReport} ${format.date(period)}`]),
    ...(cut === 0 ? [] : [fill(labels.cutCharacters, { n: format.number(cut) })]),
  ];
}
