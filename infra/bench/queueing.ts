import { dailyArrivals, inBusiestHour, lognormal, quantile } from './queueing-load.ts';
import { comeBackLater, simulate } from './queueing-simulation.ts';
import { seededChance } from './seeded-chance.ts';

/** A standard analysis: two searches and four answers of the model one after another, corrections, our own work. */
const JOB_S = 40;
/** Standard deviation ÷ mean. */
const JOB_SPREAD = 0.5;
/** Of the subscription that feeds the worker. */
const BACKOFF_S = { min: 30, max: 600 };
const WANTED_S = 60;
const SHARE = 0.95;

const LOADS_PER_HOUR = [10, 100, 1_000, 10_000];
const CONCURRENCIES = [4, 8];
/** Of a standard analysis with four frameworks. */
const CALLS = { searches: 9, modelCalls: 7 };
/** Arrivals in busiest hours that a figure rests on. */
const SAMPLE = 10_000;

/**
 * Instances of the worker, so that 95 % of the requests of the busiest hour begin within WANTED_S. By
 * simulation: who finds every place taken comes back as the subscription's retry policy says.
 */
export async function queueing(): Promise<string[]> {
  const rows = LOADS_PER_HOUR.map((perHour) => {
    const peak = 2 * perHour;
    const [few, many] = CONCURRENCIES.map((at) => instancesNeeded(perHour, at).instances);
    const perMinute = (calls: number) => Math.round((peak * calls) / 60);
    return `| ${[
      perHour.toLocaleString('en'),
      peak.toLocaleString('en'),
      ((peak * JOB_S) / 3_600).toFixed(1),
      few,
      many,
      `${perMinute(CALLS.modelCalls)} and ${perMinute(CALLS.searches)}`,
    ].join(' | ')} |`;
  });
  return [
    '| requests an hour, mean | busiest hour | analyses at once | instances of 4 | of 8 | model calls and searches a minute |',
    '|---|---|---|---|---|---|',
    ...rows,
  ];
}

/** The least number, and how long the 95 % wait at most with another. */
export function instancesNeeded(perHour: number, concurrency: number) {
  const days = Math.ceil(SAMPLE / (2 * perHour));
  const waitS = (instances: number): number => {
    const visits = simulate({
      arrivalsS: dailyArrivals(perHour, days, seededChance(1)),
      serviceSeconds: lognormal(JOB_S, JOB_SPREAD, seededChance(2)),
      servers: instances * concurrency,
      whenFull: comeBackLater(BACKOFF_S.min, BACKOFF_S.max),
    });
    const busiest = visits.filter(({ arrivedAtS }) => inBusiestHour(arrivedAtS));
    return quantile(
      busiest.map(({ waitedS }) => waitedS),
      SHARE,
    );
  };
  // Fewer places than analyses at once can never do.
  let instances = Math.ceil((2 * perHour * JOB_S) / 3_600 / concurrency);
  while (waitS(instances) > WANTED_S) instances += 1;
  return { instances, waitS };
}
