import type { Ground } from '../domain/claims/ground.ts';
import { createAbout } from '../domain/names/about-company.ts';
import { companyNames } from '../domain/names/company-names.ts';
import { namesEntity } from '../domain/names/organisation-name.ts';
import { publisherOf } from '../domain/pages/addresses.ts';
import type { ReadPassage } from '../domain/pages/passage.ts';
import { UPLOADED } from '../domain/pages/tiers.ts';
import type { Identity, SetAside, Source } from '../domain/report.ts';
import type { Objects } from '../ports.ts';
import type { PagesRead, StoredPage } from './read-pages.ts';

/**
 * Each page's text under its digest, so that a citation can be checked against what was read. Each job has
 * its own: they are deleted by age. The reader's documents stay where they are, and are gone when they are deleted.
 */
export async function storePages(
  objects: Objects,
  jobId: string,
  pages: readonly StoredPage[],
): Promise<void> {
  await Promise.all(
    pages
      .filter(({ tier }) => tier !== UPLOADED)
      .map(({ sha256, text }) =>
        objects.putIfAbsent(
          `sources/${jobId}/${sha256}.txt`,
          Buffer.from(text),
          'text/plain; charset=utf-8',
        ),
      ),
  );
}

/** What is set aside in all, each page once, and none of those that are read. */
export function allAside(
  read: readonly { url: string }[],
  ...lists: readonly (readonly SetAside[])[]
): SetAside[] {
  const used = new Set(read.map(({ url }) => url));
  const first = new Map(
    lists
      .flat()
      .toReversed()
      .map((one) => [one.url, one]),
  );
  return lists.flat().filter((one) => first.get(one.url) === one && !used.has(one.url));
}

/** All that claims may rest on. */
export interface Evidence {
  readonly sources: Source[];
  readonly passages: ReadPassage[];
  readonly setAside: readonly SetAside[];
  /** Names of the company and of others, which are no figures (3M, 7-Eleven). */
  readonly names: Ground['names'];
  passage(id: string): ReadPassage | undefined;
  source(id: string): Source | undefined;
  /** Years that a source's page names. */
  years(sourceId: string): readonly string[];
  passageText(id: string): string | undefined;
  /** The passage's page is about the company, and the company is meant. */
  isAbout(id: string, entity: string): boolean;
  /** Sources that are about the company or mention it. */
  aboutCompany: number;
}

export function buildEvidence({ pages, setAside }: PagesRead, identity: Identity): Evidence {
  const { isAbout, mentions } = createAbout(identity);
  const passages = pages.flatMap((page) => page.passages);
  const passageOf = new Map(passages.map((passage) => [passage.id, passage]));
  const sources = pages.map(sourceOf);
  const sourceById = new Map(sources.map((source) => [source.id, source]));
  const yearsOf = new Map(pages.map(({ id, text }) => [id, yearsIn(text)]));
  const about = new Set(pages.filter(isAbout).map(({ id }) => id));
  const marks = [identity.ticker, identity.domain].filter((mark) => mark !== null);
  const own = [...companyNames(identity), ...marks];
  return {
    sources,
    passages,
    setAside,
    names: { company: own, others: identity.rivals },
    passage: (id) => passageOf.get(id),
    source: (id) => sourceById.get(id),
    years: (id) => yearsOf.get(id) ?? [],
    passageText: (id) => passageOf.get(id)?.text,
    isAbout: (id, entity) =>
      about.has(passageOf.get(id)?.source ?? '') && own.some((name) => namesEntity(entity, name)),
    aboutCompany: pages.filter((page) => about.has(page.id) || mentions(page)).length,
  };
}

/** What gates hold claims against: the evidence, and the report that is written from it. */
export function groundOf(
  { passage, source, years, names }: Pick<Evidence, 'passage' | 'source' | 'years' | 'names'>,
  report: { language: string; today?: string; recencyDays?: number },
): Ground {
  const { language, today = '', recencyDays = 365 } = report;
  const none = () => undefined;
  const cited = (id: string) => {
    const found = source(id);
    return found && { ...found, publishedAt: found.published_at, years: years(id) };
  };
  return {
    passage,
    source: cited,
    names,
    fact: none,
    computed: none,
    language,
    today,
    recencyDays,
  };
}

const yearsIn = (text: string) => [...new Set(text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g))];

function sourceOf(page: StoredPage): Source {
  const { publishedAt, precision, origin, periodOfReport } = page.date;
  const flags: Source['flags'] = [];
  if (page.instructs) flags.push('instructions');
  if (publishedAt === null) flags.push('undated');
  return {
    id: page.id,
    title: page.title,
    url: page.url,
    publisher: page.tier === UPLOADED ? page.url.slice(4) : publisherOf(page.url),
    published_at: publishedAt,
    date_precision: precision,
    date_origin: origin,
    period_of_report: periodOfReport,
    retrieved_at: page.retrievedAt,
    sha256: page.sha256,
    tier: page.tier,
    language: page.language,
    cut_characters: page.cutCharacters,
    flags,
  };
}
