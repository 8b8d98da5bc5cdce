import type { Amount } from './fact.ts';

/** Amounts in readers' units, in the language of the reader: `$24.8 billion`, `over 1.5 Milliarden $`, `11–13%`. */

/** Words and signs that say how an amount is bound, and the unit of a difference of shares. */
export interface BoundSigns {
  readonly about: string;
  readonly at_least: string;
  readonly at_most: string;
  readonly points: string;
}
/** They need no language. */
export const SIGNS: BoundSigns = { about: '~', at_least: '≥ ', at_most: '≤ ', points: 'pp' };

/** Signs of units that Intl has no style for. */
const NAMES: Partial<Record<Amount['unit'], string>> = {
  ...{ times: '×', kwh: 'kWh', tonne: 't' },
};
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));
const MOST_DIGITS = 4;
const kept = new Map<string, Intl.NumberFormat>();

function formatter(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language, options);
  kept.set(key, made);
  return made;
}

/** `language`: a tag that Intl knows. */
export function amountText(amount: Amount, language: string, signs: BoundSigns = SIGNS): string {
  const { low, high, bound, unit, printed } = amount;
  if (unit === 'other') return printed;
  if (unit === 'kwh' && Math.abs(high) >= 1e6) return energyText(amount, language, signs);
  const called = unit === 'points' ? signs.points : NAMES[unit];
  const name = called === undefined ? '' : `\u00a0${called}`;
  if (bound === 'range' && low !== high) return `${rangeText(amount, language)}${name}`;
  const sign = bound === 'exact' || bound === 'range' ? '' : signs[bound];
  const value = formatter(language, optionsOf(amount, low)).format(low).replace('-', '−');
  return `${sign}${value}${name}`;
}

/** Digits that a computed amount is worth: of a ratio whose parts are only about right fewer, of a sum enough to follow it. */
const WORTH = { other: 3, aboutRatio: 2 } as const;

/** What code computed is no more exact than what it was computed from: `~$97M`, `15.8%`. */
export function roundedText(amount: Amount, language: string, signs: BoundSigns = SIGNS): string {
  return amountText(rounded(amount), language, signs);
}

/** The same within a sentence, where units stand in full: `about $97 million`. */
export function spokenText(amount: Amount, language: string, signs: BoundSigns): string {
  const { currency, ...known } = rounded(amount);
  const isLarge = Math.min(Math.abs(known.low), Math.abs(known.high)) >= 1e6;
  if (currency === undefined || !CURRENCIES.has(currency) || !isLarge || known.low < 0) {
    return roundedText(amount, language, signs);
  }
  // Intl writes million and billion in full only where no currency stands beside them.
  const bound = known.bound === 'range' || known.bound === 'exact' ? '' : signs[known.bound];
  const exact = known.bound === 'range' ? known.bound : 'exact';
  const number = amountText({ ...known, bound: exact, unit: 'count' }, language, signs);
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const parts = formatter(language, style).formatToParts(1);
  const symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  const isFirst = parts[0]?.type === 'currency';
  return `${bound}${isFirst ? `${symbol}${number}` : `${number}\u00a0${symbol}`}`;
}

function rounded(amount: Amount): Amount {
  const { bound, unit } = amount;
  const isRatio = unit === 'times' || unit === 'percent';
  const digits = WORTH[bound === 'about' && isRatio ? 'aboutRatio' : 'other'];
  const round = (value: number) => Number(value.toPrecision(digits));
  return { ...amount, low: round(amount.low), high: round(amount.high) };
}

/** Plants and grids are measured in gigawatt-hours. */
function energyText(amount: Amount, language: string, signs: BoundSigns): string {
  const { low, high } = amount;
  const inGiga = { ...amount, low: low / 1e6, high: high / 1e6, unit: 'times' } as const;
  return amountText(inGiga, language, signs).replace('×', 'GWh');
}

/** Both ends share scale and unit where their signs allow it: `$50.7–51.7 billion`, `12–14%`. */
function rangeText(amount: Amount, language: string): string {
  const options = optionsOf(amount, Math.max(Math.abs(amount.low), Math.abs(amount.high)));
  const [low, high] = [Math.min(amount.low, amount.high), Math.max(amount.low, amount.high)];
  return formatter(language, options)
    .formatRange(low, high)
    .replace(/(?<=^|\s)-(?=\d)/gu, '−')
    .replace(/^(\d[\d.,]*)%\s–\s(?=\d)/u, '$1–');
}

function optionsOf({ unit, currency }: Amount, value: number): Intl.NumberFormatOptions {
  const size = Math.abs(value);
  const digits = { maximumSignificantDigits: MOST_DIGITS };
  const compact = { notation: 'compact', ...digits } as const;
  if (unit === 'money') {
    const known = currency !== undefined && CURRENCIES.has(currency);
    const style = known
      ? ({ style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const)
      : {};
    return size >= 1e6
      ? { ...style, ...compact }
      : { ...style, maximumFractionDigits: 2, trailingZeroDisplay: 'stripIfInteger' };
  }
  if (unit === 'percent') return { style: 'unit', unit: 'percent', maximumFractionDigits: 2 };
  if (unit === 'hours') return { style: 'unit', unit: 'hour', ...compact };
  if (unit === 'count') {
    return size >= 1e6 && value % 1e4 === 0
      ? { ...compact, compactDisplay: 'long' }
      : { maximumFractionDigits: 2 };
  }
  return { maximumFractionDigits: size < 10 ? 2 : 1 };
}
