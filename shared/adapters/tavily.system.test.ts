import { afterEach, describe, expect, it, vi } from 'vitest';
import { PermanentError, TransientError } from '../errors.ts';
import type { SearchRequest } from '../ports.ts';
import {
  type Answer,
  closedUrl,
  cutBody,
  hang,
  json,
  late,
  reset,
  startFaultServer,
  startThenHang,
  text,
} from './fault.test-server.ts';
import { createResilience, type Retry } from './resilience.ts';
import { createTavily, type TavilyOptions } from './tavily.ts';

const KEY = 'tvly-test-key';
const request: SearchRequest = {
  query: 'Acme revenue 2025',
  maxResults: 5,
  includeDomains: [],
  excludeDomains: [],
};
const page = {
  title: 'Acme',
  url: 'https://acme.example/report',
  content: 'A snippet.',
  raw_content: 'The whole page.',
  score: 0.9,
  published_date: 'Tue, 14 Apr 2026 07:00:00 GMT',
};
const found = (results: unknown, more: object = {}) =>
  json(200, { query: 'q', images: [], results, response_time: 1, ...more });
const good = found([page], { usage: { credits: 1 } });
const refused = (status: number, error: string) => json(status, { detail: { error } });

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function connect(baseUrl: string, options: Partial<TavilyOptions> = {}) {
  const retries: Retry[] = [];
  const resilience = createResilience({
    service: 'Tavily',
    attempts: 3,
    baseDelayMs: 1,
    onRetry: (retry) => retries.push(retry),
  });
  const clock = { now: () => Date.UTC(2026, 5, 15, 12) };
  const service = createTavily({
    apiKey: KEY,
    baseUrl,
    timeoutMs: 5_000,
    resilience,
    clock,
    ...options,
  });
  return { service, retries };
}

async function against(answers: Answer[], options: Partial<TavilyOptions> = {}) {
  const server = await startFaultServer(...answers);
  closing.push(server.close);
  const { service, retries } = connect(server.url, options);
  const search = (more: Partial<SearchRequest> = {}, signal = new AbortController().signal) =>
    service.search({ ...request, ...more }, signal);
  return { ...server, retries, search, fails: () => search().catch((error: unknown) => error) };
}

describe('what is sent', () => {
  it('is a basic search for whole pages as text, with the key in a header only', async () => {
    const server = await against([good]);
    await server.search({ maxResults: 50 });
    const [seen] = server.seen;
    expect(seen?.path).toBe('/search');
    expect(seen?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(seen?.body).toEqual({
      query: 'Acme revenue 2025',
      search_depth: 'basic',
      include_raw_content: 'text',
      include_usage: true,
      max_results: 20,
    });
  });

  it('names domains, and recency as a date of any number of days ago', async () => {
    const server = await against([good]);
    await server.search({
      includeDomains: ['acme.example'],
      excludeDomains: ['bad.example'],
      recencyDays: 100,
    });
    expect(server.seen[0]?.body).toMatchObject({
      include_domains: ['acme.example'],
      exclude_domains: ['bad.example'],
      start_date: '2026-03-07',
    });
  });

  it.each(['', ' ', 'tvly\nbroken'])('needs a key, which %j is not', (apiKey) => {
    expect(() => connect('http://127.0.0.1:1', { apiKey })).toThrow(PermanentError);
  });

  it.each([
    ['blank', ' '],
    ['over 400 characters', 'x'.repeat(401)],
  ])('is never a query that is %s', async (_name, query) => {
    const server = await against([good]);
    await expect(server.search({ query })).rejects.toThrow(RangeError);
    expect(server.seen).toHaveLength(0);
  });
});

describe('answers', () => {
  it('are pages with their text, date and cost', async () => {
    const server = await against([good]);
    expect(await server.search()).toEqual({
      pages: [
        {
          url: 'https://acme.example/report',
          title: 'Acme',
          text: 'The whole page.',
          publishedAt: '2026-04-14T07:00:00.000Z',
          score: 0.9,
        },
      ],
      credits: 1,
    });
  });

  it('without anything found are answers', async () => {
    const server = await against([found([])]);
    expect(await server.search()).toEqual({ pages: [], credits: 1 });
  });

  it('cut a page of 5 MB to 4,000,000 characters', async () => {
    const server = await against([found([{ ...page, raw_content: 'ab '.repeat(1_700_000) }])]);
    const { pages } = await server.search();
    expect(pages[0]?.text).toHaveLength(4_000_000);
  });

  it.each<[string, Answer]>([
    ['results that are null', found(null)],
    ['results that are a text', found('many')],
    ['no results', json(200, { images: [] })],
    ['results that hold null', found([null])],
    ['an empty body', text(200, '')],
    ['an HTML page', text(200, '<html>Sign in</html>', { 'content-type': 'text/html' })],
    ['half of a JSON text', text(200, '{"images":[],"results":[{')],
    ['a body cut by the connection', cutBody('{"images":[]')],
    ['a reset connection', reset],
    ['HTTP 500 with a word', refused(500, 'Internal Server Error')],
    ['HTTP 500 with another body', json(500, { oops: true })],
    ['HTTP 502 from a proxy', text(502, '<html>Bad gateway</html>')],
    ['HTTP 503', text(503, '')],
    ['HTTP 408', refused(408, 'slow')],
  ])('that are %s are tried again, then reported as unavailable', async (_name, answer) => {
    const recovering = await against([answer, good]);
    expect((await recovering.search()).pages).toHaveLength(1);
    expect(recovering.seen).toHaveLength(2);
    const lasting = await against([answer]);
    const error = await lasting.fails();
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ reason: 'unavailable' });
    expect(lasting.seen).toHaveLength(3);
  });
});

