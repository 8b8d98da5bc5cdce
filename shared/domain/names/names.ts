/** Letters of scripts that write words without spaces, or glue endings to them: no word boundary there. */
const UNBOUNDED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}ー`;
export const WORD_CHARACTER = String.raw`(?:[^\P{L}${UNBOUNDED}]|\p{N})`;
const IS_UNBOUNDED = new RegExp(`[${UNBOUNDED}]`, 'u');

/**
 * Text made comparable: compatibility forms and accents folded, one kind of apostrophe, dashes and white
 * space as one space. Case is kept. Offsets are those of the folded text.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[‘’‚‛ʼ`´]/g, "'")
    .replace(/[-‐‑‒–—―\s]+/g, ' ');
}

/** Folded, lower case, letters and digits only: for comparing whole names. */
export const compact = (name: string): string =>
  fold(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The words of a text, folded, in lower case. */
export const wordsOf = (text: string): string[] =>
  fold(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/**
 * A pattern that finds a name in folded text, as a whole word. Up to four letters: case as written. Longer:
 * any case, but with a capital where the name has one. `&` and "and" are the same; an apostrophe may be
 * missing; a genitive "s" may follow.
 */
export function namePattern(name: string): string {
  const folded = fold(name).trim();
  const letters = folded.match(/\p{L}/gu)?.length ?? 0;
  const body = escaped(folded)
    .replace(/ ?(?:&| and | und | et ) ?/g, (joint) =>
      joint.trim() === '&' && !joint.includes(' ') ? ' ?& ?' : '(?: ?& ?| and | und | et )',
    )
    .replaceAll("'", "'?");
  const capital = /^\p{Lu}/u.test(folded) ? String.raw`(?=\p{Lu})` : '';
  const genitive = letters >= 5 && /(?!s)\p{Ll}$/u.test(folded) ? 's?' : '';
  const before = isBounded(folded.at(0)) ? `(?<!${WORD_CHARACTER})` : '';
  const after = isBounded(folded.at(-1)) ? `(?!${WORD_CHARACTER})` : '';
  return `${before}${letters <= 4 ? body : `${capital}(?i:${body})`}${genitive}${after}`;
}

const isBounded = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character) && !IS_UNBOUNDED.test(character);

export interface FoundName {
  /** As given to the finder. */
  name: string;
  start: number;
  end: number;
}

/** Finds any of the names in folded text, longest first where several begin at one place. */
export function createNameFinder(names: readonly string[]) {
  const usable = [...new Set(names.filter((name) => /[\p{L}\p{N}]/u.test(name)))].sort(
    (a, b) => b.length - a.length,
  );
  const pattern = new RegExp(
    usable.map((name) => `(${namePattern(name)})`).join('|') || '(?!)',
    'gu',
  );
  const find = (folded: string): FoundName[] =>
    Array.from(folded.matchAll(pattern), (match) => ({
      name: usable[match.slice(1).findIndex((group) => group !== undefined)] ?? match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
  return {
    find,
    has: (folded: string): boolean => folded.search(pattern) >= 0,
  };
}
export type NameFinder = ReturnType<typeof createNameFinder>;
