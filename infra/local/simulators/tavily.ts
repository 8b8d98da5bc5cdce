import { z } from 'zod';
import type { Fault } from './faults.ts';
import hostilePage from './recorded/hostile-page.json' with { type: 'json' };
import { NETFLIX, type SampleCompany, TESLA } from './samples.ts';
import { searchPages } from './search-pages.ts';
import {
  parsed,
  type SimulatedReply,
  type SimulatedRequest,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
  waitHeader,
} from './simulator.ts';

const MAX_QUERY = 400;
const domains = z.array(z.string()).nullish();
const requestSchema = z.looseObject({
  query: z.string().min(1),
  search_depth: z.string().nullish(),
  max_results: z.int().min(0).max(20).nullish(),
  include_raw_content: z.union([z.boolean(), z.enum(['text', 'markdown'])]).nullish(),
  include_domains: domains,
  exclude_domains: domains,
  include_usage: z.boolean().nullish(),
  days: z.number().positive().nullish(),
  time_range: z.enum(['day', 'week', 'month', 'year', 'd', 'w', 'm', 'y']).nullish(),
  start_date: z.iso.date().nullish(),
  end_date: z.iso.date().nullish(),
});
type SearchBody = z.infer<typeof requestSchema>;

const DAY_MS = 86_400_000;
const RANGE_DAYS: Record<string, number> = { d: 1, w: 7, m: 31, y: 366 };

function refusal(status: number, error: string, retryAfterSeconds?: number): SimulatedReply {
  const headers = waitHeader(retryAfterSeconds);
  return { status, headers, body: { detail: { error } }, summary: `${status} ${error}` };
}

/** The earliest moment wanted, when the body names one; undated pages are then left out, as the service does. */
function since(body: SearchBody, now: number): number | undefined {
  const days = body.days ?? RANGE_DAYS[body.time_range?.charAt(0) ?? ''];
  const dates = [
    ...(body.start_date ? [Date.parse(body.start_date)] : []),
    ...(days === undefined ? [] : [now - days * DAY_MS]),
  ];
  return dates.length === 0 ? undefined : Math.max(...dates);
}

function search(
  body: SearchBody,
  companies: readonly SampleCompany[],
  fault: Fault | undefined,
  now: number,
): SimulatedReply {
  const found = searchPages(companies, {
    query: body.query,
    limit: body.max_results ?? 5,
    includeDomains: body.include_domains ?? [],
    excludeDomains: body.exclude_domains ?? [],
    since: since(body, now),
    until: body.end_date ? Date.parse(body.end_date) + DAY_MS : undefined,
  });
  const hostile =
    fault?.kind === 'hostile_page'
      ? [{ page: hostilePage, score: 0.99, snippet: hostilePage.text.slice(0, 300) }]
      : [];
  const raw = body.include_raw_content ?? false;
  const results = (fault?.kind === 'empty' ? [] : [...hostile, ...found]).map(
    ({ page, score, snippet }) => ({
      url: page.url,
      title: page.title,
      content: snippet,
      raw_content: raw === false ? null : page.text,
      score,
      published_date: page.publishedAt === null ? null : new Date(page.publishedAt).toUTCString(),
    }),
  );
  const reply = {
    query: body.query,
    follow_up_questions: null,
    answer: null,
    images: [],
    results,
    response_time: 0.01,
    ...(body.include_usage ? { usage: { credits: body.search_depth === 'advanced' ? 2 : 1 } } : {}),
    request_id: 'simulated',
  };
  const text = JSON.stringify(reply);
  return {
    status: 200,
    body: fault?.kind === 'cut_json' ? text.slice(0, text.length >> 1) : text,
    summary: `${results.length} results for: ${body.query}`,
  };
}

/**
 * Speaks Tavily's `/search` over the sample sources: pages of a company that the query names, ranked by words.
 * A company without samples finds nothing. `now` dates the recency filters.
 */
export function startTavilySimulator({
  companies = [TESLA, NETFLIX],
  now = Date.now,
  ...options
}: SimulatorOptions & {
  companies?: readonly SampleCompany[];
  now?: () => number;
} = {}): Promise<Simulator> {
  function answer(request: SimulatedRequest, fault: Fault | undefined): SimulatedReply {
    if (fault?.kind === 'status') {
      const status = fault.status ?? 500;
      const error =
        status === 429
          ? 'Your request has been blocked due to excessive requests.'
          : `Simulated fault ${status}.`;
      return refusal(status, error, fault.retryAfterSeconds);
    }
    if (request.method !== 'POST' || request.path !== '/search') return refusal(404, 'Not Found');
    if (!/^Bearer \S/u.test(request.header('authorization'))) {
      return refusal(401, 'Unauthorized: missing or invalid API key.');
    }
    const body = requestSchema.safeParse(parsed(request.body));
    if (!body.success) return refusal(422, z.prettifyError(body.error));
    if (body.data.query.length > MAX_QUERY) {
      return refusal(400, `Query is too long. Max query length is ${MAX_QUERY} characters.`);
    }
    return search(body.data, companies, fault, now());
  }
  return startSimulator(options, answer);
}
