import type { SampleCompany, SamplePage } from './samples.ts';

export interface PageQuery {
  readonly query: string;
  readonly limit: number;
  readonly includeDomains: readonly string[];
  readonly excludeDomains: readonly string[];
  /** Milliseconds since the epoch; with a bound, undated pages are left out. */
  readonly since: number | undefined;
  readonly until: number | undefined;
}

/** Of a longer word its beginning: it is the same in most of its forms. */
const terms = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => word.slice(0, 6));

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

const names = (company: SampleCompany, query: string): boolean =>
  company.names.some((name) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${literal(name)}(?![\\p{L}\\p{N}])`, 'iu').test(query),
  );

const within = (host: string, domains: readonly string[]): boolean =>
  domains
    .map((domain) => domain.toLowerCase().replace(/^www\./u, ''))
    .some((wanted) => host === wanted || host.endsWith(`.${wanted}`));

function admits({ includeDomains, excludeDomains, since, until }: PageQuery, page: SamplePage) {
  const host = new URL(page.url).hostname;
  if (includeDomains.length > 0 && !within(host, includeDomains)) return false;
  if (within(host, excludeDomains)) return false;
  if (since === undefined && until === undefined) return true;
  const at = Date.parse(page.publishedAt ?? '');
  return at >= (since ?? Number.NEGATIVE_INFINITY) && at < (until ?? Number.POSITIVE_INFINITY);
}

/** Pages of the company named, by shared words, rare ones counting more; deterministic, ties in the order of the samples. */
export function searchPages(companies: readonly SampleCompany[], query: PageQuery) {
  const pages = companies
    .filter((company) => names(company, query.query))
    .flatMap((company) => company.pages.filter((page) => admits(query, page)));
  const read = pages.map((page) => ({
    page,
    title: new Set(terms(page.title)),
    body: terms(page.text),
  }));
  const weight = new Map(
    [...new Set(terms(query.query))].map((word) => {
      const holders = read.filter(({ body }) => body.includes(word)).length;
      return [word, Math.log(1 + pages.length / (1 + holders))];
    }),
  );
  const ranked = read.map(({ page, title, body }) => {
    let sum = 0;
    for (const [word, worth] of weight) {
      const times = body.filter((one) => one === word).length;
      const often = (times * 2.2) / (times + 1.2 * (0.25 + body.length / 260));
      sum += worth * (often + (title.has(word) ? 1 : 0));
    }
    return { page, score: Number((sum / (sum + 4)).toFixed(4)), snippet: page.text.slice(0, 300) };
  });
  return ranked.sort((a, b) => b.score - a.score).slice(0, query.limit);
}
