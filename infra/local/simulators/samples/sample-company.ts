/**
 * A page written by this project from public facts, for demonstration. Hosts are under the reserved domain
 * `.example`: the publishers are invented, the facts and their dates are not.
 */
export interface SamplePage {
  readonly url: string;
  readonly title: string;
  /** ISO date; null for a page that names none. */
  readonly publishedAt: string | null;
  /** Paragraphs parted by a blank line. */
  readonly text: string;
}

export interface SampleCompany {
  /** Any of them in a query, as whole words in any case, finds the company's pages. */
  readonly names: readonly string[];
  readonly pages: readonly SamplePage[];
}

/** What the sample publishers stand for: filings and authorities, and else the press. */
export const SAMPLE_TIERS: ReadonlyMap<string, 1 | 3> = new Map([
  ['filings.example', 1],
  ['regulator.example', 1],
  ['transport-statistics.example', 1],
  ['audience-statistics.example', 1],
  ['example', 3],
]);

/** A page of the reserved domain, its text trimmed. */
export function page(
  address: string,
  title: string,
  publishedAt: string | null,
  text: string,
): SamplePage {
  return { url: `https://${address}`, title, publishedAt, text: text.trim() };
}
