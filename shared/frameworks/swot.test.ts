import { describe, expect, test } from 'vitest';
import { keepAll as keepDrafts } from '../testing/kept-claims.ts';
import type { KeptClaim, KeptClaims } from './framework.ts';
import { type SwotReply, swot } from './swot.ts';

const evidence = ['S1.p1'];
const reply: SwotReply = {
  strengths: [
    { evidence, finding: 'Tesla owns its chargers.', importance: 'high' },
    { evidence, finding: '', importance: 'high' },
    { evidence, finding: 'Tesla has a known brand.', importance: 'medium' },
    { evidence, finding: ' tesla owns its chargers.', importance: 'low' },
  ],
  weaknesses: [{ evidence, finding: 'Tesla sells few models.', importance: 'low' }],
  opportunities: [
    { evidence, finding: 'Storage demand grows.', driver: 'pestel.economic', importance: 'high' },
    { evidence, finding: 'Something else changes.', driver: 'none', importance: 'low' },
  ],
  threats: [
    { evidence, finding: 'BYD cuts prices.', driver: 'porter.rivalry', importance: 'high' },
  ],
};

const keepAll = (
  except: readonly string[] = [],
  parts: Record<string, Partial<KeptClaim>> = {},
): KeptClaims => keepDrafts(swot.drafts(reply), { except, parts });

describe('SWOT', () => {
  test('facts inside the company, inferences outside; empty and repeated sentences are left out', () => {
    expect(swot.drafts(reply).map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'swot.strengths.1 fact',
      'swot.strengths.3 fact',
      'swot.weaknesses.1 fact',
      'swot.opportunities.1 inference',
      'swot.opportunities.2 inference',
      'swot.threats.1 inference',
    ]);
  });

  test('a quadrant has no score, which would be the mean of unlike things', () => {
    expect(swot.assess(reply, keepAll()).scores).toEqual([]);
  });

  test.each<[string, Partial<KeptClaim>, Partial<KeptClaim>, string[]]>([
    ['the more important first', {}, {}, ['1', '2']],
    ['however well the other is carried', { publishers: 1 }, { publishers: 9 }, ['1', '2']],
  ])('lists a quadrant by importance: %s', (_, first, second, order) => {
    const parts = { 'swot.opportunities.1': first, 'swot.opportunities.2': second };
    const { claims } = swot.assess(reply, keepAll([], parts));
    const listed = claims.filter(({ topic }) => topic === 'opportunities');
    expect(listed.map(({ id }) => id.split('.')[2])).toEqual(order);
  });

  test('among equals, what is supported and carried by more publishers stands first', () => {
    const equal: SwotReply = {
      ...reply,
      strengths: ['One.', 'Two.', 'Three.'].map((finding) => ({
        evidence,
        finding,
        importance: 'high',
      })),
    };
    const kept = keepDrafts(swot.drafts(equal), {
      parts: {
        'swot.strengths.1': { verdict: 'partly', counts: false, publishers: 5 },
        'swot.strengths.3': { publishers: 2 },
      },
    });
    const { claims, chart } = swot.assess(equal, kept);
    const order = ['swot.strengths.3', 'swot.strengths.2', 'swot.strengths.1'];
    expect(claims.slice(0, 3).map(({ id }) => id)).toEqual(order);
    expect(chart).toMatchObject({ cells: [{ topic: 'strengths', claims: order }, {}, {}, {}] });
  });

  test('a quadrant with nothing left is missing', () => {
    expect(swot.assess(reply, keepAll(['swot.threats.1'])).missing).toEqual(['threats']);
  });

  test('opportunities and threats link to what they arise from, where they name it', () => {
    const { claims } = swot.assess(reply, keepAll());
    expect(claims.map(({ links }) => links)).toEqual([
      [],
      [],
      [],
      ['pestel.economic'],
      [],
      ['porter.rivalry'],
    ]);
  });

  test('the matrix lists each quadrant’s claims in reading order', () => {
    expect(swot.assess(reply, keepAll(['swot.weaknesses.1'])).chart).toEqual({
      kind: 'matrix',
      cells: [
        {
          topic: 'strengths',
          label: 'Strengths',
          claims: ['swot.strengths.1', 'swot.strengths.3'],
        },
        { topic: 'weaknesses', label: 'Weaknesses', claims: [] },
        {
          topic: 'opportunities',
          label: 'Opportunities',
          claims: ['swot.opportunities.1', 'swot.opportunities.2'],
        },
        { topic: 'threats', label: 'Threats', claims: ['swot.threats.1'] },
      ],
    });
  });
});
