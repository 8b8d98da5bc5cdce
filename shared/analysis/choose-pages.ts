import { setImmediate as turn } from 'node:timers/promises';
import { canonicalUrl, MAX_ADDRESS_CHARACTERS } from '../domain/pages/addresses.ts';
import { createCopyFinder, type Kept } from '../domain/pages/copies.ts';
import { type PageDate, pageDate } from '../domain/pages/page-date.ts';
import { cleanPage } from '../domain/pages/page-text.ts';
import { type Tier, tierOf } from '../domain/pages/tiers.ts';
import { noPage } from '../domain/pages/walls.ts';
import type { SetAside } from '../domain/report.ts';
import type { RetrievedPage } from './research.ts';

/** A page with what is known of it before it is read. */
export interface ChosenPage {
  readonly url: string;
  readonly title: string;
  /** As the search gave it. */
  readonly text: string;
  readonly retrievedAt: string;
  readonly tier: Tier;
  readonly date: PageDate;
  readonly publishedAt: string | null;
}

export interface ChoiceRules {
  maxSources: number;
  /** More than `maxSources` are read as long as all of them together have no more characters than this. */
  fitChars?: number;
  /** The company's own, once it is known. */
  officialDomain?: string | null;
  /** Hosts whose tier is told from outside. */
  givenTiers?: ReadonlyMap<string, Tier>;
  /** Addresses of pages that are about another bearer of the name. */
  namesakes?: ReadonlySet<string>;
  /** Pages that are read already: what repeats them is set aside, and they stay. */
  known?: readonly KnownPage[];
}

/** Of a page that is read: as it was chosen, with its text as it is stored. */
export type KnownPage = Omit<ChosenPage, 'publishedAt'> & { readonly id: string };

/** Walls and error pages are short, and only these are looked at before the choice. In characters of markup. */
const SHORT_RAW = 20_000;
/** Where a page's dateline stands, in characters of markup. */
const HEAD_RAW = 8_000;

/**
 * Which of the found pages are read, in the order of the search: one for each address and text, none that is a
 * wall, an error or about another bearer of the name, at most so many. Everything else is set aside, and why.
 */
export async function choosePages(
  found: readonly RetrievedPage[],
  rules: ChoiceRules,
): Promise<{ chosen: readonly Kept<ChosenPage>[]; setAside: SetAside[] }> {
  const copies = createCopyFinder<ChosenPage>();
  const setAside = new Map<string, SetAside>();
  const taken = new Set<ChosenPage>();
  for (const page of rules.known ?? []) {
    const held = { ...page, publishedAt: page.date.publishedAt };
    taken.add(held);
    copies.add(held);
  }
  const leaveOut = ({ url, title }: { url: string; title: string }, why: SetAside['why']) => {
    setAside.set(canonicalUrl(url) ?? url, {
      url: url.slice(0, MAX_ADDRESS_CHARACTERS),
      title,
      why,
    });
  };
  for (const page of found) {
    await turn();
    const why = refusal(page, rules);
    if (why !== null) {
      leaveOut(page, why);
      continue;
    }
    const one = withStanding(page, rules);
    const gone = copies.add(one);
    if (gone === null) continue;
    // The better copy of a page that is read comes too late.
    if (taken.has(gone)) taken.add(one);
    leaveOut(taken.has(gone) ? one : gone, 'copy');
  }
  const kept = copies.kept().filter(({ page }) => !taken.has(page));
  const count = countOf(kept, rules);
  for (const { page } of kept.slice(count)) leaveOut(page, 'over_limit');
  const chosen = kept.slice(0, count);
  // Another reading of an address that is used is no page of its own.
  for (const { page } of chosen) setAside.delete(canonicalUrl(page.url) ?? page.url);
  return { chosen, setAside: [...setAside.values()] };
}

/** A limit on pages is there for their length: short ones that fit into one prompt together are all read. */
function countOf(
  kept: readonly Kept<ChosenPage>[],
  { maxSources, fitChars = 0 }: ChoiceRules,
): number {
  let chars = 0;
  const over = kept.findIndex(({ page }, at) => {
    chars += page.text.length;
    return at >= maxSources && chars > fitChars;
  });
  return over < 0 ? kept.length : over;
}

function refusal(page: RetrievedPage, { namesakes }: ChoiceRules): SetAside['why'] | null {
  if (page.url.length > MAX_ADDRESS_CHARACTERS) return 'over_limit';
  if (canonicalUrl(page.url) === null) return 'unreadable';
  if (namesakes?.has(page.url)) return 'namesake';
  if (isBinary(page.text)) return 'unreadable';
  if (page.text.length > SHORT_RAW) return null;
  return noPage(page.title, cleanPage(page.text));
}

/** Bytes that somebody took for text. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 2_000);
  return /^\s*%PDF-/.test(head) || (head.match(/\ufffd/g)?.length ?? 0) > head.length / 20;
}

function withStanding(page: RetrievedPage, rules: ChoiceRules): ChosenPage {
  const { url, title, text, retrievedAt } = page;
  const date = pageDate({ ...page, text: cleanPage(text.slice(0, HEAD_RAW)) });
  const tier = tierOf({
    url,
    officialDomain: rules.officialDomain ?? null,
    given: rules.givenTiers,
  });
  return { url, title, text, retrievedAt, tier, date, publishedAt: date.publishedAt };
}
