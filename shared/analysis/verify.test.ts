import { describe, expect, it } from 'vitest';
import type { GateOutcome } from '../domain/claims/gates.ts';
import type { Source } from '../domain/report.ts';
import type { DraftClaim } from '../frameworks/framework.ts';
import type { Opinion } from './opinion.ts';
import type { Judgement, ToJudge } from './verdict.ts';
import { type Checks, type Failure, verify } from './verify.ts';

const draft = (id: string, parts: Partial<DraftClaim> = {}): DraftClaim => ({
  id,
  text: `${id} is so.`,
  kind: 'fact',
  about: 'company',
  evidence: ['S1.p1'],
  ...parts,
});
const source = (id: string, parts: Partial<Source> = {}): Source => ({
  id,
  title: id,
  url: `https://${id}.test/`,
  publisher: `${id}.test`,
  published_at: null,
  date_precision: null,
  date_origin: null,
  period_of_report: null,
  retrieved_at: '',
  sha256: '',
  tier: 3,
  language: null,
  cut_characters: 0,
  flags: [],
  ...parts,
});
const opinion = (verdict: Opinion['verdict'], parts: Partial<Opinion> = {}): Opinion => ({
  verdict,
  fault: verdict === 'supported' ? 'none' : 'scope',
  rating: 'none',
  note: '',
  ...parts,
});
const AWAY: Judgement = {
  opinions: new Map(),
  unjudged: { reason: 'verification', detail: 'no verdict: gone' },
  answered: 0,
};

/** Runs one draft; `first` and `again` are the judge's answers, null for none, `gate` a text that fails. */
async function run({
  given = draft('a'),
  first = opinion('supported'),
  again = opinion('supported'),
  written = { text: 'a is so, it seems.' },
  failing = () => false,
  sources = [source('S1')],
  hints = [],
}: {
  given?: DraftClaim;
  first?: Opinion | null;
  again?: Opinion | null;
  written?: Partial<DraftClaim> | null;
  failing?: (text: string) => boolean;
  sources?: Source[];
  hints?: string[];
}) {
  const asked: { round: string; claims: readonly ToJudge[] }[] = [];
  const returned: Failure[] = [];
  const checks: Checks = {
    gates: ({ text, evidence }): GateOutcome =>
      failing(text)
        ? {
            ok: false,
            gate: 'figures',
            faults: ['no such figure'],
            unknownIds: 0,
            figuresChecked: 1,
            figuresFailed: 1,
          }
        : {
            ok: true,
            text,
            evidence: [...evidence],
            unknownIds: 0,
            figuresChecked: 0,
            arithmetic: [],
          },
    hints: () => hints,
    async judge(round, claims) {
      asked.push({ round, claims });
      const answer = round === 'first' ? first : again;
      if (answer === null) return AWAY;
      const opinions = new Map(claims.map(({ id }) => [id, answer]));
      return { opinions, unjudged: null, answered: 1 };
    },
    async correct(failures) {
      returned.push(...failures);
      return new Map(
        written === null ? [] : failures.map((one) => [one.draft.id, { ...one.draft, ...written }]),
      );
    },
    sources: { sources },
  };
  const result = await verify([given], checks);
  return { ...result, claim: result.kept.get('a'), asked, returned };
}

