import { safeUrl } from '../escape.ts';
import { computedText } from '../paper/figure-text.ts';
import { contextText, publishedText } from '../source-texts.ts';
import type { View } from '../view.ts';
import { fitText } from './runs.ts';

/** What stands behind a number: the passage word for word with its source and date, or how a figure was computed. */
export interface NoteText {
  readonly id: string;
  readonly n: number;
  readonly text: string;
  /** `Title, publisher, date, standing`; '' for a computed figure. */
  readonly source: string;
  /** Only an address that a reader may follow. */
  readonly url?: string;
}

/** In order of number. */
export function noteTexts(view: View): NoteText[] {
  const { labels, citations } = view;
  const passages = citations.all.map(({ n, passage, source }): NoteText => {
    const context = passage.context.length === 0 ? '' : `${fitText(contextText(passage))}: `;
    const origin = source
      ? [source.title, source.publisher, publishedText(view, source), labels.tiers[source.tier]]
      : [];
    const url = source && safeUrl(source.url);
    return {
      ...{ id: passage.id, n, text: `${context}“${fitText(passage.text)}”` },
      source: origin.map(fitText).join(', '),
      ...(url !== undefined && { url }),
    };
  });
  const computed = citations.computed.map(({ n, id }): NoteText => {
    const told = computedText(view, id);
    const formula = `${labels.paper.computed}${labels.colon} ${told?.formula ?? id}`;
    const operands = (told?.operands ?? []).map(({ text, evidence }) => {
      const numbers = citations.numbers(evidence);
      return numbers.length === 0 ? text : `${text} [${numbers.join(', ')}]`;
    });
    return { id, n, text: [formula, ...operands].map(fitText).join('; '), source: '' };
  });
  return [...passages, ...computed].toSorted((a, b) => a.n - b.n);
}
