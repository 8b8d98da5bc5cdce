import { describe, expect, test } from 'vitest';
import { keepAll as keepDrafts, NO_FIGURES, usesOf } from '../../testing/kept-claims.ts';
import type { KeptClaim, KeptClaims } from '../framework.ts';
import { type PestelReply, pestel } from './framework.ts';

const evidence = ['S1.p1'];
const reply: PestelReply = {
  unknown: [],
  takeaways: [],
  so_what: { evidence: [], text: '' },
  message: { evidence: [], text: '' },
  political: [
    {
      evidence,
      finding: 'The EU set duties.',
      impact: 'high',
      direction: 'threat',
      horizon: 'short',
    },
    { evidence, finding: 'Norway pays.', impact: 'low', direction: 'opportunity', horizon: 'long' },
  ],
  economic: [
    { evidence, finding: 'Rates rose.', impact: 'medium', direction: 'mixed', horizon: 'medium' },
  ],
  social: [],
  technological: [
    {
      evidence,
      finding: 'Packs cost less.',
      impact: 'high',
      direction: 'opportunity',
      horizon: 'short',
    },
    { evidence, finding: 'Rivals lead.', impact: 'medium', direction: 'threat', horizon: 'short' },
    { evidence, finding: 'Robots come.', impact: 'low', direction: 'mixed', horizon: 'long' },
  ],
  environmental: [],
  legal: [],
};

const keepAll = (
  except: readonly string[] = [],
  parts: Record<string, Partial<KeptClaim>> = {},
): KeptClaims => keepDrafts(pestel.drafts(reply, NO_FIGURES), { except, parts });

describe('PESTEL', () => {
  test('adds up threats and opportunities apart; what is mixed counts on both sides, what does not count on none', () => {
    const parts = { 'pestel.technological.3': { verdict: 'partly' as const, counts: false } };
    const { scores, exhibits, missing } = pestel.assess(reply, keepAll([], parts), usesOf(pestel));
    expect(scores).toEqual([]);
    expect(exhibits).toHaveLength(1);
    expect(exhibits[0]).toMatchObject({
      kind: 'diverging',
      columns: ['', 'Threats', 'Opportunities'],
    });
    const sums = exhibits[0]?.rows.map(({ label, cells }) => [
      label,
      ...cells.map(({ value }) => value),
    ]);
    expect(sums).toEqual([
      ['Political', -5, 1],
      ['Economic', -3, 3],
      ['Social', null, null],
      ['Technological', -3, 5],
      ['Environmental', null, null],
      ['Legal', null, null],
    ]);
    expect(missing).toEqual(['social', 'environmental', 'legal']);
  });

  test('draws nothing where nothing counts', () => {
    const parts = Object.fromEntries([...keepAll().keys()].map((id) => [id, { counts: false }]));
    const { claims, exhibits } = pestel.assess(reply, keepAll([], parts), usesOf(pestel));
    expect([claims.length, exhibits]).toEqual([6, []]);
  });

  test('a claim carries impact, direction and horizon as fields, unless its rating does not follow', () => {
    const parts = { 'pestel.political.2': { counts: false, rated: false } };
    const { claims } = pestel.assess(reply, keepAll([], parts), usesOf(pestel));
    expect(claims[0]).toMatchObject({
      ...{ id: 'pestel.political.1', kind: 'fact', topic: 'political', label: null },
      ...{ rating: 'high', direction: 'threat', horizon: 'short' },
    });
    expect(claims[1]).toMatchObject({ id: 'pestel.political.2', rating: null });
    expect(claims[1]).not.toHaveProperty('direction');
  });
});
