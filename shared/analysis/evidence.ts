import { createHash } from 'node:crypto';
import { namesakeSources } from '../domain/names/namesake.ts';
import { cleanPage, looksLikeInstruction } from '../domain/pages/page-text.ts';
import { splitPassages } from '../domain/pages/passages.ts';
import { mergePages, publisherOf } from '../domain/pages/sources.ts';
import { tierOf } from '../domain/pages/tiers.ts';
import type { Identity, Passage, Source } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import { createSubject } from '../domain/subject/subject.ts';
import type { Objects } from '../ports.ts';
import { limitsOf } from './depth.ts';
import type { RetrievedPage } from './research.ts';

/** One page, as stored: `text` is what its passages are offsets into. */
export interface StoredPage {
  id: string;
  page: RetrievedPage;
  text: string;
  sha256: string;
  passages: Passage[];
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
      const passages = splitPassages(page.text).map((passage, number) => ({
        id: `${id}.p${number + 1}`,
        source: id,
        context: [],
        ...passage,
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
export interface Evidence {
  sources: Source[];
  /** Of pages that are about this company or its market; what instructs software is left out. */
  passages: Passage[];
  passageText(id: string): string | undefined;
  subjectFault(claim: string, passageIds: readonly string[]): string | null;
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
  const subject = createSubject({ identity, industry, sources: used });
  const passages = used.flatMap((source) => source.passages);
  const byId = new Map(passages.map((passage) => [passage.id, passage.text]));
  return {
    sources: pages.map((stored) => sourceOf(stored, identity, namesakes.has(stored.id))),
    passages,
    passageText: (id) => byId.get(id),
    subjectFault: (claim, ids) => subject.fault(claim, ids),
    aboutCompany: used.filter(({ id, text }) => subject.sourceIsAbout(id) || subject.mentions(text))
      .length,
  };
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
