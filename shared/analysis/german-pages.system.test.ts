import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { createResilience } from '../adapters/resilience.ts';
import { createTavily } from '../adapters/tavily.ts';
import { FRAMEWORKS } from '../frameworks/registry.ts';
import type { Search } from '../ports.ts';
import { gathering } from './gather.test-rig.ts';
import { GERMAN_REPORT, PAGES, PLAN } from './german-pages.test-rig.ts';
import { onQuestionOf } from './plan-queries.ts';

/** Any server that speaks Tavily's wire format; what it holds is found by words. */
let held: Search | undefined;
const bodySchema = z.looseObject({
  query: z.string(),
  max_results: z.int(),
  include_domains: z.array(z.string()).optional(),
  exclude_domains: z.array(z.string()).optional(),
});
const queries: string[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = bodySchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
  queries.push(body.query);
  const found = await held?.search(
    {
      ...{ query: body.query, maxResults: body.max_results },
      includeDomains: body.include_domains ?? [],
      excludeDomains: body.exclude_domains ?? [],
    },
    AbortSignal.timeout(5_000),
  );
  const results = (found?.pages ?? []).map(({ url, title, text, publishedAt, score }) => ({
    ...{ url, title, score, content: text.slice(0, 80), raw_content: text },
    published_date: publishedAt,
  }));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({ query: body.query, results, images: [], response_time: 0.1, request_id: 'r' }),
  );
});
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
afterAll(() => void server.close());

it('of a server that holds two thirds German pages a German report reaches what answers its topics', async () => {
  const { port } = server.address() as AddressInfo;
  const { gathered } = await gathering({
    request: GERMAN_REPORT,
    frameworks: FRAMEWORKS,
    pages: PAGES,
    answers: { identify: PLAN },
    through: (search) => {
      held = search;
      return createTavily({
        ...{ apiKey: 'any', baseUrl: `http://127.0.0.1:${port}`, timeoutMs: 5_000 },
        resilience: createResilience({ service: 'tavily', attempts: 1 }),
      });
    },
  });
  expect(gathered.searchGaps).toEqual([]);
  const reached = new Set(gathered.evidence.sources.map(({ url }) => url));
  expect(reached.size / PAGES.length).toBeGreaterThanOrEqual(0.8);
  const german = gathered.evidence.sources.filter(({ language }) => language === 'de').length;
  expect(german / reached.size).toBeGreaterThan(0.5);
  const isOn = onQuestionOf(GERMAN_REPORT);
  const [, ...questions] = [...new Set(queries)];
  const on = questions.filter((query) => isOn?.(query)).length;
  expect(on / questions.length).toBeGreaterThanOrEqual(0.3);
});
