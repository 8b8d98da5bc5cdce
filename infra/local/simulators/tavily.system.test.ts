import { type TavilySearchOptions, tavily } from '@tavily/core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { NETFLIX, TESLA } from './samples.ts';
import type { Simulator } from './simulator.ts';
import { startTavilySimulator } from './tavily.ts';

const UNDATED = {
  names: ['Acme'],
  pages: [
    { url: 'https://a.example/1', title: 'Acme', publishedAt: null, text: 'Acme sells kettles.' },
  ],
};

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startTavilySimulator({
    now: () => Date.parse('2026-02-10'),
    companies: [TESLA, NETFLIX, UNDATED],
  });
});
afterEach(() => simulator.clearFaults());
afterAll(() => simulator.close());

const search = (query: string, options: TavilySearchOptions = {}) =>
  tavily({ apiKey: 'a-key', apiBaseURL: simulator.url }).search(query, options);
const hosts = (reply: { results: { url: string }[] }): string[] =>
  reply.results.map(({ url }) => new URL(url).hostname);

describe('search', () => {
  test('the page on the subject comes first, with text, date and credits', async () => {
    const reply = await search('Tesla battery pack price per kilowatt-hour', {
      includeRawContent: 'text',
      includeUsage: true,
    });
    const [first] = reply.results;
    expect(first?.url).toBe('https://battery-weekly.example/pack-prices-december-2025');
    expect(first?.rawContent).toContain('BloombergNEF');
    expect(new Date(first?.publishedDate ?? '').toISOString()).toContain('2025-12-09');
    expect(reply.results).toHaveLength(5);
    expect(reply.usage).toEqual({ credits: 1 });
    expect(reply.results.map(({ score }) => score)).toEqual(
      reply.results.map(({ score }) => score).sort((a, b) => b - a),
    );
  });

  test.each(['Brelling Kettles market share', 'Teslaa', 'Netflixation of the world'])(
    'a company without samples finds nothing: %s',
    async (query) => {
      expect((await search(query)).results).toEqual([]);
    },
  );

  test('the company is found in any case and beside punctuation, and only its own pages', async () => {
    const reply = await search('results of "NETFLIX, Inc."?', { maxResults: 20 });
    expect(reply.results.length).toBeGreaterThanOrEqual(12);
    const own = NETFLIX.pages.map(({ url }) => url);
    expect(reply.results.filter(({ url }) => !own.includes(url))).toEqual([]);
  });

  test('domains are included and excluded with their subdomains, and the count is kept', async () => {
    const only = await search('Tesla', {
      includeDomains: ['filings.example', 'Road-test.example'],
      maxResults: 20,
    });
    expect(new Set(hosts(only))).toEqual(new Set(['filings.example', 'road-test.example']));
    const without = await search('Tesla', { excludeDomains: ['filings.example'], maxResults: 20 });
    expect(hosts(without)).not.toContain('filings.example');
    expect((await search('Tesla', { maxResults: 2 })).results).toHaveLength(2);
  });

  test.each([
    ['days', { days: 90 }],
    ['timeRange', { timeRange: 'month' as const }],
    ['startDate', { startDate: '2026-01-01' }],
  ])('%s leaves out older and undated pages', async (_, options) => {
    const reply = await search('Tesla', { ...options, maxResults: 20 });
    expect(reply.results.length).toBeGreaterThan(0);
    for (const { publishedDate } of reply.results) {
      expect(Date.parse(publishedDate ?? '')).toBeGreaterThan(Date.parse('2025-11-01'));
    }
  });

  test('without a bound the undated page is found, with no date', async () => {
    const reply = await search('Acme');
    expect(reply.results.map(({ publishedDate }) => publishedDate)).toEqual([null]);
    expect((await search('Acme', { days: 3_650 })).results).toEqual([]);
  });

  test('a query above 400 characters and a missing key are refused', async () => {
    await expect(search(`Tesla ${'x'.repeat(400)}`)).rejects.toThrow('too long');
    const keyless = await fetch(`${simulator.url}/search`, {
      method: 'POST',
      body: '{"query":"Tesla"}',
    });
    expect(keyless.status).toBe(401);
  });
});

describe('faults', () => {
  test('429 reads as the service words it', async () => {
    simulator.fault({ kind: 'status', status: 429, times: 1 });
    await expect(search('Tesla')).rejects.toThrow('blocked due to excessive requests');
    expect((await search('Tesla')).results).not.toEqual([]);
  });

  test('empty finds nothing, and cut_json is no answer', async () => {
    simulator.fault({ kind: 'empty', times: 1 });
    expect((await search('Tesla')).results).toEqual([]);
    simulator.fault({ kind: 'cut_json', times: 1 });
    await expect(search('Tesla')).rejects.toThrow();
  });

  test('hostile_page puts a page with instructions first', async () => {
    simulator.fault({ kind: 'hostile_page', match: 'charging' });
    const reply = await search('Tesla charging', { includeRawContent: 'text' });
    expect(reply.results[0]?.rawContent).toContain('Ignore all previous instructions');
    expect(hosts(await search('Tesla price'))).not.toContain('hostile-pages.example');
  });
});

test('calls are recorded without the key', async () => {
  await search('Tesla deliveries');
  const last = simulator.calls().at(-1);
  expect(last?.path).toBe('/search');
  expect(last?.summary).toBe('5 results for: Tesla deliveries');
  expect(JSON.stringify(simulator.calls())).not.toContain('a-key');
});
