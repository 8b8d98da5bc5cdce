import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { passGates } from '../../shared/domain/claims/gates.ts';
import { outcomesOf, verification } from './verification.ts';
import { caseSchema, groundOfCase } from './verification-cases.ts';

const file = (name: string) =>
  fileURLToPath(new URL(`../../shared/testing/cases/${name}`, import.meta.url));
const run = async (name: string) => {
  const [json = ''] = await verification({ cases: file(name), json: true });
  const { cases, groups } = JSON.parse(json);
  return { cases, all: groups.at(-1) };
};
const aCase = (more: object) =>
  caseSchema.parse({
    id: 'x.1',
    passages: ['Sales were 5 million.'],
    claim: 'Sales were 5 million.',
    ...more,
  });

describe('verification', () => {
  it('keeps the rates that are wanted on the handed pairs, with their recorded verdicts', async () => {
    const { all } = await run('claims.json');
    expect(all.vetoed / all.true).toBeLessThanOrEqual(0.03);
    expect(all.lost / all.true).toBeLessThanOrEqual(0.05);
    expect(all.partly / all.true).toBeLessThanOrEqual(0.12);
    expect(all.shown / all.false).toBeLessThanOrEqual(0.02);
    expect(all.partly / all.false).toBeLessThanOrEqual(0.12);
    expect(all.falsePartly / all.false).toBeLessThanOrEqual(0.07);
  });

  it('vetoes few true sentences in twelve languages and most invented figures', async () => {
    const { cases, all } = await run('twelve-languages.json');
    expect(all.vetoed / all.true).toBeLessThanOrEqual(0.03);
    const invented = cases.filter(({ id }: { id: string }) => id.startsWith('inv-'));
    const caught = invented.filter(({ code }: { code: string }) => code === 'veto');
    expect(caught.length / invented.length).toBeGreaterThanOrEqual(0.9);
  });

  it('calls nothing supported that no judge called so', async () => {
    expect(await outcomesOf([aCase({})])).toEqual([
      { id: 'x.1', code: 'pass', gate: null, final: 'unchecked' },
    ]);
    const judged = { verdict: 'supported', fault: 'none' };
    expect((await outcomesOf([aCase({ judged })]))[0]?.final).toBe('supported');
    expect((await outcomesOf([aCase({ judged, claim: 'Sales were 7 million.' })]))[0]).toEqual({
      ...{ id: 'x.1', code: 'veto', gate: 'figures', final: 'dropped' },
    });
  });

  it('asks a judge only about what has no verdict on record and passed the gates', async () => {
    const asked: string[] = [];
    const judge = async (cases: readonly { id: string }[]) => {
      asked.push(...cases.map(({ id }) => id));
      return new Map([['x.1', 'partly' as const]]);
    };
    const invented = aCase({ id: 'x.2', claim: 'Sales were 7 million.' });
    const outcomes = await outcomesOf([aCase({}), invented], judge);
    expect(asked).toEqual(['x.1']);
    expect(outcomes.map(({ final }) => final)).toEqual(['partly', 'dropped']);
  });

  it('reads a passage with publisher, date and context, and answers as the gates of the worker do', async () => {
    const one = aCase({
      passages: [
        {
          text: 'Revenue 53,101',
          context: ['(in millions)'],
          publisher: 'x.example',
          published_at: '2025-02-01',
        },
      ],
      claim: 'Revenue was $53,101 million in 2025.',
      about: 'company',
      language: 'en',
      today: '2026-11-30',
    });
    const { draft, ground } = groundOfCase(one);
    expect(passGates(draft, ground).ok).toBe(true);
    expect((await outcomesOf([one]))[0]?.code).toBe('pass');
  });
});
