import type { Certificate } from '../domain/certificate.ts';
import type { Fact, Metric } from '../domain/facts/fact.ts';
import { disagree } from '../domain/facts/intervals.ts';
import { isNamedAs } from '../domain/facts/standard-figures.ts';
import { type FiledFigure, filedFigure } from '../domain/pages/filed-figures.ts';
import type { Identity } from '../domain/report.ts';
import type { Evidence } from './evidence.ts';

/** What filings call the ledger's metrics. */
const MEASURES: Partial<Record<Metric, string>> = {
  revenue: 'revenue',
  operating_income: 'operating income',
  net_income: 'net income',
  rnd: 'research and development expense',
  capex: 'capital expenditure',
};
/** Years that end in January or February are named by either year: they are compared where the month is told. */
const NAMED_FROM = '03';

/**
 * How many of the company's whole-year figures filings speak of, and how many of those they bear out. A figure of
 * another scope, currency or year is not compared.
 */
export function filedCounts(
  facts: readonly Fact[],
  { passages, sources }: Pick<Evidence, 'passages' | 'sources'>,
  { name, aliases }: Identity,
): Pick<Certificate, 'filed'> {
  const filings = new Set(sources.flatMap(({ id, url }) => (isFiling(url) ? [id] : [])));
  if (filings.size === 0) return {};
  const filed = passages
    .filter(({ source }) => filings.has(source))
    .flatMap(({ text }) => filedFigure(text) ?? []);
  const own = facts.filter((fact) => [name, ...aliases].some((one) => isNamedAs(fact, one)));
  const pairs = own.flatMap((fact) => {
    const figure = filed.find((one) => isSame(fact, one));
    return figure === undefined ? [] : [{ fact, figure }];
  });
  const proven = pairs.filter(({ fact: { amount }, figure: { value } }) => {
    return !disagree(amount, { ...amount, low: value, high: value, bound: 'exact' });
  });
  return { filed: { compared: pairs.length, proven: proven.length } };
}

const isFiling = (url: string) => url.startsWith('https://data.sec.gov/api/xbrl/companyfacts/');

function isSame(
  { metric, amount, period, status, geography, qualifier }: Fact,
  { measure, currency, end }: FiledFigure,
): boolean {
  if (MEASURES[metric] !== measure || status !== 'reported') return false;
  if (amount.unit !== 'money' || amount.currency !== currency) return false;
  if (geography !== undefined || qualifier !== undefined) return false;
  if (amount.per !== undefined && amount.per !== 'year') return false;
  const told = period.end ?? '';
  if (period.kind === 'fiscal_year') {
    return told.length > 4
      ? end.startsWith(told)
      : end.startsWith(told) && end.slice(5, 7) >= NAMED_FROM;
  }
  // "For the fiscal year ended 30 June 2025" is stored by its day.
  return period.kind === 'date' && told === end;
}
