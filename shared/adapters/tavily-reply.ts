import { z } from 'zod';
import { TransientError } from '../errors.ts';
import type { FoundPage, SearchReply } from '../ports.ts';

/** Longer pages are cut: no report needs more, and a page is not trusted to be reasonable. */
export const MAX_PAGE_CHARACTERS = 200_000;
const MAX_TITLE_CHARACTERS = 500;
const DAY_MS = 86_400_000;

const text = z.string().catch('');
const resultSchema = z.object({
  url: text,
  title: text,
  content: text,
  rawContent: text,
  score: z.number().catch(0),
  publishedDate: text,
});
const answerSchema = z.object({
  results: z.array(z.unknown()),
  usage: z.object({ credits: z.number().nonnegative() }).optional().catch(undefined),
});

/**
 * Reads the SDK's answer: at most `maxResults` pages, those without a web address or any text left out.
 * `credits` is what a search of this kind costs, for answers that do not say. `now` in milliseconds:
 * a page dated later than tomorrow counts as undated. Throws TransientError('unavailable') when there is
 * no list of results.
 */
export function readTavilyReply(
  answer: unknown,
  { maxResults, credits, now }: { maxResults: number; credits: number; now: number },
): SearchReply {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) {
    throw new TransientError('unavailable', 'Tavily answered without results', {
      cause: parsed.error,
    });
  }
  const pages = parsed.data.results.flatMap((result) => readPage(result, now));
  return { pages: pages.slice(0, maxResults), credits: parsed.data.usage?.credits ?? credits };
}

function readPage(result: unknown, now: number): FoundPage[] {
  const parsed = resultSchema.safeParse(result);
  if (!parsed.success) return [];
  const { rawContent, content, title, score, publishedDate } = parsed.data;
  const url = webAddress(parsed.data.url);
  const pageText = rawContent.trim() === '' ? content : rawContent;
  if (url === undefined || pageText.trim() === '') return [];
  return [
    {
      url,
      title: cut(title.trim(), MAX_TITLE_CHARACTERS) || url,
      text: cut(pageText, MAX_PAGE_CHARACTERS),
      publishedAt: isoDate(publishedDate, now),
      score,
    },
  ];
}

/** Neither other schemes nor `https://bank.example@elsewhere.example` belong in a report. */
function webAddress(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && url.username === '' && url.password === '' ? url.href : undefined;
}

/** Dates without a four-digit year are guesses of the parser ("5" would be May 2001). */
function isoDate(value: string, now: number): string | null {
  if (!/(^|\D)(19|20)\d\d(\D|$)/.test(value)) return null;
  const time = Date.parse(value);
  return Number.isFinite(time) && time > 0 && time <= now + DAY_MS
    ? new Date(time).toISOString()
    : null;
}

/** Half a surrogate pair, from the page or from the cut, would not survive UTF-8. */
function cut(value: string, characters: number): string {
  return value.slice(0, characters).toWellFormed();
}