describe('a statement', () => {
  it('is supported when gates and judge let it through, and is not given back', async () => {
    const { claim, returned, tally, asked } = await run({});
    expect(claim).toMatchObject({ verdict: 'supported', counts: true });
    expect([returned.length, asked.length]).toEqual([0, 1]);
    expect(tally).toMatchObject({ total: 1, passedRaw: 1, judged: 1, repaired: 0 });
  });

  it.each<[string, Parameters<typeof run>[0], string | undefined, Record<string, number>]>([
    [
      'partly → corrected → supported',
      { first: opinion('partly'), again: opinion('supported') },
      'supported',
      {},
    ],
    [
      'not found → corrected → partly',
      { first: opinion('not_found'), again: opinion('partly') },
      'partly',
      {},
    ],
    [
      'not found → corrected → contradicted',
      { first: opinion('not_found'), again: opinion('contradicted') },
      undefined,
      { verdict: 1 },
    ],
    [
      'contradicted → left out by the writer',
      { first: opinion('contradicted'), written: null },
      undefined,
      { verdict: 1 },
    ],
    [
      'partly → left out by the writer: as it was judged',
      { first: opinion('partly'), written: null },
      'partly',
      {},
    ],
    [
      'partly → corrected → not found: as it was judged before',
      { first: opinion('partly'), again: opinion('not_found') },
      'partly',
      {},
    ],
    [
      'partly → corrected → fails a gate: as it was judged before',
      { first: opinion('partly'), failing: (text) => text.includes('seems') },
      'partly',
      {},
    ],
    [
      'not found → corrected → no second verdict',
      { first: opinion('not_found'), again: null },
      'unchecked',
      {},
    ],
    [
      'fails a gate → corrected → supported',
      { failing: (text) => !text.includes('seems') },
      'supported',
      {},
    ],
    ['fails a gate → fails it again', { failing: () => true }, undefined, { figures: 1 }],
    ['no verdict at all', { first: null }, 'unchecked', {}],
  ])('ends as it should: %s', async (_, given, verdict, droppedBy) => {
    const { claim, tally } = await run(given);
    expect(claim?.verdict).toBe(verdict);
    expect(tally.droppedBy).toEqual(droppedBy);
  });

  it('is given back with fault, note and hints, and counted under the fault when it falls', async () => {
    const first = opinion('contradicted', { fault: 'direction', note: 'it fell' });
    const { returned, tally } = await run({ first, written: null, hints: ['opposite word'] });
    expect(returned[0]?.faults).toEqual([
      'the judge finds it contradicted (direction): it fell',
      'suspected: opposite word',
    ]);
    expect(tally.faults).toEqual({ direction: 1 });
  });

  it('is never moved by a hint alone', async () => {
    const { claim, returned } = await run({ hints: ['another year beside the figure'] });
    expect(claim).toMatchObject({ verdict: 'supported', counts: true });
    expect(returned).toEqual([]);
  });

  it('whose rating does not follow is given back, and then shown without it and not counted', async () => {
    const not = opinion('supported', { rating: 'does_not_follow' });
    const given = draft('a', { item: 'Industry growth', rating: 'high' });
    const { claim, returned } = await run({ given, first: not, again: not });
    expect(returned[0]?.faults).toEqual(['its rating does not follow from the sentence']);
    expect(claim).toMatchObject({ verdict: 'supported', counts: false, rated: false });
  });

  it('on whose rating the judge is silent moves no score', async () => {
    const given = draft('a', { item: 'Industry growth', rating: 'high' });
    const { claim } = await run({ given });
    expect(claim).toMatchObject({ verdict: 'supported', counts: false, rated: true });
  });

  it('is at most partly when it rests on nothing but a page that gives orders to software', async () => {
    const flagged = source('S1', { flags: ['instructions'] });
    const alone = await run({ sources: [flagged] });
    expect(alone.claim).toMatchObject({ verdict: 'partly', counts: false });
    const beside = await run({
      given: draft('a', { evidence: ['S1.p1', 'S2.p1'] }),
      sources: [flagged, source('S2')],
    });
    expect(beside.claim?.verdict).toBe('supported');
  });

  it('says how many publishers carry it and when the latest was published', async () => {
    const { claim } = await run({
      given: draft('a', { evidence: ['S1.p1', 'S2.p1', 'S2.p2', 'S3.p1'] }),
      sources: [
        source('S1', { published_at: '2024-05-01' }),
        source('S2', { published_at: '2025-01-01', publisher: 'S1.test' }),
        source('S3'),
      ],
    });
    expect(claim).toMatchObject({ publishers: 2, as_of: '2025-01-01' });
  });
});

it('a judge that is away is not asked a second time, and its absence is said', async () => {
  const { asked, unjudged, tally } = await run({ first: null, again: null });
  expect(asked.map(({ round }) => round)).toEqual(['first']);
  expect(unjudged).toMatchObject({ reason: 'verification' });
  expect(tally).toMatchObject({ passedRaw: 0, judged: 0, verdictCalls: 0 });
});
