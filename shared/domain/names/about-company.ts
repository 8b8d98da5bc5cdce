import { publisherOf } from '../pages/addresses.ts';
import type { Identity } from '../report.ts';
import { companyNames, withoutLegalForm } from './company-names.ts';
import { compact, createNameFinder, fold } from './names.ts';
import { createNameUse, isOrdinary } from './ordinary-names.ts';
import { withoutPointingAway } from './pointing-away.ts';

/** How far into a page its subject must have been named, in characters: beyond menus, before the middle. */
const EARLY = 3_000;
/** Who a page is about shows within so much of it, in characters. */
const READ = 50_000;

interface Page {
  readonly url?: string;
  readonly title: string;
  readonly text: string;
  /** ISO 639-1, where it is known. */
  readonly language?: string | null;
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
  const isMeant = meaningOf(identity);

  /** Its title names the company and no rival, or it names the company early, again, and no less than any rival. */
  function isAbout(page: Page): boolean {
    const heading = fold(page.title);
    const folded = fold(withoutPointingAway(page.text.slice(0, READ)));
    if (!isMeant(page, folded)) return false;
    if (company.has(heading) && !rivals.has(heading)) return true;
    const [first, ...again] = company.find(folded);
    if (first === undefined) return false;
    if (!company.has(heading) && (again.length === 0 || first.start > EARLY)) return false;
    const counts = new Map<string, number>();
    for (const { name } of rivals.find(folded)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return again.length + 1 >= Math.max(0, ...counts.values());
  }
  function mentions(page: Page): boolean {
    const folded = fold(withoutPointingAway(page.text));
    return company.has(folded) && isMeant(page, folded);
  }
  return { isAbout, mentions };
}

/**
 * Whether a page with the name means the company. Where the name is an ordinary word (Gap, Visa, Orange), a page that
 * bears no mark of the company has to use it as a name.
 */
function meaningOf(identity: Identity): (page: Page, folded: string) => boolean {
  const bare = withoutLegalForm(identity.name);
  if (!isOrdinary(bare)) return () => true;
  const longer = [identity.name, ...identity.aliases].filter(
    (name) => compact(name) !== compact(bare),
  );
  const mark = createNameFinder([...longer, ...marksOf(identity)]);
  const isName = createNameUse(bare);
  return ({ url, title, language }, folded) =>
    isOwnPage(url, identity) || mark.has(`${fold(title)}\n${folded}`) || isName(folded, language);
}

const isOwnPage = (url: string | undefined, { domain }: Identity) =>
  url !== undefined && domain !== null && publisherOf(url) === domain;

const marksOf = ({ ticker, domain, rivals }: Identity) => [
  ...[ticker, domain].filter((mark) => mark !== null).filter(({ length }) => length >= 3),
  ...rivals,
];

/**
 * Whether a page that a model takes for one about another bearer of the name is ours after all: it is the company's
 * own, or ticker, domain or a rival of the company stands on it, and not to say whom it is not about.
 */
export function bearsMarks(identity: Identity, page: Page): boolean {
  if (isOwnPage(page.url, identity)) return true;
  const text = withoutPointingAway(page.text.slice(0, READ));
  return createNameFinder(marksOf(identity)).has(fold(`${page.title}\n${text}`));
}
