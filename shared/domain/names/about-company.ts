import type { Identity } from '../report.ts';
import { companyNames } from './company-names.ts';
import { createNameFinder, fold } from './names.ts';

/** How far into a page its subject must have been named, in characters: beyond menus, before the middle. */
const EARLY = 3_000;
/** Who a page is about shows within so much of it, in characters. */
const READ = 50_000;

interface Page {
  readonly title: string;
  readonly text: string;
}

/** Which pages speak of the company. */
export function createAbout(identity: Identity) {
  const marks = [identity.ticker, identity.domain].filter((mark) => mark !== null);
  const company = createNameFinder([
    ...companyNames(identity),
    ...marks.filter((mark) => mark.length >= 3),
  ]);
  const rivals = createNameFinder(
    identity.rivals.flatMap((name) => companyNames({ name, aliases: [], rivals: [] })),
  );

  /** Its title names the company and no rival, or it names the company early, again, and no less than any rival. */
  function isAbout({ title, text }: Page): boolean {
    const heading = fold(title);
    if (company.has(heading) && !rivals.has(heading)) return true;
    const folded = fold(text.slice(0, READ));
    const [first, ...again] = company.find(folded);
    if (first === undefined) return false;
    if (!company.has(heading) && (again.length === 0 || first.start > EARLY)) return false;
    const counts = new Map<string, number>();
    for (const { name } of rivals.find(folded)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return again.length + 1 >= Math.max(0, ...counts.values());
  }
  return { isAbout, mentions: (text: string) => company.has(fold(text)) };
}

/**
 * Whether a page that a model takes for one about another bearer of the name is ours after all: the ticker, the
 * domain or a rival of the company stands on it.
 */
export function bearsMarks(identity: Identity, { title, text }: Page): boolean {
  const marks = [identity.ticker, identity.domain].filter((mark) => mark !== null);
  const finder = createNameFinder([
    ...marks.filter(({ length }) => length >= 3),
    ...identity.rivals,
  ]);
  return finder.has(fold(`${title}\n${text.slice(0, READ)}`));
}
