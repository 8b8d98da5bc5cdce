import { describe, expect, it } from 'vitest';
import { instancesNeeded } from './queueing.ts';
import {
  dailyArrivals,
  inBusiestHour,
  lognormal,
  quantile,
  steadyArrivals,
} from './queueing-load.ts';
import { comeBackLater, simulate, waitInLine } from './queueing-simulation.ts';
import { seededChance } from './seeded-chance.ts';

/** Erlang's C: the share of arrivals that wait, with `load` = rate × mean duration. */
function shareThatWaits(servers: number, load: number): number {
  // Of Erlang's B, server by server, which stays small where factorials do not.
  let lost = 1;
  for (let n = 1; n <= servers; n += 1) lost = (load * lost) / (n + load * lost);
  return lost / (1 - (load / servers) * (1 - lost));
}

describe('first come, first served', () => {
  it.each([
    [1, 0.6],
    [2, 1.4],
    [8, 6],
    [40, 32],
  ])('%i servers with a load of %d wait as the closed form says', (servers, load) => {
    const chance = seededChance(servers);
    const meanS = 40;
    const visits = simulate({
      arrivalsS: steadyArrivals(load / meanS, 150_000, chance),
      serviceSeconds: () => -meanS * Math.log(1 - chance()),
      servers,
      whenFull: waitInLine,
    });
    const waits = visits.map(({ waitedS }) => waitedS);
    const waited = waits.filter((wait) => wait > 0).length / waits.length;
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
    const expected = shareThatWaits(servers, load);
    const ratios = [waited / expected, mean / ((expected * meanS) / (servers - load))];
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(0.1);
  });

  it('serves in the order of arrival, each as soon as a server is free', () => {
    const visits = simulate({
      arrivalsS: [0, 1, 2, 3],
      serviceSeconds: () => 10,
      servers: 2,
      whenFull: waitInLine,
    });
    expect(visits).toEqual([
      { arrivedAtS: 0, waitedS: 0 },
      { arrivedAtS: 1, waitedS: 0 },
      { arrivedAtS: 2, waitedS: 8 },
      { arrivedAtS: 3, waitedS: 8 },
    ]);
  });
});

it('who is sent away comes back after a pause that doubles up to its limit', () => {
  const visits = simulate({
    arrivalsS: [0, 1],
    serviceSeconds: () => 200,
    servers: 1,
    whenFull: comeBackLater(30, 60),
  });
  // At 31, 91, 151 and 211 seconds.
  expect(visits[1]).toEqual({ arrivedAtS: 1, waitedS: 210 });
});

it('a day brings its mean rate, and twice that in its busiest hour', () => {
  const arrivals = [...dailyArrivals(1_000, 20, seededChance(1))];
  expect(arrivals.length / (1_000 * 24 * 20)).toBeCloseTo(1, 1);
  expect(arrivals.filter(inBusiestHour).length / (2_000 * 20)).toBeCloseTo(1, 1);
});

it('durations have the mean and the spread that were asked for', () => {
  const draw = lognormal(40, 0.5, seededChance(2));
  const drawn = Array.from({ length: 100_000 }, draw);
  const mean = drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
  const variance = drawn.reduce((sum, one) => sum + (one - mean) ** 2, 0) / drawn.length;
  expect(mean).toBeCloseTo(40, 0);
  expect(Math.sqrt(variance) / mean).toBeCloseTo(0.5, 1);
});

it('the quantile of few values is one of them', () => {
  expect(quantile([3, 1, 2], 0.95)).toBe(3);
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
});

it('one instance less than what is needed lets too many wait too long', () => {
  const { instances, waitS } = instancesNeeded(1_000, 4);
  expect(waitS(instances)).toBeLessThanOrEqual(60);
  expect(waitS(instances - 1)).toBeGreaterThan(60);
});
