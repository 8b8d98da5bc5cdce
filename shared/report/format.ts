import { knownLanguage } from './labels.ts';

/** Numbers, money and dates as the report's language writes them. Times are UTC. */
export interface Format {
  number(value: number): string;
  /** At most one decimal; a true minus sign. */
  score(value: number): string;
  signed(value: number): string;
  percent(share: number): string;
  usd(value: number): string;
  /** A ledger value with its unit; currencies by their ISO code. */
  quantity(value: number, unit: string): string;
  /** ISO date, year-month or year, as precise as it is given; anything else as it stands. */
  date(iso: string): string;
}

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:$|[T ]))?)?/;

export function createFormat(tag: string): Format {
  const language = knownLanguage(tag);
  const formatter = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(language, options);
    return (value: number) => format.format(value).replace('-', '−');
  };
  const number = formatter({ maximumFractionDigits: 6 });
  const score = formatter({ maximumFractionDigits: 1 });

  return {
    number,
    score,
    signed: formatter({ maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
    percent: formatter({ style: 'percent', maximumFractionDigits: 0 }),
    usd: formatter({ style: 'currency', currency: 'USD', maximumFractionDigits: 4 }),
    quantity(value, unit) {
      const currency = CURRENCIES.has(unit) ? { style: 'currency' as const, currency: unit } : {};
      const text = formatter({ ...currency, ...digits(value) })(value);
      if ('currency' in currency || unit === '') return text;
      return unit === '%'
        ? formatter({ style: 'percent', maximumFractionDigits: 4 })(value / 100)
        : `${text} ${unit}`;
    },
    date(iso) {
      const match = DATE.exec(iso);
      const time = Date.parse(iso);
      if (match === null || match[0].length < iso.length - 'T00:00:00.000000000+00:00'.length)
        return iso;
      if (Number.isNaN(time)) return iso;
      const [, , month, day] = match;
      if (month === undefined) return iso;
      return new Intl.DateTimeFormat(language, {
        year: 'numeric',
        month: 'long',
        ...(day === undefined ? {} : { day: 'numeric' }),
        timeZone: 'UTC',
      }).format(time);
    },
  };
}

/** Millions and billions in words where that loses nothing: 97.7 billion, but 1,789,226. */
function digits(value: number): Intl.NumberFormatOptions {
  const size = Math.abs(value);
  const scale = [1e12, 1e9, 1e6].find((unit) => size >= unit);
  const exact = scale !== undefined && Number.isInteger(Math.round((size / scale) * 1e6) / 1e3);
  return exact
    ? { notation: 'compact', compactDisplay: 'long', maximumFractionDigits: 3 }
    : { maximumFractionDigits: 6 };
}
