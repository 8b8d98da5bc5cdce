import { sentencesOf } from './prompt.ts';
import type { SampleCompany, SamplePage } from './samples/sample-company.ts';
import { terms } from './words.ts';

export interface PageQuery {
  readonly query: string;
  readonly limit: number;
  readonly includeDomains: readonly string[];
  readonly excludeDomains: readonly string[];
  /** Milliseconds since the epoch; with a bound, undated pages are left out. */
  readonly since: number | undefined;
  readonly until: number | undefined;
}

export interface RankedPage {
  readonly page: SamplePage;
  /** 0..1, best first. */
  readonly score: number;
  /** The sentences nearest to the query, in page order. */
  readonly snippet: string;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

function names(company: SampleCompany, query: string): boolean {
  return company.names.some((name) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${literal(name)}(?![\\p{L}\\p{N}])`, 'iu').test(query),
  );
}

function within(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => {
    const wanted = domain.toLowerCase().replace(/^www\./u, '');
    return host === wanted || host.endsWith(`.${wanted}`);
  });
}

function admits(query: PageQuery, page: SamplePage): boolean {
  const host = new URL(page.url).hostname;
  if (query.includeDomains.length > 0 && !within(host, query.includeDomains)) return false;
  if (within(host, query.excludeDomains)) return false;
  if (query.since === undefined && query.until === undefined) return true;
  const at = page.publishedAt === null ? Number.NaN : Date.parse(page.publishedAt);
  return (
    at >= (query.since ?? Number.NEGATIVE_INFINITY) &&
    at < (query.until ?? Number.POSITIVE_INFINITY)
  );
}

/** Lexical ranking; deterministic, ties in the order of the samples. */
export function searchPages(companies: readonly SampleCompany[], query: PageQuery): RankedPage[] {
  const wanted = new Set(terms(query.query));
  const pages = companies
    .filter((company) => names(company, query.query))
    .flatMap((company) => company.pages.filter((page) => admits(query, page)));
  const read = pages.map((page) => ({
    page,
    title: new Set(terms(page.title)),
    body: terms(page.text),
  }));
  const holders = (word: string): number => read.filter(({ body }) => body.includes(word)).length;
  const weight = new Map(
    [...wanted].map((w) => [w, Math.log(1 + pages.length / (1 + holders(w)))]),
  );

  const ranked = read.map(({ page, title, body }) => {
    let sum = 0;
    for (const [word, worth] of weight) {
      const times = body.filter((w) => w === word).length;
      sum +=
        worth *
        ((times * 2.2) / (times + 1.2 * (0.25 + body.length / 260)) + (title.has(word) ? 1 : 0));
    }
    return { page, score: Number((sum / (sum + 4)).toFixed(4)), snippet: snippetOf(page, wanted) };
  });
  return ranked.sort((a, b) => b.score - a.score).slice(0, query.limit);
}

function snippetOf(page: SamplePage, wanted: ReadonlySet<string>): string {
  const sentences = page.text.split(/\n\s*\n/u).flatMap(sentencesOf);
  const scored = sentences.map((text, at) => ({
    text,
    at,
    hits: new Set(terms(text).filter((word) => wanted.has(word))).size,
  }));
  return scored
    .sort((a, b) => b.hits - a.hits || a.at - b.at)
    .slice(0, 3)
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => text)
    .join(' ');
}
