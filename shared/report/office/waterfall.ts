import type { Exhibit } from '../../domain/paper/paper.ts';

type Values = (number | null)[];

/**
 * A waterfall as stacked columns: the first row is where it starts, those after it are changes, and a last one
 * without value is what they add up to. Undefined where another value is missing or the sum falls below zero: a
 * stack cannot show that.
 */
export function waterfallSteps({
  rows,
}: Pick<Exhibit, 'rows'>): { base: Values; total: Values; up: Values; down: Values } | undefined {
  const steps = { base: [] as Values, total: [] as Values, up: [] as Values, down: [] as Values };
  let sum = 0;
  for (const [at, { cells }] of rows.entries()) {
    const given = cells[0]?.value ?? null;
    const isTotal = at === 0 || (given === null && at === rows.length - 1);
    if (given === null && !isTotal) return undefined;
    const before = sum;
    sum += given ?? 0;
    if (sum < 0 || (at === 0 && given === null)) return undefined;
    steps.base.push(isTotal ? null : Math.min(before, sum));
    steps.total.push(isTotal ? sum : null);
    steps.up.push(!isTotal && sum >= before ? sum - before : null);
    steps.down.push(!isTotal && sum < before ? before - sum : null);
  }
  return steps;
}
