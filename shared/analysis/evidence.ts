import { createHash } from 'node:crypto';
import type { Ground } from '../domain/claims/ground.ts';
import { foldText, notationOf } from '../domain/figures/number-notation.ts';
import { companyNames } from '../domain/names/company-names.ts';
import { createNameFinder, fold } from '../domain/names/names.ts';
import { namesakeSources } from '../domain/names/namesake.ts';
import { namesEntity } from '../domain/names/organisation-name.ts';
import { isAboutCompany } from '../domain/names/page-subject.ts';
import { cleanPage, looksLikeInstruction } from '../domain/pages/page-text.ts';
import type { ReadPassage } from '../domain/pages/passage.ts';
import { splitPassages } from '../domain/pages/passages.ts';
import { mergePages, publisherOf } from '../domain/pages/sources.ts';
import { tierOf } from '../domain/pages/tiers.ts';
import type { Identity, Passage, Source } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Objects } from '../ports.ts';
import { limitsOf } from './depth.ts';
import type { RetrievedPage } from './research.ts';

/** One page, as stored: `text` is what its passages are offsets into. */
export interface StoredPage {
  id: string;
  page: RetrievedPage;
  text: string;
  sha256: string;
  passages: ReadPassage[];
  /** The page holds text that addresses the software that reads it. */
  instructs: boolean;
}

/** Pages → numbered, de-duplicated, split. Pure: the same pages give the same ids. */
export function readPages(pages: readonly RetrievedPage[], maxSources: number): StoredPage[] {
  const seen = new Map(pages.map((page) => [page.url, page.retrievedAt]));
  const cleaned = pages.map((page) => ({ ...page, raw: page.text, text: cleanPage(page.text) }));
  const raws = new Map(cleaned.map((page) => [page.url, page.raw]));
  return mergePages(cleaned)
    .filter(({ text }) => text.length > 0)
    .slice(0, maxSources)
    .map((page, index) => {
      const id = `S${index + 1}`;
      const notation = notationOf(foldText(page.text));
      const passages = splitPassages(page.text, notation).map((passage, number) => ({
        id: `${id}.p${number + 1}`,
        source: id,
        ...passage,
        notation,
      }));
      const kept = passages.filter(({ text }) => !looksLikeInstruction(text));
      return {
        id,
        page: { ...page, retrievedAt: seen.get(page.url) ?? '' },
        text: page.text,
        sha256: createHash('sha256').update(page.text).digest('hex'),
        passages: kept,
        instructs: kept.length < passages.length || looksLikeInstruction(raws.get(page.url) ?? ''),
      };
    });
}

/**
 * Each page's text under its digest, so that a citation can be checked against what was read. Each job has
 * its own: they are deleted by age.
 */
export async function storePages(
  objects: Objects,
  jobId: string,
  pages: readonly StoredPage[],
): Promise<void> {
  await Promise.all(
    pages.map(({ sha256, text }) =>
      objects.putIfAbsent(
        `sources/${jobId}/${sha256}.txt`,
        Buffer.from(text),
        'text/plain; charset=utf-8',
      ),
    ),
  );
}

/** All that claims may rest on, and the checks that need to know whom a passage is about. */
export interface Evidence extends Pick<Ground, 'passage' | 'source' | 'names'> {
  sources: Source[];
  /** Of pages that are about this company or its market; what instructs software is left out. */
  passages: Passage[];
  passageText(id: string): string | undefined;
  /** The passage's page is about the company, and the company is meant. */
  isAbout(id: string, entity: string): boolean;
  /** Sources that are about the company. */
  aboutCompany: number;
}

export function buildEvidence(
  pages: readonly StoredPage[],
  identity: Identity,
  request: AnalysisRequest,
): Evidence {
  const described = pages.map(({ id, page, text, passages }) => ({
    id,
    title: page.title,
    text,
    passages,
  }));
  const industry = request.industry;
  const namesakes = namesakeSources({ identity, industry, sources: described });
  const used = described.filter(({ id }) => !namesakes.has(id));
  const marks = [identity.ticker, identity.domain].filter((mark) => mark !== null);
  const company = createNameFinder([
    ...companyNames(identity),
    ...marks.filter((mark) => mark.length >= 3),
  ]);
  const rivals = createNameFinder(
    identity.rivals.flatMap((name) => companyNames({ name, aliases: [], rivals: [] })),
  );
  const about = new Set(
    used.filter((page) => isAboutCompany(page, company, rivals)).map(({ id }) => id),
  );
  const read = used.flatMap((source) => source.passages);
  const byId = new Map(read.map((passage) => [passage.id, passage]));
  const passages = read.map(({ row: _, notation: __, context, ...passage }) => ({
    ...passage,
    context: [...context],
  }));
  const sources = pages.map((stored) => sourceOf(stored, identity, namesakes.has(stored.id)));
  const cited = new Map(
    sources.map(({ id, title, publisher, published_at }) => [
      id,
      { title, publisher, publishedAt: published_at, language: null },
    ]),
  );
  const own = [identity.name, ...identity.aliases, ...marks];
  return {
    sources,
    passages,
    passage: (id) => byId.get(id),
    source: (id) => cited.get(id),
    names: { company: own, others: identity.rivals },
    passageText: (id) => byId.get(id)?.text,
    isAbout: (id, entity) =>
      about.has(byId.get(id)?.source ?? '') && own.some((name) => namesEntity(entity, name)),
    aboutCompany: used.filter(({ id, text }) => about.has(id) || company.has(fold(text))).length,
  };
}

/** What gates hold claims against: the evidence, and the report that is written from it. */
export function groundOf(
  { passage, source, names }: Evidence,
  report: { language: string; today?: string; recencyDays?: number },
): Ground {
  const { language, today = '', recencyDays = 365 } = report;
  const none = () => undefined;
  return { passage, source, names, fact: none, computed: none, language, today, recencyDays };
}

function sourceOf(stored: StoredPage, identity: Identity, namesake: boolean): Source {
  const { page } = stored;
  const flags: Source['flags'] = [];
  if (stored.instructs) flags.push('instructions');
  if (page.publishedAt === null) flags.push('undated');
  if (namesake) flags.push('namesake');
  return {
    id: stored.id,
    title: page.title,
    url: page.url,
    publisher: publisherOf(page.url),
    published_at: page.publishedAt,
    retrieved_at: page.retrievedAt,
    sha256: stored.sha256,
    tier: tierOf({ url: page.url, officialDomain: identity.domain }),
    flags,
  };
}

/** The sources a job of this depth reads at most. */
export const maxSources = (request: AnalysisRequest): number => limitsOf(request.depth).sources;
