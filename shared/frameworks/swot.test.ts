import { describe, expect, test } from 'vitest';
import type { Claim } from '../domain/section.ts';
import type { KeptClaims } from './framework.ts';
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

const keepAll = (except: readonly string[] = []): KeptClaims =>
  new Map(
    swot
      .drafts(reply)
      .filter(({ id }) => !except.includes(id))
      .map(({ id, text, kind }): [string, Claim] => [
        id,
        { id, text, kind, evidence: [...evidence], verdict: 'supported' },
      ]),
  );

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

  test('a quadrant scores the mean importance of what survived, with the range of what did not', () => {
    const { scores } = swot.assess(reply, keepAll(['swot.strengths.3']));
    expect(scores[0]).toMatchObject({ value: 5, low: 3, high: 5, assessed: 1, of: 2 });
    expect(scores[2]).toMatchObject({ value: 3, low: 3, high: 3, assessed: 2, of: 2 });
  });

  test('a quadrant with nothing left is missing', () => {
    const { scores, missing } = swot.assess(reply, keepAll(['swot.threats.1']));
    expect(scores[3]).toMatchObject({ topic: 'threats', status: 'not_assessed', value: null });
    expect(missing).toEqual(['threats']);
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
