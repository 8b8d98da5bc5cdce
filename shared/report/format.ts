import { knownLanguage } from './labels.ts';

/** Numbers, money and dates as the report's language writes them. Times are UTC. */
export interface Format {
  number(value: number): string;
  /** At most one decimal; a true minus sign. */
  score(value: number): string;
  signed(value: number): string;
  /** For axes: `400K`, `1.2 Mio.`. */
  compact(value: number): string;
  percent(share: number): string;
  usd(value: number): string;
  /** A ledger value with its unit; currencies by their ISO code. */
  quantity(value: number, unit: string): string;
  /** ISO date, year-month or year, as precise as it is given; anything else as it stands. */
  date(iso: string): string;
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

export function createFormat(tag: string): Format {
  const language = knownLanguage(tag);
  const formatter = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(language, options);
    return (value: number) => format.format(value).replace('-', '−');
  };
  const number = formatter({ maximumFractionDigits: 6 });
  const score = formatter({ maximumFractionDigits: 1 });

  const share = formatter({ style: 'unit', unit: 'percent', maximumFractionDigits: 12 });

  // Made once: making one costs a hundred times what formatting does.
  const shown = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const months = new Intl.DateTimeFormat(language, shown);
  const days = new Intl.DateTimeFormat(language, { ...shown, day: 'numeric' });

  return {
    number,
    score,
    signed: formatter({ maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
    compact: formatter({ notation: 'compact', maximumFractionDigits: 1 }),
    percent: formatter({ style: 'percent', maximumFractionDigits: 0 }),
    usd: formatter({ style: 'currency', currency: 'USD', maximumFractionDigits: 4 }),
    quantity(value, unit) {
      if (unit === '%') return share(value);
      const amount = formatter(digits(value));
      if (CURRENCIES.has(unit)) return priced(language, unit, value, amount);
      return unit === '' ? amount(value) : `${amount(value)} ${unit}`;
    },
    date(iso) {
      const [, year = '', month, day] = DATE.exec(iso) ?? [];
      if (month === undefined) return iso;
      const date = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
      // February 31 is no date, though Date reads one.
      if (Number.isNaN(date.getTime()) || date.getUTCMonth() + 1 !== Number(month)) return iso;
      return (day === undefined ? months : days).format(date);
    },
  };
}

/** Millions and billions in words where that loses nothing: 97.7 billion, but 1,789,226. */
function digits(value: number): Intl.NumberFormatOptions {
  const size = Math.abs(value);
  const scale = [1e12, 1e9, 1e6].find((unit) => size >= unit);
  const exact = scale !== undefined && Math.round((size / scale) * 1e3) * (scale / 1e3) === size;
  return exact
    ? { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 3 }
    : { maximumFractionDigits: 20 };
}

/** `$97.7 billion`, `97,7 Milliarden $`: Intl itself writes `$97.7B`, so the sign is set where it sets it. */
function priced(
  language: string,
  currency: string,
  value: number,
  amount: (value: number) => string,
): string {
  const pattern = new Intl.NumberFormat(language, { style: 'currency', currency }).formatToParts(1);
  const sign = pattern.findIndex(({ type }) => type === 'currency');
  const digit = pattern.findIndex(({ type }) => type === 'integer');
  const symbol = pattern[sign]?.value ?? currency;
  const between = pattern.some(({ type }) => type === 'literal') ? '\u00a0' : '';
  const size = amount(Math.abs(value));
  const priceOf =
    sign < digit ? `${symbol}${between}${size}` : `${size}${between || '\u00a0'}${symbol}`;
  return value < 0 ? `−${priceOf}` : priceOf;
}
