import { expect, it } from 'vitest';
import { type AnalysisRequest, DEPTHS } from '../domain/request.ts';
import { FRAMEWORKS } from '../frameworks/registry.ts';
import { leastCostUsd } from './depth.ts';
import { forecast } from './forecast.ts';
import { firstRoundCount } from './plan.ts';

const price = { inputUsdPerMillion: 1.5, outputUsdPerMillion: 9 };
const prices = { writer: price, judge: price };
const request: AnalysisRequest = {
  company: 'Tesla',
  frameworks: ['porter'],
  depth: 'quick',
  language: 'en',
  include_domains: [],
  exclude_domains: [],
  refresh: false,
};
const porter = FRAMEWORKS.slice(0, 1);

it('names the steps that the job will show, and counts their calls', () => {
  const { steps, calls } = forecast(request, porter, prices, 3);
  expect(steps.filter((step) => !step.startsWith('search:'))).toEqual([
    'identify',
    'facts',
    'assess:porter',
    'verdict:porter',
    'verdict:facts',
    'argue',
    'verdict:paper',
    'assemble',
  ]);
  expect(calls).toEqual({ searches: 4, model: 7 });
});

it('searches twice with a recency limit, and has a second opinion when deep', () => {
  const recent = forecast({ ...request, recency_days: 30 }, porter, prices, 3);
  expect(recent.calls).toEqual({ searches: 8, model: 7 });
  const deep = forecast({ ...request, depth: 'deep' }, porter, prices, 30);
  expect(deep.steps).toContain('second:paper');
  expect(recent.steps).not.toContain('second:paper');
  expect(deep.expected_seconds).toBeGreaterThan(recent.expected_seconds);
});

it('knows the rounds of searches that follow the first', () => {
  const plan = (depth: AnalysisRequest['depth']) =>
    forecast({ ...request, depth }, porter, prices, 30);
  const rounds = (depth: AnalysisRequest['depth']) =>
    plan(depth).steps.filter((step) => step.startsWith('plan:'));
  expect(rounds('quick')).toEqual([]);
  expect(rounds('standard')).toEqual(['plan:2']);
  expect(rounds('deep')).toEqual(['plan:2', 'plan:3']);
  expect(plan('deep').steps).toContain('facts:round3');
});

it('never costs more than the ceiling, nor more than all its calls at their worst', () => {
  expect(forecast(request, FRAMEWORKS, prices, 0.1).highest_cost_usd).toBe(0.1);
  const cheap = forecast(request, porter, prices, 1000);
  expect(cheap.highest_cost_usd).toBeLessThan(1000);
  expect(forecast(request, FRAMEWORKS, prices, 1000).highest_cost_usd).toBeGreaterThan(
    cheap.highest_cost_usd,
  );
  const free = { inputUsdPerMillion: 0, outputUsdPerMillion: 0 };
  expect(forecast(request, porter, { writer: free, judge: free }, 3).highest_cost_usd).toBe(0.064);
});

it('expects what analyses cost that were measured, more at each depth and never more than the most', () => {
  const four = FRAMEWORKS.slice(0, 4);
  const costs = DEPTHS.map((depth) => forecast({ ...request, depth }, four, prices, 1000));
  const expected = costs.map((plan) => plan.expected_cost_usd);
  expect(expected).toEqual(expected.toSorted((a, b) => a - b));
  for (const plan of costs) expect(plan.expected_cost_usd).toBeLessThan(plan.highest_cost_usd);
  // Standard, four frameworks, with the prices of gemini-3.5-flash: $0.97, $1.19, $1.26 and $1.31.
  expect(expected[1]).toBeGreaterThan(0.9);
  expect(expected[1]).toBeLessThan(1.35);
  expect(forecast(request, four, prices, 0.2).expected_cost_usd).toBe(0.2);
});

it('says of a ceiling that leaves no room for a section that it is not enough, and what would be', () => {
  for (const depth of DEPTHS) {
    const plan = (ceilingUsd: number) =>
      forecast({ ...request, depth }, porter, prices, ceilingUsd);
    const { enough, least_cost_usd: least } = plan(0.0001);
    expect(enough).toBe(false);
    expect(plan(least)).toMatchObject({ enough: true, least_cost_usd: least });
    expect(plan(least - 0.01).enough).toBe(false);
    // What the job itself asks before it buys anything.
    expect(
      leastCostUsd(depth, prices, least, firstRoundCount({ ...request, depth }, porter)),
    ).toBeLessThanOrEqual(least);
  }
});

it('holds the verdict within the ceiling, however dear the judge is', () => {
  const judge = { inputUsdPerMillion: 30, outputUsdPerMillion: 180 };
  const dear = { writer: price, judge };
  for (const depth of DEPTHS) {
    const plan = forecast({ ...request, depth }, porter, dear, 1000);
    const same = forecast({ ...request, depth }, porter, prices, 1000);
    expect(plan.least_cost_usd).toBeGreaterThan(same.least_cost_usd);
    expect(plan.highest_cost_usd).toBeGreaterThan(same.highest_cost_usd);
  }
});
