const DAY_S = 86_400;

/** Poisson arrivals at the same rate all the time, in seconds from 0. */
export function* steadyArrivals(
  perSecond: number,
  count: number,
  chance: () => number,
): Generator<number> {
  let atS = 0;
  for (let n = 0; n < count; n += 1) {
    atS -= Math.log(1 - chance()) / perSecond;
    yield atS;
  }
}

/**
 * Poisson arrivals whose rate follows a wave over the day: nothing at midnight, twice the mean at noon. They
 * are drawn at the highest rate and kept with the share that the moment has of it.
 */
export function* dailyArrivals(
  meanPerHour: number,
  days: number,
  chance: () => number,
): Generator<number> {
  const highest = (2 * meanPerHour) / 3_600;
  for (let atS = 0; ; ) {
    atS -= Math.log(1 - chance()) / highest;
    if (atS >= days * DAY_S) return;
    if (chance() < (1 - Math.cos((2 * Math.PI * atS) / DAY_S)) / 2) yield atS;
  }
}

/** Half an hour on either side of noon. */
export function inBusiestHour(atS: number): boolean {
  return Math.abs((atS % DAY_S) - DAY_S / 2) <= 1_800;
}

/** Durations of a lognormal distribution; `spread`: standard deviation ÷ mean. */
export function lognormal(mean: number, spread: number, chance: () => number): () => number {
  const variance = Math.log(1 + spread ** 2);
  const middle = Math.log(mean) - variance / 2;
  return () => {
    // Box–Muller: two even numbers make a normal one.
    const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
    return Math.exp(middle + Math.sqrt(variance) * normal);
  };
}

/** The value that the share `part` of them does not exceed. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
