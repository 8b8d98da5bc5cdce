import { describe, expect, test } from 'vitest';
import { keepAll as keepDrafts } from '../testing/kept-claims.ts';
import type { KeptClaim, KeptClaims } from './framework.ts';
import { type PestelReply, pestel } from './pestel.ts';

const evidence = ['S1.p1'];
const reply: PestelReply = {
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
): KeptClaims => keepDrafts(pestel.drafts(reply), { except, parts });

describe('PESTEL', () => {
  test('a factor nets opportunities against threats; what does not count may fall either way', () => {
    const parts = { 'pestel.technological.3': { verdict: 'partly' as const, counts: false } };
    const { scores, missing } = pestel.assess(reply, keepAll([], parts));
    expect(
      scores.map(({ topic, value, low, high, assessed, of }) => [
        topic,
        value,
        low,
        high,
        assessed,
        of,
      ]),
    ).toEqual([
      ['political', -2, -2, -2, 2, 2],
      ['economic', null, null, null, 1, 1],
      ['social', null, null, null, 0, 0],
      ['technological', 1, -1, 2.3, 2, 3],
      ['environmental', null, null, null, 0, 0],
      ['legal', null, null, null, 0, 0],
    ]);
    expect(missing).toEqual(['economic', 'social', 'environmental', 'legal']);
  });

  test('the bars are the scores', () => {
    const { chart, scores } = pestel.assess(reply, keepAll());
    expect(chart).toEqual({
      kind: 'bars',
      min: -5,
      max: 5,
      bars: scores.map(({ label, value, low, high }) => ({ label, value, low, high })),
    });
  });

  test('a claim carries impact, direction and horizon', () => {
    expect(pestel.assess(reply, keepAll()).claims[0]).toMatchObject({
      id: 'pestel.political.1',
      kind: 'fact',
      topic: 'political',
      label: 'Threat, short term',
      rating: 'high',
    });
  });
});
