import { z } from 'zod';
import { verifyIdentity } from '../domain/names/identity.ts';
import type { ReadPassage } from '../domain/pages/passage.ts';
import { publisherOf } from '../domain/pages/sources.ts';
import { tierOf } from '../domain/pages/tiers.ts';
import type { Gap, Identity } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Ask } from './ask.ts';
import { OUTPUT_TOKENS } from './depth.ts';
import type { StoredPage } from './evidence.ts';
import {
  promptOf,
  type ShownSource,
  sourcedPassages,
  subjectLines,
  systemPrompt,
} from './prompts.ts';

const list = (of: string) => z.array(z.string().max(300)).describe(of);

const replySchema = z.object({
  evidence: list('Ids of the passages that show which company is meant'),
  name: z.string().max(1200).describe('The full name of the company, as the passages write it'),
  aliases: list('Other names of the same company in the passages: short name, former name, brand'),
  ticker: z.string().max(1200).nullable().describe('Its stock ticker in the passages, or null'),
  domain: z.string().max(1200).nullable().describe('Its own web domain in the passages, or null'),
  rivals: list('Names of its competitors in the passages'),
});

const PROMPT_CHARS = 7_000;

/**
 * Which company is meant: the model proposes, code believes only what the pages show. Without an answer the
 * name as typed stands, and the gap says so.
 */
export async function identify(
  request: AnalysisRequest,
  pages: readonly StoredPage[],
  ask: Ask,
  today: string,
): Promise<{ identity: Identity; gap: Gap | null }> {
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
    : { name: request.company, aliases: [], ticker: '', domain: '', rivals: [] };
  const identity = verifyIdentity(
    { ...proposed, ticker: proposed.ticker || null, domain: proposed.domain || null },
    { company: request.company, pages: pages.map(({ page, text }) => ({ ...page, text })) },
  );
  if (answer.ok) return { identity, gap: null };
  const detail = `the company's other names and rivals could not be established: ${answer.detail}`;
  return { identity, gap: { section: 'identity', reason: answer.reason, detail } };
}

const TASK =
  'Establish which company the subject lines mean, and by which names, ticker and web domain these passages call it. Pages may be about another person, product or company of the same name: leave those out. Give only what stands in the passages, as it is written there.';

/** As far as they are known before the company is. */
function sourcesOf(pages: readonly StoredPage[]): ShownSource[] {
  return pages.map(({ id, page }) => ({
    id,
    publisher: publisherOf(page.url),
    title: page.title,
    published_at: page.publishedAt,
    tier: tierOf({ url: page.url, officialDomain: null }),
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
