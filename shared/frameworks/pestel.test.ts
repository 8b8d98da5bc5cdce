import { describe, expect, test } from 'vitest';
import type { Claim } from '../domain/section.ts';
import type { KeptClaims } from './framework.ts';
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
  ],
  environmental: [],
  legal: [],
};

const keepAll = (except: readonly string[] = []): KeptClaims =>
  new Map(
    pestel
      .drafts(reply)
      .filter(({ id }) => !except.includes(id))
      .map(({ id, text, kind }): [string, Claim] => [
        id,
        { id, text, kind, evidence: [...evidence], verdict: 'supported' },
      ]),
  );

describe('PESTEL', () => {
  test('a factor scores the mean size of its impacts, whatever their direction', () => {
    const { scores, missing } = pestel.assess(reply, keepAll(['pestel.technological.2']));
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
      ['political', 3, 3, 3, 2, 2],
      ['economic', 3, 3, 3, 1, 1],
      ['social', null, null, null, 0, 0],
      ['technological', 5, 3, 5, 1, 2],
      ['environmental', null, null, null, 0, 0],
      ['legal', null, null, null, 0, 0],
    ]);
    expect(missing).toEqual(['social', 'environmental', 'legal']);
  });

  test('bars net opportunities against threats; mixed and unsurviving items may fall either way', () => {
    const { chart } = pestel.assess(reply, keepAll(['pestel.technological.2']));
    const absent = { value: null, low: null, high: null };
    expect(chart).toEqual({
      kind: 'bars',
      min: -5,
      max: 5,
      bars: [
        { label: 'Political', value: -2, low: -2, high: -2 },
        { label: 'Economic', value: 0, low: -3, high: 3 },
        { label: 'Social', ...absent },
        { label: 'Technological', value: 5, low: 0, high: 5 },
        { label: 'Environmental', ...absent },
        { label: 'Legal', ...absent },
      ],
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
