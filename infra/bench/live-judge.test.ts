import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { verify } from '../../shared/analysis/verify.ts';
import { passGates } from '../../shared/domain/claims/gates.ts';
import { liveJudge } from './live-judge.ts';
import { outcomesOf } from './verification.ts';
import { type Case, caseSchema, groundOfCase } from './verification-cases.ts';

const file = new URL('../../shared/testing/cases/claims.json', import.meta.url);
const all = z.array(caseSchema).parse(JSON.parse(readFileSync(file, 'utf8')));

/** What the worker's own flow makes of a case, its judge giving the verdict on record, its writer correcting nothing. */
async function workersFinal(one: Case) {
  const { draft, ground } = groundOfCase(one);
  const word = one.judged?.verdict ?? 'unchecked';
  const { kept } = await verify([{ ...draft, id: one.id }], {
    gates: (given) => passGates(given, ground),
    hints: () => [],
    correct: async () => new Map(),
    sources: { sources: [] },
    judge: async (_round, claims) => ({
      opinions: new Map(
        word === 'unchecked'
          ? []
          : claims.map(({ id }) => [
              id,
              { verdict: word, fault: 'none' as const, rating: 'none' as const, note: '' },
            ]),
      ),
      unjudged: null,
      answered: 1,
    }),
  });
  return kept.get(one.id)?.verdict ?? 'dropped';
}

describe('the bench', () => {
  const verdicts = ['supported', 'partly', 'contradicted', 'not_found'];
  const ten = [
    ...verdicts.flatMap((verdict) =>
      all.filter((one) => one.judged?.verdict === verdict).slice(0, 2),
    ),
    ...all.filter((one) => one.expected === 'drop').slice(-2),
  ];

  it('says of ten cases what the worker would show', async () => {
    expect(ten).toHaveLength(10);
    const outcomes = await outcomesOf(ten);
    expect(outcomes.map(({ id, final }) => [id, final])).toEqual(
      await Promise.all(ten.map(async (one) => [one.id, await workersFinal(one)])),
    );
  });

  it('has no judge without a key or an address of a model', () => {
    expect(liveJudge({})).toBeUndefined();
  });
});
