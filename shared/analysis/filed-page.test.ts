import { expect, it } from 'vitest';
import { checkFact } from '../domain/facts/check-fact.ts';
import { PermanentError } from '../errors.ts';
import type { FactSource } from '../ports.ts';
import { createFreeSteps } from '../testing/free-steps.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryObjects } from '../testing/memory-objects.ts';
import { buildEvidence } from './evidence.ts';
import { groundOf } from './extract-facts.ts';
import { filedPages } from './filed-page.ts';

const RAW = JSON.stringify({
  entityName: 'Acme Inc.',
  facts: {
    'us-gaap': {
      Revenues: {
        units: {
          USD: [
            {
              start: '2024-01-01',
              end: '2024-12-31',
              val: 1500,
              form: '10-K',
              filed: '2025-02-01',
            },
          ],
        },
      },
    },
  },
});
const identity = { name: 'Acme Inc.', aliases: [], ticker: 'ACME', domain: null, rivals: [] };

type Filings = NonNullable<FactSource['filings']>;
async function filed(filings: Filings, ticker: string | null = 'ACME') {
  const objects = createMemoryObjects();
  const { signal } = new AbortController();
  const uses = {
    steps: createFreeSteps(),
    objects,
    clock: createManualClock(Date.parse('2026-06-30')),
    jobId: 'job1',
    signal,
  };
  const sources = [{ name: 'sec', filings }];
  const { pages, gap } = await filedPages({ ...uses, sources })(
    { ...identity, ticker, cik: null },
    [],
  );
  return { pages, gap, stored: await objects.list('sources/job1/') };
}
const url = 'https://data.sec.gov/api/xbrl/companyfacts/CIK0000000001.json';

it('what a company has filed is a source of the first tier, its raw answer beside it', async () => {
  const { pages, gap, stored } = await filed(async () => ({ url, raw: Buffer.from(RAW) }));
  expect(gap).toBeNull();
  expect(pages[0]).toMatchObject({ id: 'S1', url, tier: 1 });
  expect(pages[0]?.date.publishedAt).toMatch(/^2025-02-01/);
  expect(pages[0]?.passages.map(({ text }) => text)).toEqual([
    'Acme Inc. reported revenue of USD 1,500 for the fiscal year ended 31 December 2024 (form 10-K, filed 1 February 2025).',
  ]);
  expect(stored.map(({ sha256, name }) => name === `sources/job1/${sha256}.json`)).toEqual([true]);
});

it.each([
  ['the year', '2024'],
  ['the form itself', 'fiscal year ended 31 December 2024'],
])('its sentences pass the ledger by %s', async (_, period) => {
  const { pages } = await filed(async () => ({ url, raw: Buffer.from(RAW) }));
  const evidence = buildEvidence({ pages, setAside: [] }, identity);
  const checked = checkFact(
    {
      ...{ evidence: ['S1.p1'], entity: 'Acme Inc.', metric: 'revenue', label: 'revenue' },
      ...{ value: '1,500', unit: 'USD', period, status: 'reported' },
    },
    groundOf(evidence, identity),
  );
  expect(checked).toMatchObject({
    ok: true,
    fact: {
      amount: { low: 1500, unit: 'money', currency: 'USD' },
      period: { end: expect.stringContaining('2024') },
    },
  });
});

it.each<[string, Filings, string | null, RegExp | null]>([
  ['a private company is not asked for', () => Promise.reject(new Error('asked')), null, null],
  ['an unknown one has none', async () => null, 'ACME', null],
  [
    'a service that refuses is a gap',
    () => Promise.reject(new PermanentError('source_unavailable', 'no')),
    'ACME',
    /no$/,
  ],
  [
    'an answer whose page is taken for none is a gap',
    async () => ({ url, raw: Buffer.from(RAW.replace('Acme Inc.', 'Access denied')) }),
    'ACME',
    /set aside: (?:wall|error_page)$/,
  ],
  [
    'an answer that is cut off is a gap',
    async () => ({ url, raw: Buffer.from(RAW.slice(0, 50)) }),
    'ACME',
    /another form/,
  ],
])('%s', async (_, filings, ticker, detail) => {
  const { pages, gap } = await filed(filings, ticker);
  expect(pages).toEqual([]);
  if (detail === null) expect(gap).toBeNull();
  else expect(gap?.detail).toMatch(detail);
});
