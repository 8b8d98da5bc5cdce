import { OFFICIAL, OPEN_PLATFORMS, PRESS } from './outlets.ts';
import { canonicalUrl } from './sources.ts';

export type Tier = 1 | 2 | 3 | 4;

/** `gov`, `gov.uk`, `go.jp`, `gob.mx`, `gouv.fr`, `int`, `mil`, and the like. */
const GOVERNMENT =
  /(?:^|\.)(?:gov|int|mil|(?:gov|govt|go|gob|gouv|gub|gov|mil)\.[a-z]{2}|admin\.ch|gv\.at|fed\.us)$/;
const ACADEMIC = /(?:^|\.)(?:edu|(?:edu|ac)\.[a-z]{2})$/;
const OFFICIAL_EXAMPLE =
  /(?:^|\.)(?:filings|regulators?|[a-z0-9-]+-statistics|statistics)\.example$/;

/**
 * How much a page counts as a source: 1 filings, regulators, statistics; 2 the company itself; 3 known press,
 * trade and research; 4 everything else. `officialDomain` is the company's own, null when unknown. Hosts
 * under the reserved `.example` are those of sample sources.
 */
export function tierOf({
  url,
  officialDomain,
}: {
  url: string;
  officialDomain: string | null;
}): Tier {
  const host = hostOf(url);
  if (host === '') return 4;
  if (GOVERNMENT.test(host) || OFFICIAL_EXAMPLE.test(host) || listed(OFFICIAL, host)) return 1;
  const own = officialDomain?.toLowerCase().replace(/^www\./, '') ?? '';
  if (own.includes('.') && isUnder(host, own)) return 2;
  if (listed(PRESS, host) || ACADEMIC.test(host) || host.endsWith('.example')) return 3;
  return 4;
}

/** Whether a domain cannot be a company's own: a newspaper, an authority, a social network. */
export function isSomebodyElses(domain: string): boolean {
  const host = domain.toLowerCase().replace(/^www\./, '');
  return (
    GOVERNMENT.test(host) || [OFFICIAL, PRESS, OPEN_PLATFORMS].some((list) => listed(list, host))
  );
}

/** Host without `www.` and mobile prefixes; empty for what is no http address. */
export function hostOf(url: string): string {
  const canonical = canonicalUrl(url);
  return canonical === null ? '' : new URL(canonical).hostname;
}

const isUnder = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);

function listed(list: ReadonlySet<string>, host: string): boolean {
  const labels = host.split('.');
  return labels.some((_, from) => list.has(labels.slice(from).join('.')));
}
