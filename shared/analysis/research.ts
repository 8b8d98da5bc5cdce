import { z } from 'zod';
import type { Stage } from '../domain/job.ts';
import { USD_PER_SEARCH_CREDIT } from '../domain/prices.ts';
import type { Gap } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import { PermanentError, TransientError } from '../errors.ts';
import { BudgetError } from '../jobs/step.ts';
import type { Steps } from '../jobs/steps.ts';
import type { Clock, FoundPage, Search, SearchRequest } from '../ports.ts';
import { limitsOf } from './depth.ts';
import { MOST_CREDITS, type Query, searchName } from './plan.ts';
import type { Standing } from './standing.ts';
import type { Pace } from './turns.ts';

export interface RetrievedPage extends FoundPage {
  /** ISO 8601. */
  retrievedAt: string;
}

type Failure = Pick<Gap, 'reason' | 'detail' | 'permanent'>;

export interface Found {
  /** What each query found, in the order asked; none of a query that failed. */
  lists: { query: Query; pages: RetrievedPage[] }[];
  failures: Failure[];
  searches: number;
}

/** Runs queries at the same time, each a paid step. */
export interface Research {
  (stage: Stage, queries: readonly Query[]): Promise<Found>;
  /** Searches that so many queries take. */
  searchesFor(queries: number): number;
  /** The pages have been read: the texts that were held to compare them are let go. */
  close(): void;
  readonly usage: { searches: number; credits: number };
}

const DAY_MS = 86_400_000;
/** Pages enough to know which company is meant. */
const TO_IDENTIFY = 10;
const recordSchema = z.object({ retrievedAt: z.string() });

/**
 * With `recency_days` every query is searched twice: the service's recency filter drops undated pages, so a
 * second pass without it keeps them (and they are labelled). Domains and dates are enforced here as well.
 */
export function createResearch({
  request,
  search,
  steps,
  clock,
  nowMs,
  pace,
  standing,
  signal,
}: {
  request: AnalysisRequest;
  search: Search;
  steps: Steps;
  clock: Clock;
  /** The time that recency is counted from: the job's acceptance. */
  nowMs: number;
  pace: Pace;
  standing: Standing;
  signal: AbortSignal;
}): Research {
  const usage = { searches: 0, credits: 0 };
  /** Several searches find one page: its text is held once. */
  const texts = new Map<string, string>();

  function passes(stage: Stage, { query, domains }: Query): SearchRequest[] {
    const { resultsPerSearch } = limitsOf(request.depth);
    const plain = {
      query,
      maxResults: stage === 'identify' ? Math.min(TO_IDENTIFY, resultsPerSearch) : resultsPerSearch,
      includeDomains: domains ?? request.include_domains,
      excludeDomains: request.exclude_domains,
      ...(request.depth === 'deep' ? { advanced: true as const } : {}),
    };
    if (request.recency_days === undefined) return [plain];
    return [{ ...plain, recencyDays: request.recency_days }, plain];
  }

  async function run(stage: Stage, inputs: SearchRequest, { domains }: Query) {
    const name = searchName(inputs.query, { recent: inputs.recencyDays !== undefined, domains });
    const reply = await steps.run(
      {
        name,
        kind: 'search',
        stage,
        inputs,
        worstUsd: MOST_CREDITS * USD_PER_SEARCH_CREDIT,
        sharedForMs: DAY_MS,
      },
      async () => {
        standing.admit('search');
        const found = await search.search(inputs, signal).catch((error: unknown) => {
          if (!signal.aborted) standing.failed('search', error);
          throw error;
        });
        const retrievedAt = new Date(clock.now()).toISOString();
        return {
          reply: { ...found, retrievedAt },
          costUsd: found.credits * USD_PER_SEARCH_CREDIT,
          // A company's own places may well hold nothing.
          reusable: found.pages.length > 0 || domains !== undefined,
        };
      },
    );
    usage.searches += 1;
    usage.credits += reply.credits;
    const { retrievedAt } = recordSchema.parse(reply);
    return reply.pages.map((page) => ({ ...page, text: heldOnce(page), retrievedAt }));
  }

  function heldOnce({ url, text }: FoundPage): string {
    const held = texts.get(url);
    if (held === text) return held;
    texts.set(url, text);
    return text;
  }

  function wanted(page: FoundPage, { domains }: Query): boolean {
    const host = URL.canParse(page.url) ? new URL(page.url).hostname.toLowerCase() : '';
    const within = (domain: string) => host === domain || host.endsWith(`.${domain}`);
    if (domains !== undefined && !domains.some(within)) return false;
    if (request.include_domains.length > 0 && !request.include_domains.some(within)) return false;
    if (request.exclude_domains.some(within)) return false;
    if (request.recency_days === undefined || page.publishedAt === null) return true;
    return Date.parse(page.publishedAt) >= nowMs - request.recency_days * DAY_MS;
  }

  const research = async (stage: Stage, queries: readonly Query[]): Promise<Found> => {
    const inputs = queries.flatMap((query) => passes(stage, query).map((one) => ({ query, one })));
    const lists: Found['lists'] = [];
    const failures: Found['failures'] = [];
    const settled = await Promise.allSettled(
      inputs.map(({ query, one }) => pace.search(() => run(stage, one, query))),
    );
    signal.throwIfAborted();
    for (const [at, result] of settled.entries()) {
      const query = inputs[at]?.query;
      if (result.status === 'fulfilled' && query !== undefined) {
        lists.push({ query, pages: result.value.filter((page) => wanted(page, query)) });
      }
      if (result.status === 'rejected') failures.push(failure(result.reason));
    }
    return { lists, failures, searches: inputs.length };
  };
  const searchesFor = (queries: number) => (request.recency_days === undefined ? 1 : 2) * queries;
  return Object.assign(research, {
    usage,
    searchesFor,
    close: () => texts.clear(),
  });
}

function failure(error: unknown): Failure {
  if (error instanceof BudgetError) return { reason: 'budget', detail: error.message };
  if (error instanceof TransientError) {
    return { reason: 'source_unavailable', detail: error.message };
  }
  if (error instanceof PermanentError) {
    return { reason: 'source_unavailable', detail: error.message, permanent: true };
  }
  throw error;
}

/** First results first, so that a limit on sources cuts the tails and not whole questions. */
export function interleave(lists: Found['lists']): RetrievedPage[] {
  const longest = Math.max(0, ...lists.map(({ pages }) => pages.length));
  return Array.from({ length: longest }, (_, rank) =>
    lists.flatMap(({ pages }) => pages[rank] ?? []),
  ).flat();
}
