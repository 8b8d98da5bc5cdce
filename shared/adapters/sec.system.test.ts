import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { PermanentError, TransientError } from '../errors.ts';
import { createResilience } from './resilience.ts';
import { createSec } from './sec.ts';

/** Speaks the two addresses of SEC as it does: who does not say who asks is refused. */
let server: Server;
let baseUrl = '';
let asked: string[] = [];
let refuse: number[] = [];
const TICKERS = {
  0: { cik_str: 320193, ticker: 'AAPL', title: 'Apple Inc.' },
  1: { cik_str: 1101215, ticker: 'ADS', title: 'BREAD FINANCIAL HOLDINGS, INC.' },
  2: { cik_str: 1067983, ticker: 'BRK-B', title: 'BERKSHIRE HATHAWAY INC' },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const status =
      refuse.shift() ?? (/\S+@\S+/.test(request.headers['user-agent'] ?? '') ? 200 : 403);
    const body =
      request.url === '/files/company_tickers.json'
        ? JSON.stringify(TICKERS)
        : request.url === '/api/xbrl/companyfacts/CIK0000320193.json'
          ? '{"entityName":"Apple Inc.","facts":{}}'
          : null;
    response.writeHead(status === 200 && body === null ? 404 : status).end(body);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  asked = [];
  refuse = [];
});

const sec = (contact = 'Ann Lee ann@example.com') =>
  createSec({
    contact,
    baseUrl,
    timeoutMs: 5_000,
    resilience: createResilience({ service: 'sec', attempts: 2, baseDelayMs: 1 }),
  });
const { signal } = new AbortController();

it('finds a company by ticker and name, and cites the public address', async () => {
  const found = await sec().filings({ ticker: 'AAPL', names: ['Apple Inc.'] }, signal);
  expect(found?.url).toBe('https://data.sec.gov/api/xbrl/companyfacts/CIK0000320193.json');
  expect(Buffer.from(found?.raw ?? []).toString()).toContain('Apple Inc.');
});

it.each([
  ["a ticker that is another company's here", { ticker: 'ADS', names: ['adidas AG'] }, 1],
  ['a ticker that nobody has', { ticker: 'NOPE', names: ['Nope'] }, 1],
  ['a class of shares that has no facts', { ticker: 'BRK.B', names: ['Berkshire Hathaway'] }, 2],
  ['what is no ticker', { ticker: '../../x', names: ['Apple'] }, 0],
])('finds nothing for %s', async (_, company, calls) => {
  expect(await sec().filings(company, signal)).toBeNull();
  expect(asked).toHaveLength(calls);
});

it('tries again what may pass, and says what cannot', async () => {
  refuse = [503];
  expect(await sec().filings({ ticker: 'AAPL', names: ['Apple'] }, signal)).not.toBeNull();
  refuse = [429, 429];
  await expect(sec().filings({ ticker: 'AAPL', names: ['Apple'] }, signal)).rejects.toThrow(
    TransientError,
  );
  const nameless = sec('nobody').filings({ ticker: 'AAPL', names: ['Apple'] }, signal);
  await expect(nameless).rejects.toThrow(PermanentError);
  await expect(nameless).rejects.toThrow(/SEC_CONTACT/);
});
