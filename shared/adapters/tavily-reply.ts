import { z } from 'zod';
import { TransientError } from '../errors.ts';
import type { FoundPage, SearchReply } from '../ports.ts';

/** A page is not trusted to be reasonable: markup and padding beyond this are cut off. */
export const MAX_PAGE_CHARACTERS = 4_000_000;
/** Of all pages of a reply together. */
export const MAX_REPLY_CHARACTERS = 8_000_000;
const MAX_TITLE_CHARACTERS = 500;
/** No search costs more, whatever the service counts. */
const MOST_CREDITS = 2;
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
  const pages = parsed.data.results.flatMap((result) => readPage(result, now)).slice(0, maxResults);
  let room = MAX_REPLY_CHARACTERS;
  const within = pages.map((page) => {
    const text = cut(page.text, room);
    room -= text.length;
    return { ...page, text };
  });
  return {
    pages: within.filter(({ text }) => text !== ''),
    credits: Math.min(parsed.data.usage?.credits ?? credits, MOST_CREDITS),
  };
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
      title: cut(oneLine(title), MAX_TITLE_CHARACTERS) || url,
      text: cut(pageText, MAX_PAGE_CHARACTERS),
      publishedAt: isoDate(publishedDate, now),
      score,
    },
  ];
}

/** Titles go into logs, terminals and prompts: one line, without control characters and turns of direction. */
function oneLine(title: string): string {
  return title
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ufffe]/gu, '')
    .trim();
}

/** Neither other schemes nor `https://bank.example@elsewhere.example` belong in a report. */
function webAddress(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && url.username === '' && url.password === '' ? url.href : undefined;
}

const MONTH = /^(?:(\d{4})-(\d{2})|(\p{L}{3,12})\.?,? (\d{4}))$/u;

/**
 * ISO 8601, as precise as the service writes it: a moment, `2025-03` or `2025`. Dates without a four-digit year
 * are guesses of the parser ("5" would be May 2001).
 */
function isoDate(value: string, now: number): string | null {
  const text = value.trim();
  if (!/(^|\D)(19|20)\d\d(\D|$)/.test(text)) return null;
  const time = Date.parse(text);
  if (!Number.isFinite(time) || time <= 0 || time > now + DAY_MS) return null;
  if (/^\d{4}$/.test(text)) return text;
  const month = MONTH.exec(text);
  if (month?.[1] !== undefined) return text;
  // "March 2025" is read as local midnight: noon of that day is in the same month everywhere.
  if (month !== null) return new Date(time + DAY_MS / 2).toISOString().slice(0, 7);
  return new Date(time).toISOString();
}

/** Half a surrogate pair, from the page or from the cut, would not survive UTF-8. */
function cut(value: string, characters: number): string {
  return value.slice(0, characters).toWellFormed();
}
