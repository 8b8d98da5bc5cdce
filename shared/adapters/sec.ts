import { z } from 'zod';
import { significant } from '../domain/names/company-names.ts';
import { PermanentError } from '../errors.ts';
import type { FactSource } from '../ports.ts';
import { createPoliteRead, jsonOf, type PoliteOptions } from './polite-read.ts';

const tickersSchema = z.record(
  z.string(),
  z.object({ cik_str: z.int().min(1).max(9_999_999_999), ticker: z.string(), title: z.string() }),
);

export interface SecOptions extends PoliteOptions {
  /** In place of both hosts. */
  baseUrl: string | undefined;
}

/** SEC's companyfacts, of at most two requests a company. */
export function createSec({
  baseUrl,
  ...polite
}: SecOptions): Required<Omit<FactSource, 'bearers'>> {
  const base = baseUrl?.replace(/\/+$/, '');
  const read = createPoliteRead('SEC', polite);

  return {
    name: 'sec',
    async filings({ ticker, cik: given, names }, signal) {
      if (!/^[A-Z0-9.-]{1,10}$/.test(ticker ?? '') && !/^\d{10}$/.test(given ?? '')) return null;
      const list = await read(
        `${base ?? 'https://www.sec.gov'}/files/company_tickers.json`,
        signal,
      );
      const known = tickersSchema.safeParse(list === null ? {} : jsonOf(list));
      if (!known.success)
        throw new PermanentError('source_unavailable', 'SEC lists its tickers in another form');
      const listed = Object.values(known.data);
      const wanted = ticker?.replaceAll('.', '-');
      const words = new Set(names.flatMap(significant));
      const found =
        // Tickers are an exchange's own: elsewhere they are another company's.
        listed.find(
          (one) =>
            one.ticker.toUpperCase() === wanted &&
            significant(one.title).some((word) => words.has(word)),
        ) ??
        // Whoever gave the number may have given that of a part of the group.
        listed.find(
          (one) =>
            one.cik_str === Number(given) &&
            significant(one.title).every((word) => words.has(word)),
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
