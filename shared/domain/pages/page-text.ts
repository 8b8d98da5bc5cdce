import { decodeEntities } from './entities.ts';
import { htmlToText } from './html-text.ts';
import { INSTRUCTION_PATTERNS } from './instruction-patterns.ts';
import { markdownLinksToText } from './markdown-links.ts';

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
 * whitespace collapsed within lines, at most one blank line between paragraphs. Never throws; linear time.
 */
export function cleanPage(raw: string): string {
  const text = decodeEntities(htmlToText(visible(raw)));
  return markdownLinksToText(visible(text))
    .split('\n')
    .filter((line) => !isTableRule(line))
    .map(cleanLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function visible(text: string): string {
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
/** Heading marks stay before words that headings address to a model: there they are evidence. */
const HEADING = /^#{1,6} +(?!(?:instruction|system|assistant)s?\b)/i;

const isTableRule = (line: string) =>
  line.length < SHORT && line.includes('|') && /^[\s|:-]{3,}$/.test(line);

function cleanLine(line: string): string {
  const flat = line.replace(/[\s\p{Zs}]+/gu, ' ').trim();
  if (flat.length < SHORT && (RULE.test(flat) || LINK_DEFINITION.test(flat))) return '';
  return flat
    .replace(HEADING, '')
    .replace(/^(?:> ?)+(?=\S)/, '')
    .replace(/\*\*+(?=\S)|(?<=[^\s*])\*\*+/g, '')
    .replace(/^\| ?| ?\|$/g, '')
    .trim();
}

/**
 * Whether text addresses the software that reads it ("ignore previous instructions", role markers), in
 * English, German, French or Spanish. Ordinary prose about instructions is not flagged.
 */
export function looksLikeInstruction(text: string): boolean {
  const folded = visible(text)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[^\S\n]+/g, ' ');
  // A command may be broken over lines; role markers need the lines.
  const flat = folded.replace(/\s+/g, ' ');
  return INSTRUCTION_PATTERNS.some(
    (pattern) => pattern.test(folded) || (flat !== folded && pattern.test(flat)),
  );
}

const MARKER = /s ?\d{1,9} ?[.:_-]? ?p ?\d/i;
const BRACKETS = /[[\]【】〔〕〖〗⟦⟧〚〛﹝﹞［］❲❳⁅⁆]/gu;

/**
 * Text as one line of a prompt. When anything in it could pass for a passage's marker (`[S9.p9]`), its
 * brackets go: only the program writes those.
 */
export function promptLine(text: string): string {
  const line = visible(text)
    .replace(/[\s\p{Zs}]+/gu, ' ')
    .trim();
  return MARKER.test(line.normalize('NFKC')) ? line.replace(BRACKETS, '') : line;
}