describe('refused requests', () => {
  it.each<[number, string, string]>([
    [400, 'Invalid topic.', 'source_unavailable'],
    [401, 'Unauthorized: missing or invalid API key.', 'misconfigured'],
    [403, 'Forbidden', 'misconfigured'],
    [422, 'max_results must be a number', 'source_unavailable'],
    [432, "This request exceeds your plan's set usage limit.", 'source_unavailable'],
    [433, 'This request exceeds the pay-as-you-go limit.', 'source_unavailable'],
  ])('HTTP %i "%s" is not tried again', async (status, words, code) => {
    for (const answer of [refused(status, words), json(status, { message: words })]) {
      const server = await against([answer]);
      const error = await server.fails();
      expect(error).toBeInstanceOf(PermanentError);
      expect(error).toMatchObject({ code });
      expect(String(error)).toContain(`HTTP ${status}`);
      expect(String(error)).not.toContain(KEY);
      expect(server.seen).toHaveLength(1);
    }
  });
});

describe('rate limits', () => {
  const words = 'Your request has been blocked due to excessive requests.';

  it('are backed off from', async () => {
    const server = await against([refused(429, words)]);
    expect(await server.fails()).toMatchObject({ reason: 'rate_limited' });
    expect(server.seen).toHaveLength(3);
  });

  it('are waited out as Retry-After asks, which the SDK hides', async () => {
    const limited = json(429, { detail: { error: words } }, { 'retry-after': '1' });
    const server = await against([limited, good]);
    await server.search();
    expect(server.retries[0]?.delayMs).toBeGreaterThanOrEqual(1000);
  });

  it('that last a day end at once', async () => {
    const server = await against([text(429, words, { 'retry-after': '86400' })]);
    expect(await server.fails()).toMatchObject({
      reason: 'rate_limited',
      retryAfterMs: 86_400_000,
    });
    expect(server.seen).toHaveLength(1);
  });
});

describe('time', () => {
  it.each<[string, Answer]>([
    ['never answers', hang],
    ['stops in the middle of the body', startThenHang('{"images":[]')],
  ])(
    'a service that %s is left after the limit, twice',
    async (_name, answer) => {
      const server = await against([answer], { timeoutMs: 80 });
      const error = await server.fails();
      expect(error).toBeInstanceOf(TransientError);
      expect(error).toMatchObject({ reason: 'timeout' });
      expect(server.seen).toHaveLength(2);
      // The SDK's own limit ends the request that was left.
      await Promise.all(server.seen.map((seen) => seen.closed));
    },
    5_000,
  );

  it('a caller who leaves gets the reason back at once, and a late failure harms nobody', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const server = await against([late(50, text(500, 'late'))]);
    const caller = new AbortController();
    const ended = server.search({}, caller.signal).catch((error: unknown) => error);
    await vi.waitFor(() => expect(server.seen).toHaveLength(1));
    const reason = new Error('lease lost');
    caller.abort(reason);
    expect(await ended).toBe(reason);
    await server.seen[0]?.closed;
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    expect(server.seen).toHaveLength(1);
  });

  it('a caller who has gone already costs no call', async () => {
    const server = await against([good]);
    await expect(server.search({}, AbortSignal.abort('gone'))).rejects.toBe('gone');
    expect(server.seen).toHaveLength(0);
  });
});

it('an address where nobody listens is unavailable', async () => {
  const { service } = connect(await closedUrl());
  const error: unknown = await service
    .search(request, new AbortController().signal)
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TransientError);
  expect(error).toMatchObject({ reason: 'unavailable' });
});
