import type { Tier } from '../domain/pages/tiers.ts';
import type { Gap } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { PermanentError } from '../errors.ts';
import type { Ask } from './ask.ts';
import { limitsOf } from './depth.ts';
import { buildEvidence, type Evidence } from './evidence.ts';
import { identify, type Known } from './identify.ts';
import { nothingFound } from './no-report.ts';
import { identityQuery } from './plan.ts';
import { readPages, type StoredPage } from './read-pages.ts';
import type { Found, Research } from './research.ts';

/** Whom a page is about stands at its beginning: so many characters of markup are read to learn it. */
const GLANCE = 60_000;

export interface Gathered {
  evidence: Evidence;
  pages: readonly StoredPage[];
  known: Known;
  searchGap: Gap | null;
}

/**
 * Search, establish the company, search further, read. Pages as the search gave them are gone when this returns.
 * Throws NoReport when no page is about the company, and the refusal of a key.
 */
export async function gather(
  {
    request,
    queries,
    today,
    givenTiers,
  }: {
    request: AnalysisRequest;
    queries: readonly string[];
    today: string;
    givenTiers: ReadonlyMap<string, Tier>;
  },
  {
    research,
    ask,
    keyRefusal,
  }: { research: Research; ask: Ask; keyRefusal: () => PermanentError | undefined },
): Promise<Gathered> {
  const { sources: maxSources, promptChars: fitChars } = limitsOf(request.depth);
  const first = await research('identify', [identityQuery(request)]);
  const glance = await readPages(
    first.pages.map((page) => ({ ...page, text: page.text.slice(0, GLANCE) })),
    { maxSources, givenTiers },
  );
  const known = await identify(request, glance.pages, ask, today);
  const refusal = keyRefusal();
  if (refusal) throw refusal;

  const found = await research('research', queries);
  const read = await readPages(inTurn(first.pages, found.pages), {
    maxSources,
    fitChars,
    officialDomain: known.identity.domain,
    givenTiers,
    namesakes: known.namesakes,
  });
  const evidence = buildEvidence(read, known.identity);
  const searchGap = gapOfSearches([first, found]);
  if (evidence.aboutCompany === 0) throw nothingFound(request, read.pages.length, searchGap);
  return { evidence, pages: read.pages, known, searchGap };
}

/** Pages that were found to establish the company are no more than those of any other search. */
function inTurn<T>(first: readonly T[], others: readonly T[]): T[] {
  const step = Math.ceil(others.length / Math.max(1, first.length));
  return [
    ...first.flatMap((page, at) => [page, ...others.slice(at * step, (at + 1) * step)]),
    ...others.slice(first.length * step),
  ];
}

function gapOfSearches(found: readonly Found[]): Gap | null {
  const failures = found.flatMap((one) => one.failures);
  const [failure] = failures;
  if (!failure) return null;
  const searches = found.reduce((sum, one) => sum + one.searches, 0);
  const detail = `${failures.length} of ${searches} searches failed: ${failure.detail}`;
  return { ...failure, section: 'research', detail };
}
