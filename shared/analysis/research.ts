import { z } from 'zod';
import type { Stage } from '../domain/job.ts';
import { MAX_ADDRESS_CHARACTERS } from '../domain/pages/addresses.ts';
import { USD_PER_SEARCH_CREDIT } from '../domain/prices.ts';
import type { Gap, SetAside } from '../domain/report.ts';
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
  /** What the request does not admit, each page once. */
  setAside: SetAside[];
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

  function refusal({ url, publishedAt }: FoundPage): SetAside['why'] | null {
    const { include_domains: include, exclude_domains: exclude, recency_days: days } = request;
    if (include.length > 0 && !isWithin(url, include)) return 'not_admitted';
    if (isWithin(url, exclude)) return 'not_admitted';
    if (days === undefined || publishedAt === null) return null;
    return Date.parse(publishedAt) < nowMs - days * DAY_MS ? 'too_old' : null;
  }

  const research = async (stage: Stage, queries: readonly Query[]): Promise<Found> => {
    const inputs = queries.flatMap((query) => passes(stage, query).map((one) => ({ query, one })));
    const lists: Found['lists'] = [];
    const failures: Found['failures'] = [];
    const aside = new Map<string, SetAside>();
    const settled = await Promise.allSettled(
      inputs.map(({ query, one }) => pace.search(() => run(stage, one, query))),
    );
    signal.throwIfAborted();
    for (const [at, result] of settled.entries()) {
      const query = inputs[at]?.query;
      if (result.status === 'fulfilled' && query !== undefined) {
        const { domains } = query;
        // A place was searched, and the service told of others.
        const there = result.value.filter(({ url }) => !domains || isWithin(url, domains));
        const pages = there.filter((page) => {
          const why = refusal(page);
          if (why !== null)
            aside.set(page.url, {
              url: page.url.slice(0, MAX_ADDRESS_CHARACTERS),
              title: page.title,
              why,
            });
          return why === null;
        });
        lists.push({ query, pages });
      }
      if (result.status === 'rejected') failures.push(failure(result.reason));
    }
    return { lists, failures, setAside: [...aside.values()], searches: inputs.length };
  };
  const searchesFor = (queries: number) => (request.recency_days === undefined ? 1 : 2) * queries;
  return Object.assign(research, {
    usage,
    searchesFor,
    close: () => texts.clear(),
  });
}

function isWithin(url: string, domains: readonly string[]): boolean {
  const host = URL.canParse(url) ? new URL(url).hostname.toLowerCase() : '';
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
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
