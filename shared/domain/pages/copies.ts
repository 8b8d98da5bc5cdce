import { canonicalUrl, publisherOf } from './addresses.ts';
import { type Fingerprint, fingerprint, relation } from './similarity.ts';
import type { Tier } from './tiers.ts';

/** A page as it competes with its copies. */
export interface Candidate {
  readonly url: string;
  /** As the search gave it. */
  readonly text: string;
  readonly tier: Tier;
  /** ISO date; null when undated. */
  readonly publishedAt: string | null;
}

export interface Kept<Page> {
  page: Page;
  /** Pages that this one repeats in part: what stands word for word there is theirs. */
  repeats: Page[];
}

interface Entry<Page> extends Kept<Page> {
  keys: Set<string>;
  print: Fingerprint;
}

/**
 * Compares pages one by one, in the order of the search. One address is one page: the fuller reading of it
 * stays. Of near-copies the better tier stays, then the earlier date, then the shorter; of a page held whole in
 * a much longer one, the longer, unless the shorter has the better tier: then both stay, and so do the
 * variants of one text by different publishers. Address, date, title and text stay those of one page.
 */
export function createCopyFinder<Page extends Candidate>() {
  const entries: Entry<Page>[] = [];

  /** The page that has to go for this one or because of it; null when there is none. */
  function add(page: Page): Page | null {
    // http and https of one address are one page.
    const key = canonicalUrl(page.url)?.replace(/^https?:/, '') ?? page.url;
    const own: Entry<Page> = {
      page,
      repeats: [],
      keys: new Set([key]),
      print: fingerprint(page.text),
    };
    const same = entries.find(({ keys }) => keys.has(key));
    if (same !== undefined) return settle(same, own, isFuller(page, same.page));
    for (const other of entries) {
      const how = relation(other.print, own.print);
      if (how === 'copy') return settle(other, own, isBetter(page, other.page));
      if (how === 'teaser') {
        const [longer, shorter] = byLength(other, own);
        if (longer.page.tier <= shorter.page.tier) return settle(other, own, longer === own);
      }
      if (how !== null && publisherOf(other.page.url) !== publisherOf(page.url)) {
        const [first, second] = isBetter(page, other.page) ? [own, other] : [other, own];
        second.repeats.push(first.page);
      }
    }
    entries.push(own);
    return null;
  }
  return { add, kept: (): readonly Kept<Page>[] => entries };
}

function settle<Page extends Candidate>(
  entry: Entry<Page>,
  rival: Entry<Page>,
  rivalStays: boolean,
): Page {
  for (const key of rival.keys) entry.keys.add(key);
  if (!rivalStays) return rival.page;
  const gone = entry.page;
  entry.page = rival.page;
  entry.print = rival.print;
  return gone;
}

function byLength<Page>(a: Entry<Page>, b: Entry<Page>) {
  return a.print.shingles.length >= b.print.shingles.length ? ([a, b] as const) : ([b, a] as const);
}

/** A second reading of one address: with a date before without, then the longer. */
function isFuller(page: Candidate, than: Candidate): boolean {
  const dated = Number(page.publishedAt !== null) - Number(than.publishedAt !== null);
  const halves = page.text.length > 2 * than.text.length || than.text.length > 2 * page.text.length;
  if (halves || dated === 0) return page.text.length > than.text.length;
  return dated > 0;
}

function isBetter(page: Candidate, than: Candidate): boolean {
  if (page.tier !== than.tier) return page.tier < than.tier;
  const [a, b] = [page.publishedAt ?? '9999', than.publishedAt ?? '9999'];
  return a === b ? page.text.length < than.text.length : a < b;
}
