import { decodeHTMLStrict } from 'entities';
import { atOnce, htmlSteps } from './html-text.ts';
import { markdownLinksToText } from './markdown-links.ts';
import { joinBrokenWords, joinPages } from './pdf-text.ts';
import { cellsOf, gapsToBars, tidyTables } from './table-text.ts';

/**
 * Controls, format characters (zero-width, bidi, soft hyphen, tags), fillers, variation selectors, private
 * use, lone surrogates. Tab and line breaks are not among them.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: single code points are meant
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}\p{Co}\p{Cs}\u034f]/gu;
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
/** More marks on one letter than any script needs; longer runs would make normalising slow. */
const STACKED_MARKS = /(\p{M}{6})\p{M}+/gu;

/**
 * What is stored as a page's text: markup reduced to the text it carries, invisible characters out, NFC,
 * whitespace collapsed within lines, at most one blank line between paragraphs. Headings keep their `#`, rows
 * of tables have bars between their cells. Never throws; linear time.
 */
export const cleanPage = (raw: string): string => atOnce(cleaningSteps(raw));

/** The same, interrupted between its steps. */
export function* cleaningSteps(raw: string): Generator<undefined, string> {
  let text = yield* htmlSteps(visible(joinPages(raw)));
  for (const step of [decodeHTMLStrict, visible, joinBrokenWords, markdownLinksToText]) {
    yield;
    text = step(text);
  }
  const lines = gapsToBars(withHeadings(text.split('\n')));
  yield;
  const cleaned: string[] = [];
  for (const line of lines) {
    cleaned.push(cleanLine(line));
    yield;
  }
  const tidy = yield* tidyTables(cleaned);
  return tidy
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Underlined and wholly bold lines as headings. */
function withHeadings(lines: readonly string[]): string[] {
  return lines.map((line, n) => {
    if (line.length > 120) return line;
    if (/^={3,}\s*$/.test(lines[n + 1] ?? '') && /\p{L}/u.test(line)) return `# ${line}`;
    const bold = /^\s*(?:\*\*|__)([^*_]+)(?:\*\*|__)\s*$/.exec(line)?.[1]?.trim();
    return bold === undefined || /[.!?]$/.test(bold) ? line : `###### ${bold}`;
  });
}

/** Line breaks of one kind, what cannot be seen out, NFC. */
export function visible(text: string): string {
  return text
    .replace(LINE_BREAK, '\n')
    .replace(INVISIBLE, '')
    .replace(STACKED_MARKS, '$1')
    .normalize('NFC');
}

/** Longer lines are neither rules nor definitions. */
const SHORT = 500;
const RULE = /^[\s|:+=_*~-]{3,}$/;
const LINK_DEFINITION = /^\[[^\]]{1,200}\]: \S+.{0,300}$/;
function cleanLine(line: string): string {
  const flat = line.replace(/[\s\p{Zs}]+/gu, ' ').trim();
  if (/^#{1,6}$/.test(flat)) return '';
  if (flat.includes('|') && cellsOf(flat) !== null) return flat.replaceAll('**', '');
  if (flat.length < SHORT && (RULE.test(flat) || LINK_DEFINITION.test(flat))) return '';
  return flat
    .replace(/^(?:> ?)+(?=\S)/, '')
    .replace(/\*\*+(?=\S)|(?<=[^\s*])\*\*+/g, '')
    .replace(/^\| ?| ?\|$/g, '')
    .trim();
}
