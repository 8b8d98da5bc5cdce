/**
 * Words of the calendar in many languages, from the locale data that Node carries: months, the units "month" and
 * "quarter", and what "last year" is called. No list of ours.
 */
const LOCALES =
  'en de fr es it pt nl sv da nb fi pl cs sk hu ro bg hr sl uk ru el tr id vi ar he hi th ja ko zh'.split(
    ' ',
  );
const WORDS = /\p{L}[\p{L}\p{M}]*/gu;
const fold = (text: string) => text.toLowerCase();

export interface CalendarWords {
  /** A word may be the name of two months: "listopad". */
  readonly months: ReadonlyMap<string, readonly number[]>;
  readonly monthUnits: ReadonlySet<string>;
  readonly quarterUnits: ReadonlySet<string>;
  /** Phrases such as "last year" with what they add to the year of their page. */
  readonly relativeYears: readonly (readonly [phrase: string, offset: number])[];
}

let kept: CalendarWords | undefined;

/** Made at the first use: it takes some tens of milliseconds. */
export function calendarWords(): CalendarWords {
  kept ??= read();
  return kept;
}

function read(): CalendarWords {
  const months = new Map<string, number[]>();
  const monthUnits = new Set<string>();
  const quarterUnits = new Set<string>();
  const relative = new Map<string, number>();
  for (const locale of LOCALES) {
    for (const month of ['long', 'short'] as const) {
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(locale, { month, day, timeZone: 'UTC' });
        for (let at = 0; at < 12; at++) {
          const parts = format.formatToParts(Date.UTC(2023, at, 15));
          const name = fold(parts.find(({ type }) => type === 'month')?.value ?? '');
          const word = name.match(WORDS)?.[0];
          if (word === undefined || word.length < 3 || /\d/.test(name)) continue;
          const known = months.get(word) ?? [];
          if (!known.includes(at + 1)) months.set(word, [...known, at + 1]);
        }
      }
    }
    for (const style of ['long', 'short'] as const) {
      const time = new Intl.RelativeTimeFormat(locale, { numeric: 'always', style });
      const texts = (unit: 'year' | 'quarter' | 'month', n: number) =>
        new Set(fold(time.format(n, unit)).match(WORDS) ?? []);
      for (const n of [-1, -2, -3, -6, 2, 3, 6]) {
        const years = texts('year', n);
        for (const word of texts('quarter', n))
          if (!years.has(word) && word.length > 1) quarterUnits.add(word);
        if (style === 'long')
          for (const word of texts('month', n)) if (!years.has(word)) monthUnits.add(word);
      }
    }
    const said = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
    for (const offset of [-2, -1, 0, 1]) {
      const phrase = fold(said.format(offset, 'year'));
      if (!/\d/.test(phrase)) relative.set(phrase, offset);
    }
  }
  const relativeYears = [...relative].sort(([a], [b]) => b.length - a.length);
  return { months, monthUnits, quarterUnits, relativeYears };
}
