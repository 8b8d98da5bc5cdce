import { fold, type NameFinder } from './names.ts';

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
