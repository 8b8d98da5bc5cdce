import { fold, type NameFinder } from '../names/names.ts';

/** How far into a page its subject must have been named, in characters: beyond menus, before the middle. */
const EARLY = 3_000;

/**
 * Whether a page is about the company: its title names it and no rival; or the page names it early and
 * again, and no less often than any rival.
 */
export function isAboutCompany(
  { title, text }: { title: string; text: string },
  company: NameFinder,
  rivals: NameFinder,
): boolean {
  const heading = fold(title);
  if (company.has(heading) && !rivals.has(heading)) return true;
  const folded = fold(text);
  const own = company.find(folded);
  const first = own[0];
  if (!company.has(heading) && (own.length < 2 || first === undefined || first.start > EARLY))
    return false;
  const counts = new Map<string, number>();
  for (const { name } of rivals.find(folded)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return own.length > 0 && own.length >= Math.max(0, ...counts.values());
}

/**
 * Tells whether a capitalised word is a name in these sources: they never write it small, and they write it
 * with a capital inside a sentence, or it is no plural.
 */
export function properNames(sources: readonly { text: string }[]): (word: string) => boolean {
  const small = new Set<string>();
  const inside = new Set<string>();
  for (const { text } of sources) {
    const folded = fold(text);
    for (const [word] of folded.matchAll(/(?<![\p{L}\p{N}'])\p{Ll}[\p{L}]+/gu)) small.add(word);
    for (const [word] of folded.matchAll(/(?<=[\p{Ll},] )\p{Lu}\p{L}+/gu)) inside.add(word);
  }
  return (word) => {
    const plain = word.replace(/'s?$/, '');
    return !small.has(plain.toLowerCase()) && (inside.has(plain) || !plain.endsWith('s'));
  };
}
