import type { Run } from '../office/runs.ts';
import type { View } from '../view.ts';

/** A step or an event in its lane; `month`: months since year 0, null without a day. */
export interface Entry {
  readonly month: number | null;
  readonly runs: readonly Run[];
}

const COLUMNS = 5;

export const monthOf = (date: string): number =>
  Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7) || '12') - 1;
const dayOf = (month: number): Date => new Date(Date.UTC(Math.floor(month / 12), month % 12, 15));

export function shortDate({ language }: View, date: string): string {
  if (date.length === 4) return date;
  const shown = {
    month: 'short',
    timeZone: 'UTC',
    ...(date.length > 7 && { day: 'numeric' as const }),
  } as const;
  return new Intl.DateTimeFormat(language, shown).format(
    new Date(`${date.slice(0, 10)}${date.length === 7 ? '-01' : ''}T00:00:00Z`),
  );
}

/** The spans of time that hold anything, as fine as a slide has room for: months, quarters, halves, years. */
export function spansOf(view: View, entries: readonly Entry[]) {
  const months = entries.flatMap(({ month }) => month ?? []);
  const buckets = (size: number) =>
    [...new Set(months.map((month) => Math.floor(month / size)))].toSorted((a, b) => a - b);
  const size = [1, 3, 6, 12, 24].find((one) => buckets(one).length <= COLUMNS) ?? 60;
  const names = new Intl.DateTimeFormat(view.language, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const dated = buckets(size).map((bucket, at, all) => {
    const isLast = at === COLUMNS - 1 && all.length > COLUMNS;
    const from = bucket * size;
    const label =
      size === 1
        ? names.format(dayOf(from))
        : names.formatRange(dayOf(from), dayOf(from + size - 1));
    return {
      label,
      has: ({ month }: Entry) =>
        month !== null && (isLast ? month >= from : Math.floor(month / size) === bucket),
    };
  });
  const undated = entries.some(({ month }) => month === null);
  return [
    ...dated.slice(0, COLUMNS),
    ...(undated
      ? [{ label: view.labels.paper.noDate, has: ({ month }: Entry) => month === null }]
      : []),
  ];
}
