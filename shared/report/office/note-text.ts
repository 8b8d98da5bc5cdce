import type { Quote } from '../citations.ts';
import { safeUrl } from '../escape.ts';
import { fill } from '../labels.ts';
import { noteLines } from '../paper/computed-text.ts';
import { contextText, publishedText } from '../source-texts.ts';
import type { View } from '../view.ts';
import { fitText } from './runs.ts';

/** A passage word for word with its source, or a line on how a figure was computed. */
interface NotePiece {
  readonly text: string;
  /** `Title, publisher, date, standing`; '' for what is no passage. */
  readonly source: string;
  /** `Publisher, date`, for the foot of a page. */
  readonly brief: string;
  /** Only an address that a reader may follow. */
  readonly url?: string;
}

/** What stands behind a number. */
export interface NoteText {
  readonly n: number;
  readonly pieces: readonly NotePiece[];
}

/** In order of number. */
export function noteTexts(view: View): NoteText[] {
  const piece = (line: string): NotePiece => ({ text: fitText(line), source: '', brief: '' });
  return view.citations.notes.map((note) => {
    const { before, after } = noteLines(view, note);
    const quotes = note.quotes.map((quote) => quoted(view, quote));
    return { n: note.n, pieces: [...before.map(piece), ...quotes, ...after.map(piece)] };
  });
}

function quoted(view: View, { passage, source }: Quote): NotePiece {
  const context = passage.context.length === 0 ? '' : `${fitText(contextText(passage))}: `;
  const text = `${context}${fill(view.labels.quoted, { text: fitText(passage.text) })}`;
  if (source === undefined) return { text, source: '', brief: '' };
  const url = safeUrl(source.url);
  const standing = view.labels.tiers[source.tier];
  const told = (...parts: readonly string[]) => parts.map(fitText).join(view.labels.comma);
  const brief = told(source.publisher, publishedText(view, source));
  return {
    ...{ text, source: told(source.title, brief, standing), brief },
    ...(url !== undefined && { url }),
  };
}
