import { describe, expect, test } from 'vitest';
import { keepAll as keepDrafts, NO_FIGURES, usesOf } from '../../testing/kept-claims.ts';
import type { KeptClaim, KeptClaims } from '../framework.ts';
import { type BlueOceanReply, blueOcean } from './framework.ts';

const evidence = ['S1.p1'];
const factor = (
  name: string,
  company_level: 'high' | 'medium' | 'low',
  industry_level: 'high' | 'medium' | 'low',
) => ({
  evidence,
  factor: name,
  finding: `Tesla compares on ${name}.`,
  company_level,
  industry_level,
  action: 'raise' as const,
});

const reply: BlueOceanReply = {
  unknown: [],
  takeaways: [],
  so_what: { evidence: [], text: '' },
  message: { evidence: [], text: '' },
  factors: [
    factor('Price', 'high', 'medium'),
    factor('Charging network', 'high', 'low'),
    factor('Service', 'low', 'medium'),
    factor('Range', 'medium', 'medium'),
  ],
  eliminate: [],
  reduce: [],
  raise: [{ evidence, finding: 'Owners wait long for repairs.' }],
  create: [{ evidence, finding: 'No maker sells used packs.' }],
  noncustomers: [{ evidence, finding: 'Flat dwellers cannot charge at home.' }],
};

const keepAll = (
  except: readonly string[] = [],
  parts: Record<string, Partial<KeptClaim>> = {},
): KeptClaims => keepDrafts(blueOcean.drafts(reply, NO_FIGURES), { except, parts });

describe('Blue Ocean Strategy', () => {
  test('scores how far the company’s curve stands off the industry’s', () => {
    const { scores, missing } = blueOcean.assess(reply, keepAll(), usesOf(blueOcean));
    expect(scores).toMatchObject([
      { topic: 'factors', value: 3, low: 3, high: 3, assessed: 4, of: 4 },
    ]);
    expect(missing).toEqual([]);
  });

  test('draws only factors that survived, and widens the range for the others', () => {
    const { scores, exhibits } = blueOcean.assess(
      reply,
      keepAll(['blue_ocean.factors.2']),
      usesOf(blueOcean),
    );
    expect(scores).toMatchObject([{ value: 2.3, low: 2, high: 3, assessed: 3, of: 4 }]);
    expect(exhibits[0]).toMatchObject({
      kind: 'canvas',
      columns: ['Factor', 'Price', 'Service', 'Range'],
    });
    expect(exhibits[0]?.rows).toEqual([
      { label: 'Tesla', cells: [5, 1, 3].map((value) => ({ value })) },
      { label: 'Industry', cells: [3, 3, 3].map((value) => ({ value })) },
    ]);
  });

  test('is not assessed with two factors, though its claims stay', () => {
    const kept = keepAll(['blue_ocean.factors.1', 'blue_ocean.factors.2']);
    const { scores, claims, exhibits, missing } = blueOcean.assess(reply, kept, usesOf(blueOcean));
    expect(scores).toMatchObject([{ status: 'not_assessed', value: null, assessed: 2, of: 4 }]);
    expect(exhibits).toEqual([]);
    expect(claims).toHaveLength(kept.size);
    expect(missing).toEqual(['factors', 'eliminate', 'reduce', 'raise', 'create', 'noncustomers']);
  });

  test('comparisons are facts; moves and noncustomers are inferences', () => {
    expect(blueOcean.drafts(reply, NO_FIGURES).map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'blue_ocean.factors.1 fact',
      'blue_ocean.factors.2 fact',
      'blue_ocean.factors.3 fact',
      'blue_ocean.factors.4 fact',
      'blue_ocean.raise.1 inference',
      'blue_ocean.create.1 inference',
      'blue_ocean.noncustomers.1 inference',
    ]);
  });

  test('a factor’s name with a figure that its checked sentence lacks is not printed', () => {
    const named = {
      ...reply,
      factors: [...reply.factors.slice(0, 3), factor('Range', 'low', 'low')],
    };
    const kept = new Map(keepAll());
    named.factors[0] = { ...factor('Price under 20000', 'high', 'low'), finding: 'Tesla is dear.' };
    const { claims, exhibits } = blueOcean.assess(named, kept, usesOf(blueOcean));
    expect(claims[0]).toMatchObject({ label: 'Factor 1', rating: 'raise' });
    expect(exhibits[0]?.columns).toEqual([
      'Factor',
      'Factor 1',
      'Charging network',
      'Service',
      'Range',
    ]);
  });

  test('levels in another case are read', () => {
    const raw = {
      ...reply,
      factors: reply.factors.map((each) => ({ ...each, company_level: 'High' })),
    };
    expect(blueOcean.reply.parse(raw).factors).toHaveLength(4);
  });

  test('levels that do not exist are faults to repair, however many moves are sound', () => {
    const moves = Array.from({ length: 6 }, (_, n) => ({ evidence, finding: `Move ${n}.` }));
    const raw = {
      ...reply,
      factors: reply.factors.map((each) => ({ ...each, company_level: 'extreme' })),
      raise: moves,
      reduce: moves,
    };
    expect(blueOcean.reply.safeParse(raw).error?.issues).toHaveLength(4);
  });
});
