import type { TavilyClient, TavilySearchOptions } from '@tavily/core';
import { PermanentError } from '../errors.ts';
import type { Clock, Search, SearchRequest } from '../ports.ts';
import { watchingAnswer } from './http-answer.ts';
import type { Resilience } from './resilience.ts';
import { classifyTavilyFault } from './tavily-fault.ts';
import { readTavilyReply } from './tavily-reply.ts';
import { withTimeLimit } from './time-limit.ts';

/** The service's own limits. */
const MAX_QUERY_CHARACTERS = 400;
const MAX_RESULTS = 20;
/** What a `basic` search costs. */
const BASIC_CREDITS = 1;
/** What an `advanced` search costs. */
const ADVANCED_CREDITS = 2;
const DAY_MS = 86_400_000;

export interface TavilyOptions {
  apiKey: string;
  /** Undefined: Tavily's own. */
  baseUrl: string | undefined;
  /** Of one attempt. */
  timeoutMs: number;
  resilience: Resilience;
  /** For `recencyDays`. */
  clock?: Clock;
}

/**
 * Search through Tavily's SDK. `search` throws what the port names, and RangeError for a query that is
 * blank or too long. An empty key is refused here, as PermanentError('misconfigured'): the SDK would
 * silently search without one.
 */
export function createTavily({
  apiKey,
  baseUrl,
  timeoutMs,
  resilience,
  clock = { now: Date.now },
}: TavilyOptions): Search {
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new PermanentError('misconfigured', 'TAVILY_API_KEY is empty or not a key');
  }
  const connect = async (): Promise<TavilyClient> => {
    const { tavily } = await loadTavilySdk();
    const where = baseUrl ? { apiBaseURL: baseUrl.replace(/\/+$/, '') } : {};
    return tavily({ apiKey, ...where });
  };
  let connected: Promise<TavilyClient> | undefined;

  return {
    async search(request, signal) {
      const { query } = request;
      if (query.trim() === '' || query.length > MAX_QUERY_CHARACTERS) {
        throw new RangeError(
          `a query has 1 to ${MAX_QUERY_CHARACTERS} characters, not ${query.length}`,
        );
      }
      const maxResults = Math.min(request.maxResults, MAX_RESULTS);
      const options: TavilySearchOptions = {
        ...searchOptions(request, clock.now()),
        maxResults,
        // Seconds. The SDK takes no signal: a call that we abandon ends by this alone.
        timeout: timeoutMs / 1000,
      };
      connected ??= connect();
      const client = await connected;
      return resilience.run(
        (outer) =>
          withTimeLimit({ service: 'Tavily', timeoutMs, signal: outer }, () =>
            watchingAnswer(async (head) => {
              const answer = await client.search(query, options).catch((error: unknown) => {
                throw classifyTavilyFault(error, head);
              });
              return readTavilyReply(answer, {
                maxResults,
                credits: request.advanced ? ADVANCED_CREDITS : BASIC_CREDITS,
                now: clock.now(),
              });
            }),
          ),
        signal,
      );
    },
  };
}

function searchOptions(request: SearchRequest, now: number): TavilySearchOptions {
  const { includeDomains, excludeDomains, recencyDays } = request;
  return {
    searchDepth: request.advanced ? 'advanced' : 'basic',
    includeRawContent: 'text',
    includeUsage: true,
    ...(includeDomains.length > 0 ? { includeDomains: [...includeDomains] } : {}),
    ...(excludeDomains.length > 0 ? { excludeDomains: [...excludeDomains] } : {}),
    // `days` works for news only and `timeRange` knows four spans; a date takes any number of days.
    ...(recencyDays === undefined
      ? {}
      : { startDate: new Date(now - recencyDays * DAY_MS).toISOString().slice(0, 10) }),
  };
}

/** Loaded with the first call, or before it by who can wait: it pulls in a tokenizer of 5.5 MB. */
export function loadTavilySdk() {
  return import('@tavily/core');
}
