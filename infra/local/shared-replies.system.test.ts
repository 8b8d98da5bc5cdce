import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parsePrometheus } from '../../shared/testing/prometheus-text.ts';
import {
  createRig,
  ended,
  type Rig,
  type Running,
  reportOf,
  serveHere,
  submit,
} from './local-server.test-rig.ts';

/** What an analysis buys when others were made before it. */

const TESLA = {
  company: 'Tesla',
  industry: 'Electric Vehicles',
  frameworks: ['porter'],
  depth: 'quick',
};
/**
 * Searches for the company, Porter's first question, its own places; ten calls of the model: which company, facts,
 * Porter and the paper, each with its verdict in batches, the verdict on the facts.
 */
const STEPS = 14;
let rig: Rig;
let server: Running;

beforeAll(async () => {
  rig = await createRig();
});
afterAll(async () => {
  await server.stop();
  await rig.close();
});

/** The report, and how many calls it took. */
async function analysed(request: Record<string, unknown>, status = 'completed') {
  const before = rig.gemini.calls().length + rig.tavily.calls().length;
  const id = await submit(server.url, request);
  expect(await ended(server.url, id)).toMatchObject({ status });
  const report = await reportOf(server.url, id);
  return { report, calls: rig.gemini.calls().length + rig.tavily.calls().length - before };
}

describe('replies are shared', () => {
  it('never between demonstration data and the services', async () => {
    server = await serveHere({ ...rig, env: { DATA_DIR: rig.dataDir, LOG_LEVEL: 'silent' } });
    expect((await analysed(TESLA)).report.demonstration).toBe(true);
    await server.stop();
    server = await serveHere(rig);
    const { report, calls } = await analysed(TESLA);
    expect(report.demonstration).toBe(false);
    expect(calls).toBe(STEPS);
  });

  it.each([
    ['company', { company: 'TESLA' }],
    ['industry', { industry: 'electric  vehicles' }],
  ])('however the %s is typed, and the report keeps what was typed', async (_, typed) => {
    const { report, calls } = await analysed({ ...TESLA, ...typed });
    expect(calls).toBe(0);
    expect(report.request).toMatchObject(typed);
  });

  it.each([
    ['region', { region: 'Europe' }],
    ['depth', { depth: 'standard' }],
    ['context', { context: 'Whether to enter the market of charging' }],
    ['industry', { industry: 'Batteries' }],
    ['refresh', { refresh: true }],
  ])('not where the %s differs', async (_, changed) => {
    expect((await analysed({ ...TESLA, ...changed })).calls).toBeGreaterThan(0);
  });

  it('not where the language differs; sentences in another than the one asked for are a gap', async () => {
    const { calls, report } = await analysed({ ...TESLA, language: 'de' }, 'partial');
    expect(calls).toBeGreaterThan(0);
    expect(JSON.stringify(report.gaps)).toContain('in another language');
  });

  it('and every look is counted: those that found a reply, and those that did not', async () => {
    const counted = async () => {
      const text = await (await fetch(`${server.url}/health/metrics`)).text();
      const value = (name: string) =>
        parsePrometheus(text)
          .get(name)
          ?.samples.reduce((sum, one) => sum + one.value, 0) ?? 0;
      return [value('consultantos_cache_hits'), value('consultantos_cache_misses')];
    };
    const [hits = 0, misses = 0] = await counted();
    await analysed(TESLA);
    const other = await analysed({ ...TESLA, company: 'Netflix', industry: 'Video streaming' });
    // The answer is kept for five seconds.
    const expected = [hits + STEPS, misses + other.calls];
    await vi.waitFor(async () => expect(await counted()).toEqual(expected), 20_000);
  });
});
