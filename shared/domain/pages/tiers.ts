import { hostOf } from './addresses.ts';
import { ACADEMIC, GOVERNMENT, OFFICIAL, OPEN_PLATFORMS, PRESS, WIRES } from './outlets.ts';

export type Tier = 1 | 2 | 3 | 4 | 5;
/** What the reader gave: of a standing of its own. */
export const UPLOADED = 5;

/**
 * How much a page counts as a source: 1 filings, regulators, statistics; 2 the company itself, also through a
 * press wire; 3 known press, trade and research; 4 everything else. `officialDomain` is the company's own, null
 * when unknown. `given` are hosts whose tier is told from outside; each counts with its subdomains.
 */
export function tierOf({
  url,
  officialDomain,
  given = new Map(),
}: {
  url: string;
  officialDomain: string | null;
  given?: ReadonlyMap<string, Tier> | undefined;
}): Tier {
  const host = hostOf(url);
  if (host === '') return 4;
  const told = domainsOf(host).find((domain) => given.has(domain));
  if (told !== undefined) return given.get(told) ?? 4;
  if (listed(GOVERNMENT, host) || listed(OFFICIAL, host)) return 1;
  const own = officialDomain?.toLowerCase().replace(/^www\./, '') ?? '';
  if (own.includes('.') && domainsOf(host).includes(own)) return 2;
  if (listed(WIRES, host)) return 2;
  return listed(PRESS, host) || ACADEMIC.test(host) ? 3 : 4;
}

/** Whether a domain cannot be a company's own: a newspaper, an authority, a social network. */
export function isSomebodyElses(domain: string): boolean {
  const host = domain.toLowerCase().replace(/^www\./, '');
  return [GOVERNMENT, OFFICIAL, PRESS, WIRES, OPEN_PLATFORMS].some((list) => listed(list, host));
}

/** `a.b.c` → `a.b.c`, `b.c`, `c`. */
function domainsOf(host: string): string[] {
  const labels = host.split('.');
  return labels.map((_, from) => labels.slice(from).join('.'));
}

const listed = (list: ReadonlySet<string>, host: string): boolean =>
  domainsOf(host).some((domain) => list.has(domain));
