import type { Citation } from '../citations.ts';
import { safeUrl } from '../escape.ts';
import { fill } from '../labels.ts';
import { computedText } from '../paper/computed-text.ts';
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
  const passages = citations.all.map((citation): NoteText => {
    const { n, passage, source } = citation;
    const url = source && safeUrl(source.url);
    return {
      ...{ id: passage.id, n, text: quoted(view, citation), source: originOf(view, citation) },
      ...(url !== undefined && { url }),
    };
  });
  const computed = citations.computed.map((note): NoteText => {
    const { n, id } = note;
    const { title, ...told } = computedText(view, note);
    const formula = `${title}${labels.colon} ${told.formula}`.trim();
    const operands = note.together.length > 0 ? [] : told.operands.map(({ text }) => text);
    const behind = citations
      .passagesOf(note)
      .map((one) => `${quoted(view, one)} ${originOf(view, one)}`.trim());
    const parts = [formula, ...operands].map(fitText).join('; ');
    return { id, n, text: [parts, ...behind].join(' · '), source: '' };
  });
  return [...passages, ...computed].toSorted((a, b) => a.n - b.n);
}

function quoted({ labels }: View, { passage }: Citation): string {
  const context = passage.context.length === 0 ? '' : `${fitText(contextText(passage))}: `;
  return `${context}${fill(labels.quoted, { text: fitText(passage.text) })}`;
}

function originOf(view: View, { source }: Citation): string {
  if (source === undefined) return '';
  const standing = view.labels.tiers[source.tier];
  return [source.title, source.publisher, publishedText(view, source), standing]
    .map(fitText)
    .join(view.labels.comma);
}
