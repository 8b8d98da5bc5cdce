import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createResilience } from '../../../shared/adapters/resilience.ts';
import { createSec } from '../../../shared/adapters/sec.ts';
import { filedSentences } from '../../../shared/domain/pages/filed-figures.ts';
import { PermanentError, TransientError } from '../../../shared/errors.ts';
import type { Simulator } from '../simulators/simulator.ts';
import { startSecSimulator } from './sec.ts';

let simulator: Simulator;
let nowMs = 0;
beforeEach(async () => {
  nowMs = 0;
  simulator = await startSecSimulator({ now: () => nowMs });
});
afterEach(() => simulator.close());

const { signal } = new AbortController();
const sec = (contact = 'Ann Lee ann@example.com') =>
  createSec({
    contact,
    baseUrl: simulator.url,
    timeoutMs: 5_000,
    resilience: createResilience({ service: 'sec', attempts: 2, baseDelayMs: 1 }),
  });
/** As a job does: over HTTP, then in sentences. */
async function told(ticker: string | null, name: string, cik: string | null = null) {
  const found = await sec().filings({ ticker, cik, names: [name] }, signal);
  if (!found) return [];
  return filedSentences(JSON.parse(Buffer.from(found.raw).toString()))?.sentences ?? [];
}

describe('what a company has filed is right or absent', () => {
  it.each<[string, string, string, string[]]>([
    [
      'restated years, a quarter and nine months among them',
      'NRTH',
      'Northwind Pumps',
      [
        'NORTHWIND PUMPS INC reported revenue of USD 1,100,000,000 for the fiscal year ended 31 December 2024 (form 10-K, filed 15 February 2025).',
        'NORTHWIND PUMPS INC reported revenue of USD 950,000,000 for the fiscal year ended 31 December 2023 (form 10-K, filed 15 February 2025, restated from USD 1,000,000,000).',
      ],
    ],
    [
      'two tags of one period: the one that adds up, and none where nothing does',
      'TWIN',
      'Twinleaf Retail',
      [
        'Twinleaf Retail Corp reported revenue of USD 500,000,000 for the fiscal year ended 31 December 2024 (form 10-K, filed 15 February 2025).',
        'Twinleaf Retail Corp reported cost of revenue of USD 300,000,000 for the fiscal year ended 31 December 2024 (form 10-K, filed 15 February 2025).',
        'Twinleaf Retail Corp reported gross profit of USD 200,000,000 for the fiscal year ended 31 December 2024 (form 10-K, filed 15 February 2025).',
      ],
    ],
    [
      'a fiscal year that ends in June',
      'JUNE',
      'Juniper Lane Software',
      [
        'Juniper Lane Software, Inc. reported revenue of USD 770,000,000 for the fiscal year ended 30 June 2025 (form 10-K, filed 30 July 2025).',
        'Juniper Lane Software, Inc. reported net income of USD -20,000,000 for the fiscal year ended 30 June 2025 (form 10-K, filed 30 July 2025).',
        'Juniper Lane Software, Inc. reported revenue of USD 700,000,000 for the fiscal year ended 30 June 2024 (form 10-K, filed 30 July 2024).',
      ],
    ],
    [
      'a foreign filer, in its own currency',
      'RHEN',
      'Rhenania Chemie',
      [
        'Rhenania Chemie SE reported revenue of EUR 21,427,000,000 for the fiscal year ended 31 December 2024 (form 20-F, filed 10 March 2025).',
        'Rhenania Chemie SE reported revenue of EUR 20,000,000,000 for the fiscal year ended 31 December 2023 (form 20-F, filed 10 March 2024).',
      ],
    ],
    ['a private company', 'PRIV', 'Quiet Family Mills', []],
    ["a ticker that is another company's here", 'ADS', 'adidas AG', []],
  ])('%s', async (_, ticker, name, sentences) => {
    expect(await told(ticker, name)).toEqual(sentences);
  });
});

describe('the number that a register gives', () => {
  it.each<[string, string | null, string, string, string | null]>([
    ['is asked for where no ticker is known', null, 'Rhenania Chemie', '0000001004', 'Rhenania'],
    ['and where the ticker is of another exchange', 'RHC', 'Rhenania', '0000001004', null],
    ['comes after the ticker', 'NRTH', 'Northwind Pumps', '0000001004', 'NORTHWIND'],
    ['is not believed for a part of the group', null, 'Northwind Pumps', '0000001007', null],
    ['is not believed for another company', null, 'adidas AG', '0000001005', null],
    ['is nothing but a number', null, 'Northwind Pumps', '../../1001', null],
  ])('%s', async (_, ticker, name, cik, who) => {
    const [first] = await told(ticker, name, cik);
    if (who === null) expect(first).toBeUndefined();
    else expect(first).toMatch(who);
  });
});

describe('the service is asked as it wants to be', () => {
  it('cites the public address, wherever it was read, and asks twice a company', async () => {
    const found = await sec().filings({ ticker: 'NRTH', cik: null, names: ['Northwind'] }, signal);
    expect(found?.url).toBe('https://data.sec.gov/api/xbrl/companyfacts/CIK0000001001.json');
    expect(simulator.calls()).toHaveLength(2);
  });

  it('is refused without an e-mail, and says what to set', async () => {
    const asked = sec('nobody').filings(
      { ticker: 'NRTH', cik: null, names: ['Northwind'] },
      signal,
    );
    await expect(asked).rejects.toThrow(PermanentError);
    await expect(asked).rejects.toThrow(/SEC_CONTACT/);
    expect(simulator.calls()).toHaveLength(1);
  });

  it('tries again what may pass, and ends a job of too many requests as one to come back', async () => {
    simulator.fault({ kind: 'status', status: 503, times: 1 });
    expect(await told('NRTH', 'Northwind')).toHaveLength(2);
    for (let at = 0; at < 4; at += 1) await told('NRTH', 'Northwind');
    await expect(told('NRTH', 'Northwind')).rejects.toThrow(TransientError);
    nowMs += 1_000;
    expect(await told('NRTH', 'Northwind')).toHaveLength(2);
  });

  it('says so when the answer is cut off', async () => {
    simulator.fault({ kind: 'cut_json', times: 1 });
    await expect(told('NRTH', 'Northwind')).rejects.toThrow(PermanentError);
  });

  it('waits no longer than it has been told to: a job comes back instead', async () => {
    simulator.fault({ kind: 'status', status: 429, retryAfterSeconds: 120, times: 1 });
    const asked = told('NRTH', 'Northwind');
    await expect(asked).rejects.toMatchObject({ reason: 'rate_limited', retryAfterMs: 120_000 });
    expect(simulator.calls()).toHaveLength(1);
  });

  it.each([
    ['what is no ticker is never sent', '../../x', 'Northwind', 0],
    ['a ticker that nobody has', 'NOPE', 'Northwind', 1],
    ['a class of shares without figures', 'HILL.B', 'Hilltop', 2],
  ])('%s', async (_, ticker, name, calls) => {
    expect(await told(ticker, name)).toEqual([]);
    expect(simulator.calls()).toHaveLength(calls);
  });
});
