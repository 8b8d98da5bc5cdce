import type { Period } from './fact.ts';

/** Months between two figures of a kind, and those that publishers need to report one. */
const NEXT: Partial<Record<Period['kind'], { every: number; within: number }>> = {
  fiscal_year: { every: 12, within: 4 },
  half: { every: 6, within: 4 },
  quarter: { every: 3, within: 3 },
  // Few report every month.
  month: { every: 12, within: 2 },
  date: { every: 12, within: 4 },
};

/**
 * When the latest period ends of which a figure should have been published by the day: `2025-12`, or `2025` where the
 * period given names no month. Null when it is the one given, or when its kind has no next.
 */
export function dueEnd({ kind, end }: Pick<Period, 'kind' | 'end'>, today: string): string | null {
  const next = NEXT[kind];
  if (next === undefined || end === undefined) return null;
  const [year = 0, month = 12] = end.split('-').map(Number);
  const [nowYear = 0, nowMonth = 0] = today.split('-').map(Number);
  const from = 12 * year + month;
  const over = 12 * nowYear + nowMonth - 1;
  const steps = Math.floor((over - next.within - from) / next.every);
  if (steps < 1) return null;
  const last = from + steps * next.every - 1;
  const named = String(Math.floor(last / 12));
  return end.includes('-') ? `${named}-${String((last % 12) + 1).padStart(2, '0')}` : named;
}
