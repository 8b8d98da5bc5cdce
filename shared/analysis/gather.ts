import { MAX_ALIASES, MAX_RIVALS, verifyIdentity } from '../domain/names/identity.ts';
import type { Tier } from '../domain/pages/tiers.ts';
import type { Gap, Identity } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { Ask } from './ask.ts';
import type { ChoiceRules } from './choose-pages.ts';
import { limitsOf } from './depth.ts';
import { allAside, buildEvidence, type Evidence } from './evidence.ts';
import { type FactUses, type Filed, filedPages } from './filed-page.ts';
import { identify, type Known } from './identify.ts';
import type { Find } from './lacks.ts';
import { withoutNamesakes } from './namesakes.ts';
import { nothingFound } from './no-report.ts';
import { placeQueries } from './places.ts';
import { identityQuery, openingQueries, questionCount, questionGroups } from './plan.ts';
import { planQueries } from './plan-queries.ts';
import { readPages, type StoredPage } from './read-pages.ts';
import { type Registered, registerEntries } from './register.ts';
import { type Found, interleave, type Research } from './research.ts';
import type { Standing } from './standing.ts';
import type { Pace } from './turns.ts';

/** Whom a page is about stands at its beginning: so many characters of markup are read to learn it. */
const GLANCE = 60_000;
/** Of each later page's text; names and their ties stand early. */
const HEAD = 10_000;

export interface Gathered {
  evidence: Evidence;
  pages: readonly StoredPage[];
  known: Known;
  /** Of searches, registers and filings. */
  searchGaps: readonly Gap[];
  /** What each question's search found. */
  finds: readonly Find[];
  /** What pages of further searches are chosen by. */
  rules: ChoiceRules;
}

/**
 * Search and establish the company, with what can be searched beside that; search what was planned then, the
 * company's own places first; read. Pages as the search gave them are gone when this returns.
 * Throws NoReport when no page is about the company, and as Standing says.
 */
export async function gather(
  { request, frameworks, today, givenTiers, own: uploads = [] }: GatherInput,
  { research, ask, pace, standing, facts }: GatherUses,
): Promise<Gathered> {
  const { sources: maxSources, promptChars: fitChars } = limitsOf(request.depth);
  const groups = questionGroups(request, frameworks);
  const count = questionCount(request, frameworks);
  const opening = openingQueries(request, frameworks);

  const establish = async () => {
    const [first, registered] = await Promise.all([
      research('identify', [identityQuery(request)]),
      facts ? registerEntries(facts)(request.company) : NOBODY,
    ]);
    const found = interleave(first.lists);
    const glance = await pace.read(() =>
      readPages(
        found.map((page) => ({ ...page, text: page.text.slice(0, GLANCE) })),
        { maxSources, givenTiers },
      ),
    );
    const { entries, gap: unread } = registered;
    const asked = { request, groups, queries: count - opening.length, today, entries };
    return { first, unread, known: await identify(asked, glance.pages, ask) };
  };
  const [{ first, unread, known }, opened] = await Promise.all([
    establish(),
    research('research', opening),
  ]);
  standing.proceed();

  const { home, proposed } = known;
  const accounts = proposed.find(({ kind }) => kind === 'results')?.query;
  const places = placeQueries({ ...known.identity, country: home.country }, accounts, request);
  const homeLanguage = home.language;
  const planned = planQueries({ proposed, opening, groups, request, homeLanguage, count });
  const [found, filed] = await Promise.all([
    research('research', [...places, ...planned]),
    facts ? filedPages(facts)({ ...known.identity, cik: known.cik }, uploads) : NOTHING_FILED,
  ]);
  const given = [...uploads, ...filed.pages];
  const own = found.lists.filter(({ query }) => places.includes(query));
  const others = found.lists.filter(({ query }) => !places.includes(query));
  const lists = [...own, ...first.lists, ...opened.lists, ...others];
  const rules = {
    ...{ maxSources, fitChars, givenTiers },
    officialDomain: known.identity.domain,
    namesakes: known.namesakes,
    known: given,
  };
  standing.proceed();
  const all = await pace.read(() => readPages(interleave(lists), rules));
  const asked = { request, ask, today, name: 'identify:2' };
  const widest = withLaterPages(known, request, all.pages);
  const web = await withoutNamesakes(all, { identity: widest, shared: known.shared }, asked);
  standing.proceed();
  const refused = [first, opened, found].map(({ setAside }) => setAside);
  const setAside = allAside(web.pages, web.setAside, ...refused);
  const read = { pages: [...given, ...web.pages], setAside };
  const identity = withLaterPages(known, request, web.pages);
  const evidence = buildEvidence(read, identity);
  const searchGap = gapOfSearches([first, opened, found]);
  if (evidence.aboutCompany === 0) throw nothingFound(request, read.pages.length, searchGap);
  const searchGaps = [unread, searchGap, filed.gap].filter((gap) => gap !== null);
  const finds = lists.map(({ query, pages }) => ({ query, urls: pages.map(({ url }) => url) }));
  return {
    evidence,
    pages: read.pages,
    known: { ...known, identity },
    searchGaps,
    finds,
    rules,
  };
}

/** Names, ticker and domain that the first pages did not show yet; what they showed stands. */
function withLaterPages(
  { identity, names }: Known,
  { company, company_domain: domain }: AnalysisRequest,
  pages: readonly StoredPage[],
): Identity {
  const heads = pages.map((page) => ({ ...page, text: page.text.slice(0, HEAD) }));
  const later = verifyIdentity(
    { ...names, name: identity.name },
    { company, pages: heads, domain },
  );
  const rivals = [...new Set([...identity.rivals, ...later.rivals])];
  const aliases = [...new Set([...identity.aliases, ...later.aliases])];
  return {
    name: identity.name,
    aliases: aliases.filter((alias) => !rivals.includes(alias)).slice(0, MAX_ALIASES),
    ticker: identity.ticker ?? later.ticker,
    domain: identity.domain ?? later.domain,
    rivals: rivals.slice(0, MAX_RIVALS),
  };
}

interface GatherInput {
  request: AnalysisRequest;
  frameworks: readonly Framework[];
  today: string;
  givenTiers: ReadonlyMap<string, Tier>;
  /** The reader's documents: the first sources. */
  own?: readonly StoredPage[];
}

interface GatherUses {
  research: Research;
  ask: Ask;
  pace: Pace;
  standing: Standing;
  /** Public services that know companies. */
  facts?: FactUses;
}

const NOBODY: Registered = { entries: [], gap: null };
const NOTHING_FILED: Filed = { pages: [], gap: null };

function gapOfSearches(found: readonly Found[]): Gap | null {
  const failures = found.flatMap((one) => one.failures);
  const [failure] = failures;
  if (!failure) return null;
  const searches = found.reduce((sum, one) => sum + one.searches, 0);
  const detail = `${failures.length} of ${searches} searches failed: ${failure.detail}`;
  return { ...failure, section: 'research', detail };
}
