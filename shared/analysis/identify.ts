import { z } from 'zod';
import { bearsMarks } from '../domain/names/about-company.ts';
import { verifyIdentity } from '../domain/names/identity.ts';
import { publisherOf } from '../domain/pages/addresses.ts';
import type { ReadPassage } from '../domain/pages/passage.ts';
import type { Gap, Identity } from '../domain/report.ts';
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
import type { StoredPage } from './read-pages.ts';

const list = (of: string) => z.array(z.string().max(300)).describe(of);

const replySchema = z.object({
  evidence: list('Ids of the passages that show which company is meant'),
  name: z.string().max(1200).describe('The full name of the company, as the passages write it'),
  aliases: list('Other names of the same company in the passages: short name, former name, brand'),
  ticker: z.string().max(1200).nullable().describe('Its stock ticker in the passages, or null'),
  domain: z.string().max(1200).nullable().describe('Its own web domain in the passages, or null'),
  rivals: list('Names of its competitors in the passages'),
  not_about: list(
    'Ids of sources (S4) that are mainly about another person, product or company of the same name',
  )
    .optional()
    .catch([]),
});

const PROMPT_CHARS = 7_000;

export interface Known {
  identity: Identity;
  /** Addresses of pages that are about another bearer of the name. */
  namesakes: ReadonlySet<string>;
  gap: Gap | null;
}

/**
 * Which company is meant: the model proposes, code believes only what the pages show. Without an answer the
 * name as typed stands, and the gap says so.
 */
export async function identify(
  request: AnalysisRequest,
  pages: readonly StoredPage[],
  ask: Ask,
  today: string,
): Promise<Known> {
  const answer = await ask({
    name: 'identify',
    stage: 'identify',
    system: systemPrompt('en'),
    prompt: promptOf([
      { heading: 'Task', body: TASK },
      { heading: 'Subject', body: subjectLines(request, request.company, today) },
      {
        heading: 'Passages',
        body: sourcedPassages({ sources: sourcesOf(pages) }, firstOfEach(pages)),
      },
    ]),
    reply: replySchema,
    maxOutputTokens: OUTPUT_TOKENS.identify,
  });
  const proposed = answer.ok
    ? answer.value
    : { name: request.company, aliases: [], ticker: '', domain: '', rivals: [], not_about: [] };
  const identity = verifyIdentity(
    { ...proposed, ticker: proposed.ticker || null, domain: proposed.domain || null },
    { company: request.company, pages },
  );
  const named = new Set(proposed.not_about);
  const strangers = pages.filter((page) => named.has(page.id) && !bearsMarks(identity, page));
  const namesakes = new Set(strangers.map(({ url }) => url));
  if (answer.ok) return { identity, namesakes, gap: null };
  const detail = `the company's other names and rivals could not be established: ${answer.detail}`;
  return { identity, namesakes, gap: { section: 'identity', reason: answer.reason, detail } };
}

const TASK =
  'Establish which company the subject lines mean, and by which names, ticker and web domain these passages call it. Pages may be about another person, product or company of the same name: leave those out. Give only what stands in the passages, as it is written there.';

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

/** A fair share of every page, its beginning first: that is where a page says whom it is about. */
function firstOfEach(pages: readonly StoredPage[]): ReadPassage[] {
  const share = PROMPT_CHARS / Math.max(1, pages.length);
  return pages.flatMap(({ passages }) => {
    let room = share;
    return passages.filter(({ text }) => {
      room -= text.length;
      return room > 0;
    });
  });
}
