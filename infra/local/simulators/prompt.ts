import { sentenceSpans } from '../../../shared/domain/pages/sentences.ts';

/** What a prompt shows: passages and figures to draw from, and statements to answer for. */

export interface Sentence {
  /** The passage it stands in. */
  readonly id: string;
  readonly text: string;
}

export interface Prompt {
  /** From the line `Step: …` that a prompt begins with, such as `assess:swot`; empty when there is none. */
  readonly step: string;
  /** The tag that the instructions ask the answer's texts in; `en` when they name none. */
  readonly language: string;
  /** In the order shown; the first of each id. */
  readonly passages: readonly Sentence[];
  /** Lines of figures, `F3` and `D1` with what stands behind them. */
  readonly figures: readonly Sentence[];
  /** Statements to judge (`c1`), or to write again with what they cite (`swot.threats.2`). */
  readonly statements: readonly Sentence[];
  /** From a line `Company: …`; empty when there is none. */
  readonly company: string;
  readonly text: string;
}

const PASSAGE = /^\[(S\d+\.p\d+)\] (\S.*)$/u;
const FIGURE = /^(?:- )?([FD]\d+) · (.+)$/u;
const STATEMENT = /^(?:(c\d+): (.+)|- ([a-z_]\S*): (.+?) \(cites .*)$/iu;
const LANGUAGE = /^(?:- )?Write (?:every text field )?in [^\n]*?\(([A-Za-z]{2,3})[-A-Za-z0-9]*\)/mu;

export function readPrompt(text: string, instructions = ''): Prompt {
  const passages = new Map<string, string>();
  const figures: Sentence[] = [];
  const statements: Sentence[] = [];
  for (const line of text.split('\n')) {
    const [, passage = '', words = ''] = PASSAGE.exec(line) ?? [];
    if (passage !== '' && !passages.has(passage)) passages.set(passage, words);
    const [, figure = '', value = ''] = FIGURE.exec(line) ?? [];
    if (figure !== '') figures.push({ id: figure, text: value });
    const [, key, judged, place, failed] = STATEMENT.exec(line) ?? [];
    if (key !== undefined) statements.push({ id: key, text: judged ?? '' });
    if (place !== undefined) statements.push({ id: place, text: failed ?? '' });
  }
  return {
    step: /^Step: (\S{1,100})/u.exec(text)?.[1] ?? '',
    language: LANGUAGE.exec(instructions)?.[1]?.toLowerCase() ?? 'en',
    passages: [...passages].map(([id, words]) => ({ id, text: words })),
    figures,
    statements,
    company: /^Company: ([^"”(;\n]{1,200})/mu.exec(text)?.[1]?.trim() ?? '',
    text,
  };
}

/** Verbatim pieces of the text, each a sentence. */
export const sentencesOf = (text: string): string[] =>
  sentenceSpans(text).map(({ start, end }) => text.slice(start, end).trim());
