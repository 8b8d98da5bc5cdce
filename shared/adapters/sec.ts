import { z } from 'zod';
import { significant } from '../domain/names/company-names.ts';
import { PermanentError, TransientError } from '../errors.ts';
import type { FactSource } from '../ports.ts';
import type { Resilience } from './resilience.ts';
import { withTimeLimit } from './time-limit.ts';

/** Of one answer; the largest company's has about ten million bytes. */
const MAX_BYTES = 64 * 1024 * 1024;
const tickersSchema = z.record(
  z.string(),
  z.object({ cik_str: z.int().min(1).max(9_999_999_999), ticker: z.string(), title: z.string() }),
);

export interface SecOptions {
  /** Name and e-mail of whoever asks: without it the service refuses. */
  contact: string;
  /** In place of both hosts. */
  baseUrl: string | undefined;
  timeoutMs: number;
  resilience: Resilience;
}

/** SEC's companyfacts, of at most two requests a company: far below the ten a second that it allows. */
export function createSec({ contact, baseUrl, timeoutMs, resilience }: SecOptions): FactSource {
  const base = baseUrl?.replace(/\/+$/, '');

  /** Null: there is nothing at this address. */
  const read = (url: string, signal: AbortSignal): Promise<Uint8Array | null> =>
    resilience.run(
      (outer) =>
        withTimeLimit({ service: 'SEC', timeoutMs, signal: outer }, async (within) => {
          const headers = { 'user-agent': `ConsultantOS ${contact}`, accept: 'application/json' };
          const response = await fetch(url, { headers, signal: within, redirect: 'error' }).catch(
            (error: unknown) => {
              outer.throwIfAborted();
              throw new TransientError('unavailable', 'SEC cannot be reached', { cause: error });
            },
          );
          if (response.status === 404) return null;
          if (response.status === 429 || response.status >= 500) {
            const reason = response.status === 429 ? 'rate_limited' : 'unavailable';
            throw new TransientError(reason, `SEC answered ${response.status}`);
          }
          if (!response.ok) {
            const why =
              response.status === 403 ? ': does SEC_CONTACT name a person and an e-mail?' : '';
            throw new PermanentError('source_unavailable', `SEC answered ${response.status}${why}`);
          }
          return bodyOf(response);
        }),
      signal,
    );

  return {
    name: 'sec',
    async filings({ ticker, names }, signal) {
      if (!/^[A-Z0-9.-]{1,10}$/.test(ticker)) return null;
      const list = await read(
        `${base ?? 'https://www.sec.gov'}/files/company_tickers.json`,
        signal,
      );
      const known = tickersSchema.safeParse(
        list === null ? {} : JSON.parse(Buffer.from(list).toString()),
      );
      if (!known.success)
        throw new PermanentError('source_unavailable', 'SEC lists its tickers in another form');
      const wanted = ticker.replaceAll('.', '-');
      const words = new Set(names.flatMap(significant));
      // Tickers are an exchange's own: elsewhere they are another company's.
      const found = Object.values(known.data).find(
        (one) =>
          one.ticker.toUpperCase() === wanted &&
          significant(one.title).some((word) => words.has(word)),
      );
      if (found === undefined) return null;
      const cik = String(found.cik_str).padStart(10, '0');
      const path = `/api/xbrl/companyfacts/CIK${cik}.json`;
      const raw = await read(`${base ?? 'https://data.sec.gov'}${path}`, signal);
      // Cited by its public address, wherever it was read.
      return raw === null ? null : { url: `https://data.sec.gov${path}`, raw };
    },
  };
}

async function bodyOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new PermanentError('source_unavailable', 'SEC answered too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
