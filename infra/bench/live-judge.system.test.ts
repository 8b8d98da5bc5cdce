import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGeminiSimulator } from '../local/simulators/gemini.ts';
import type { Simulator } from '../local/simulators/simulator.ts';
import { liveJudge } from './live-judge.ts';
import { outcomesOf } from './verification.ts';
import { caseSchema } from './verification-cases.ts';

let gemini: Simulator;
beforeAll(async () => {
  gemini = await startGeminiSimulator();
});
afterAll(() => gemini.close());

it('asks a live model by the worker’s own verdict, in few calls, each case by its own passages', async () => {
  const cases = Array.from({ length: 40 }, (_, n) =>
    caseSchema.parse({
      id: `x.${n}`,
      company: 'Acme',
      passages: [`Acme sold ${n + 1} million kettles in 2024.`],
      claim: `Acme sold ${n + 1} million kettles in 2024.`,
    }),
  );
  const judge = liveJudge({ GEMINI_BASE_URL: gemini.url });
  const outcomes = await outcomesOf(cases, judge);
  expect(new Set(outcomes.map(({ final }) => final))).toEqual(new Set(['supported']));
  expect(gemini.calls()).toHaveLength(2);
  gemini.fault({ kind: 'judge_against' });
  const against = await outcomesOf(cases.slice(0, 3), judge);
  expect(against.map(({ final }) => final)).toEqual(['dropped', 'dropped', 'dropped']);
});
