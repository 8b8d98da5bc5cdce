import { z } from 'zod';
import type { Candidate } from '../domain/job.ts';
import { bearsMarks } from '../domain/names/about-company.ts';
import { domainHost } from '../domain/names/identity-marks.ts';
import type { NameEntry } from '../domain/names/name-entries.ts';
import { createNameFinder, fold } from '../domain/names/names.ts';
import { publisherOf } from '../domain/pages/addresses.ts';
import type { ReadPassage } from '../domain/pages/passage.ts';
import type { Identity } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Ask } from './ask.ts';
import { OUTPUT_TOKENS } from './depth.ts';
import {
  promptOf,
  type ShownSource,
  sourcedPassages,
  subjectLines,
  systemPrompt,
} from './prompts.ts';
import type { PagesRead, StoredPage } from './read-pages.ts';
import { termsOf } from './select-passages.ts';

/** Pages that a model takes for another bearer's, those aside on which code finds the company's marks. */
export function strangersAmong(
  pages: readonly StoredPage[],
  named: readonly string[],
  identity: Identity,
): StoredPage[] {
  const ids = new Set(named);
  return pages.filter((page) => ids.has(page.id) && !bearsMarks(identity, page));
}

interface Bearer extends Candidate {
  sources: readonly string[];
}

/**
 * Companies that the request may mean, of those that the model takes for equal: each is named on a page, or in a
 * register's entry, of its own. None when the reader's domain or industry tells one from the others.
 */
export function equalBearers(
  proposed: readonly Bearer[],
  {
    request,
    pages,
    entries = [],
  }: {
    request: AnalysisRequest;
    pages: readonly StoredPage[];
    entries?: readonly NameEntry[];
  },
): Candidate[] {
  if (request.company_domain !== undefined) return [];
  const taken = new Set<string>();
  const bearers = proposed.flatMap(({ name, industry, domain, sources }) => {
    const finder = createNameFinder([name, request.company]);
    const own = pages.filter(
      ({ id, title, text }) =>
        sources.includes(id) && !taken.has(id) && finder.has(fold(`${title}\n${text}`)),
    );
    const entry = entries.find(({ id }) => sources.includes(id) && !taken.has(id));
    for (const { id } of entry === undefined ? own : [...own, entry]) taken.add(id);
    if (own.length === 0 && entry === undefined) return [];
    const candidate = domainHost(domain) ?? entry?.domains[0] ?? null;
    return [{ name, industry: industry || entry?.description || null, domain: candidate }];
  });
  const asked = [...termsOf(request.industry ?? '')];
  const fitting = bearers.filter(({ industry }) =>
    [...termsOf(industry ?? '')].some((term) =>
      asked.some((word) => term.startsWith(word) || word.startsWith(term)),
    ),
  );
  return fitting.length === 1 ? [] : bearers;
}

const reply = z.object({
  not_about: z
    .array(z.string().max(300))
    .describe('Ids of sources (S4) that are about another person, product or company of the name'),
});
const PROMPT_CHARS = 12_000;

/**
 * Without the pages that are about another bearer of the name, as the model says of each and code does not know
 * better. Asked only where others bear the name, and of pages that bear no mark of the company.
 */
export async function withoutNamesakes(
  read: PagesRead,
  { identity, shared }: { identity: Identity; shared: boolean },
  {
    request,
    ask,
    today,
    name,
  }: { request: AnalysisRequest; ask: Ask; today: string; name: string },
): Promise<PagesRead> {
  const doubtful = read.pages.filter((page) => !bearsMarks(identity, page));
  if (!shared || doubtful.length === 0) return read;
  const answer = await ask({
    name,
    stage: 'research',
    system: systemPrompt('en'),
    prompt: promptOf([
      { heading: 'Task', body: TASK },
      { heading: 'Subject', body: subjectLines(request, identity.name, today) },
      { heading: 'Passages', body: pageBeginnings(doubtful, PROMPT_CHARS) },
    ]),
    reply,
    maxOutputTokens: OUTPUT_TOKENS.identify,
  });
  // Without an answer they stay: code and the judge still ask whom a passage is about.
  const strangers = new Set(
    answer.ok ? strangersAmong(doubtful, answer.value.not_about, identity) : [],
  );
  const gone = [...strangers].map(({ url, title }) => ({ url, title, why: 'namesake' as const }));
  return {
    pages: read.pages.filter((page) => !strangers.has(page)),
    setAside: [...read.setAside, ...gone],
  };
}

const TASK =
  'The name of the subject is also borne by others, or is an ordinary word. Say which of these sources are mainly about another person, product, company or thing of that name, and not about the subject. A source about its industry, market or rivals is none of these.';

/** Each page's beginning under its source line: that is where a page says whom it is about. */
export function pageBeginnings(pages: readonly StoredPage[], chars: number): string {
  return sourcedPassages({ sources: sourcesOf(pages) }, firstOfEach(pages, chars));
}

/** As far as they are known before the company is. */
function sourcesOf(pages: readonly StoredPage[]): ShownSource[] {
  return pages.map(({ id, url, title, tier, date }) => ({
    id,
    publisher: publisherOf(url),
    title,
    published_at: date.publishedAt,
    date_precision: date.precision,
    tier,
  }));
}

/** A fair share of every page, its beginning first. */
function firstOfEach(pages: readonly StoredPage[], chars: number): ReadPassage[] {
  const share = chars / Math.max(1, pages.length);
  return pages.flatMap(({ passages }) => {
    let room = share;
    return passages.filter(({ text }) => {
      room -= text.length;
      return room > 0;
    });
  });
}
