import { calendarWords } from './calendar-words.ts';
import type { Period } from './fact.ts';
import { type TimeReading, timesIn } from './time-reading.ts';

/** `same`: the stated time is the one asked for; `open`: it leaves something unsaid; `other`: it is another. */
export type Fit = 'same' | 'open' | 'other';

const within = (asked: readonly number[], stated: readonly number[]) =>
  asked.every((n) => stated.includes(n));
const isSilent = (t: TimeReading) =>
  [t.years, t.months, t.quarters, t.halves, t.spans].every((list) => list.length === 0);
const isPartOfYear = (t: TimeReading) =>
  t.quarters.length + t.halves.length > 0 || t.spans.some((months) => months < 12);

/** Holds a period against what stands beside or above a figure. */
export function fits(asked: TimeReading, stated: TimeReading): Fit {
  if (isSilent(stated) || (isSilent(asked) && asked.others.length === 0)) return 'open';
  if (!asked.others.every((n) => stated.others.includes(n))) return 'other';
  if (asked.years.length > 0 && stated.years.length > 0 && !within(asked.years, stated.years))
    return 'other';
  const wanted = spanOf(asked);
  const given = spanOf(stated);
  if (wanted !== null && given !== null) {
    if (wanted.months !== given.months) return 'other';
    if (wanted.end !== null && given.end !== null && wanted.end !== given.end) return 'other';
    if (wanted.end !== null && given.end === null) return 'open';
  }
  // A balance at a date is no quarter, and a quarter is no year.
  if (wanted !== null && wanted.months < 12 && given === null) {
    return stated.months.length > 0 && asked.months.length === 0 ? 'other' : 'open';
  }
  const dated = asked.months.length > 0;
  // What grew over a half-year is no balance at its end.
  if (wanted === null && dated && given !== null && stated.months.length === 0) return 'other';
  if (wanted === null && !dated && isPartOfYear(stated)) return 'other';
  if (dated && given === null && stated.months.length > 0) {
    if (!within(asked.months, stated.months)) return 'other';
    if (stated.days.length > 0 && !within(asked.days, stated.days)) return 'other';
  }
  if (dated && given?.end === undefined && stated.months.length === 0) return 'open';
  return asked.years.length > 0 && stated.years.length === 0 ? 'open' : 'same';
}

/** How many months, and in which month they end where that is known; null for a year or a date. */
function spanOf(t: TimeReading): { months: number; end: number | null } | null {
  const [quarter] = t.quarters;
  if (quarter !== undefined) return { months: 3, end: quarter * 3 };
  const [half] = t.halves;
  if (half !== undefined) return { months: 6, end: half * 6 };
  const [months] = t.spans;
  return months === undefined ? null : { months, end: t.months.at(-1) ?? null };
}

/** A reading with what it leaves out taken from another. */
export function completed(own: TimeReading, above: TimeReading): TimeReading {
  const spanless = own.quarters.length + own.halves.length + own.spans.length === 0;
  const or = <T>(a: readonly T[], b: readonly T[]) => (a.length > 0 ? a : b);
  return {
    years: or(own.years, above.years),
    months: or(own.months, above.months),
    days: own.months.length > 0 ? own.days : above.days,
    quarters: spanless ? above.quarters : own.quarters,
    halves: spanless ? above.halves : own.halves,
    spans: spanless ? above.spans : own.spans,
    others: [...own.others, ...above.others],
  };
}

/** Whether prose speaks of the period at all: it may speak of several. */
export function isSpokenOf(asked: TimeReading, text: TimeReading): Fit {
  const lists = ['years', 'quarters', 'halves', 'months', 'spans'] as const;
  const missing = lists.filter((list) => !within(asked[list], text[list]));
  const parts = text.quarters.length + text.halves.length;
  if (missing.length === 0) {
    const year = asked.years.length > 0 && !isPartOfYear(asked) && asked.months.length === 0;
    return year && parts > 0 && parts >= text.years.length ? 'other' : 'same';
  }
  const elsewhere = missing.some((list) => text[list].length > 0);
  return elsewhere ? 'other' : 'open';
}

/** "last year" as the year it was when the page was published; undefined for any other words. */
export function relativeYear(label: string, publishedAt: string | null): number | undefined {
  const year = Number(publishedAt?.slice(0, 4));
  if (!Number.isInteger(year) || year < 1900) return undefined;
  const words = label.toLowerCase();
  const found = calendarWords().relativeYears.find(([phrase]) => words.includes(phrase));
  return found === undefined ? undefined : year + found[1];
}

const two = (n: number) => String(n).padStart(2, '0');

/** A period as it is stored; `label` is the page's or the model's words, already checked. */
export function periodOf(label: string, origin: Period['origin'], time = timesIn(label)): Period {
  const year = time.years.at(-1);
  const plain = { label, origin };
  if (/(?<!\p{L})(?:ttm|ltm)(?!\p{L})/iu.test(label)) return { kind: 'ttm', ...plain };
  if (year === undefined) return { kind: 'unknown', ...plain };
  const first = time.years[0] ?? year;
  const span = spanOf(time);
  if (span !== null && span.months < 12) {
    const kind = span.months === 3 ? 'quarter' : span.months === 6 ? 'half' : 'span';
    if (span.end === null) return { kind, ...plain };
    const start = span.end - span.months + 1;
    const startYear = start > 0 ? year : year - 1;
    return {
      kind,
      start: `${startYear}-${two(start > 0 ? start : start + 12)}`,
      end: `${year}-${two(span.end)}`,
      ...plain,
    };
  }
  const month = time.months.at(-1);
  if (month !== undefined && time.months.length === 1 && span === null) {
    const [day] = time.days;
    const date = `${year}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
    return { kind: day === undefined ? 'month' : 'date', start: date, end: date, ...plain };
  }
  const apart = year - first > 1;
  return {
    kind: apart ? 'span' : 'fiscal_year',
    start: String(first),
    end: String(year),
    ...plain,
  };
}

/** Equal for two ways to write one period; empty where it is unknown. */
export function periodKey({ kind, start, end }: Period): string {
  if (kind === 'unknown' || end === undefined) return '';
  // A fiscal year that is written with both its calendar years is the later one.
  return kind === 'fiscal_year' ? `fiscal_year ${end}` : `${kind} ${start ?? ''} ${end}`;
}
