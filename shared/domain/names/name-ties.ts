import { isDistinctive, significant, withoutLegalForm } from './company-names.ts';
import { domainHost, tickerOf } from './identity-marks.ts';
import { compact, createNameFinder, fold, namePattern, wordsOf } from './names.ts';

/** What binds two names of one company to each other. */

interface Page {
  readonly url: string;
  readonly title: string;
  readonly text: string;
}

/** Characters between a mark and a name. */
const NEAR = 200;

const WAS =
  'formerly|previously|originally|vormals|früher|ehemals|anciennement|autrefois|antes|anteriormente|in precedenza|voorheen|旧(?:社名|称)?|前身|原名|曾用名';
const IS =
  '(?:also|better|commonly|officially|formally|auch|également|también)(?: known as| called| named| bekannt als| connue? sous le nom de| conocid[ao] como)?|known as|trading as|doing business as|d/b/a|firmiert als|handelt als|abbreviated(?: as| to)?|short for|rebranded(?: itself)?(?: as)?|renamed(?: itself)?|umbenannt in|rebaptisée?';
const KNOWN_AS =
  '(?: known as| called| named| bekannt als| connue? sous le nom de| conocid[ao] como)?';
const TIE = `(?:(?:${fold(WAS)})${KNOWN_AS}|${fold(IS)})`;
/** "Former" as it stands before a name in a parenthesis, in whatever language: one word. */
const FORMER = String.raw`[\p{L}.]{1,14}?[:：]? ?`;
/** What may stand between a name and the word that ties another to it: a legal form, a ticker in a parenthesis. */
const BETWEEN = String.raw`(?:,? \p{L}[\p{L}.]{1,11})?(?: ?[(（][^()（）]{1,40}[)）])?`;
/** Of a list of former names. */
const MOST_FORMER = 4;

/** Whether an alias belongs to the name: same first word, initials, or said so on a page. */
export function isTied(alias: string, names: readonly string[], text: string): boolean {
  for (const known of names) {
    const [first = ''] = significant(alias);
    const shared = significant(known).includes(first);
    if (shared && isDistinctive(capitalised(first))) return true;
    if (compact(withoutLegalForm(alias)) === compact(withoutLegalForm(known))) return true;
    if (areInitials(alias, known) || areInitials(known, alias)) return true;
    const [a, b] = [namePattern(alias), namePattern(withoutLegalForm(known))];
    const said = [[b, a] as const, [a, b] as const].flatMap(([one, other]) => [
      `${one}${BETWEEN},? ?[(（]["'「]?(?:${TIE}[:：]? ?|${FORMER})?${other}`,
      `${one}${BETWEEN},? (?:is )?${TIE}[:：]? ?(?:as )?["'「]?${other}`,
    ]);
    if (new RegExp(said.join('|'), 'u').test(text)) return true;
  }
  return false;
}

/** Names that a page says the company had before: "Meta Platforms (NASDAQ: META), formerly Facebook". */
export function formerNames(
  names: readonly string[],
  pages: readonly Pick<Page, 'text'>[],
): string[] {
  const word = String.raw`[\p{Lu}\p{Lo}\d][\p{L}\d&.'+-]*`;
  const own = names.map((name) => namePattern(withoutLegalForm(name))).join('|');
  const pattern = new RegExp(
    `(?:${own})${BETWEEN},? ?[(（]?(?:${fold(WAS)})${KNOWN_AS}[:：]? ?["'「]?(${word}(?: ${word}){0,3})`,
    'dgu',
  );
  const found = pages.flatMap(({ text }) => {
    const folded = fold(text);
    const written = text.normalize('NFC').replace(/[-‐‑‒–—―\s]+/g, ' ');
    return Array.from(folded.matchAll(pattern), ({ 1: name = '', indices }) => {
      // With its accents, where folding has moved nothing.
      const [from, to] = indices?.[1] ?? [0, 0];
      const whole = written.length === folded.length ? written.slice(from, to) : name;
      return whole.replace(/[.,]$/, '');
    });
  });
  return [...new Set(found)].slice(0, MOST_FORMER);
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function areInitials(short: string, long: string): boolean {
  const letters = fold(withoutLegalForm(short)).replace(/[^\p{L}]/gu, '');
  if (letters.length < 2 || letters.length > 6 || letters !== letters.toUpperCase()) return false;
  const starts = (words: readonly string[]) =>
    words
      .map((word) => word.charAt(0))
      .join('')
      .toUpperCase();
  return [wordsOf(long), significant(long)].some((words) => starts(words) === letters);
}

/** `VW` of "Volkswagen": a few capitals that stand in the long name in their order, the first at its start. */
export function abbreviates(short: string, long: string): boolean {
  const letters = fold(short).replace(/[^\p{L}\p{N}]/gu, '');
  if (!/^[\p{Lu}\p{N}]{2,5}$/u.test(letters)) return false;
  const full = compact(withoutLegalForm(long));
  if (full.length <= letters.length || full[0] !== letters[0]?.toLowerCase()) return false;
  let at = 0;
  for (const letter of letters.toLowerCase()) {
    at = full.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The ticker stands beside both names; or the one is the label of a domain on whose pages the other stands. */
export function shareMark(
  names: readonly [asked: string, other: string],
  {
    ticker,
    domain,
    text,
    pages,
  }: { ticker: string | null; domain: string | null; text: string; pages: readonly Page[] },
): boolean {
  const beside = (name: string) => {
    const finder = createNameFinder([withoutLegalForm(name)]);
    return (at: number, length: number) =>
      finder.has(text.slice(Math.max(0, at - NEAR), at + length + NEAR));
  };
  if (names.every((name) => tickerOf(ticker, text, beside(name)) !== null)) return true;
  const host = domainHost(domain);
  const [asked, other] = names;
  if (host === null || host.split('.')[0]?.replaceAll('-', '') !== compact(withoutLegalForm(asked)))
    return false;
  const finder = createNameFinder([withoutLegalForm(other)]);
  return pages.some(
    (page) =>
      (page.url.includes(host) || page.text.includes(host)) &&
      finder.has(fold(`${page.title}. ${page.text}`)),
  );
}

/** One page's title and first sentence name both: the title the one, the sentence the other. */
export function shareHeading(names: readonly [string, string], pages: readonly Page[]): boolean {
  const [one, other] = names.map((name) => createNameFinder([withoutLegalForm(name)]));
  return pages.some((page) => {
    const title = fold(page.title);
    const first = fold(page.text.slice(0, 300)).split(/[.!?。]\s?/)[0] ?? '';
    return (
      (one?.has(title) && other?.has(first) && !one.has(first)) ||
      (other?.has(title) && one?.has(first) && !other.has(first))
    );
  });
}
