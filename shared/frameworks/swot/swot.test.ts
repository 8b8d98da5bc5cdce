import { describe, expect, test } from 'vitest';
import { keepAll as keepDrafts, NO_FIGURES, usesOf } from '../../testing/kept-claims.ts';
import type { KeptClaim, KeptClaims } from '../framework.ts';
import { type SwotReply, swot } from './framework.ts';

const evidence = ['S1.p1'];
const SILENT = {
  unknown: [],
  takeaways: [],
  so_what: { evidence: [], text: '' },
  message: { evidence: [], text: '' },
};
const reply: SwotReply = {
  ...SILENT,
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
  tows: [
    { evidence, text: 'Cut prices at the chargers.', quadrant: 'st' },
    { evidence, text: 'Sell storage at the chargers.', quadrant: 'so' },
    { evidence, text: 'Sell storage by subscription.', quadrant: 'so' },
  ],
};

const keepAll = (
  except: readonly string[] = [],
  parts: Record<string, Partial<KeptClaim>> = {},
): KeptClaims => keepDrafts(swot.drafts(reply, NO_FIGURES), { except, parts });

describe('SWOT', () => {
  test('facts inside the company, inferences outside; empty and repeated sentences are left out', () => {
    expect(swot.drafts(reply, NO_FIGURES).map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'swot.strengths.1 fact',
      'swot.strengths.3 fact',
      'swot.weaknesses.1 fact',
      'swot.opportunities.1 inference',
      'swot.opportunities.2 inference',
      'swot.threats.1 inference',
      'swot.so.1 proposal',
      'swot.so.2 proposal',
      'swot.st.1 proposal',
    ]);
  });

  test('a quadrant has no score, which would be the mean of unlike things', () => {
    expect(swot.assess(reply, keepAll(), usesOf(swot)).scores).toEqual([]);
  });

  test.each<[string, Partial<KeptClaim>, Partial<KeptClaim>, string[]]>([
    ['the more important first', {}, {}, ['1', '2']],
    ['however well the other is carried', { publishers: 1 }, { publishers: 9 }, ['1', '2']],
  ])('lists a quadrant by importance: %s', (_, first, second, order) => {
    const parts = { 'swot.opportunities.1': first, 'swot.opportunities.2': second };
    const { claims } = swot.assess(reply, keepAll([], parts), usesOf(swot));
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
    const kept = keepDrafts(swot.drafts(equal, NO_FIGURES), {
      parts: {
        'swot.strengths.1': { verdict: 'partly', counts: false, publishers: 5 },
        'swot.strengths.3': { publishers: 2 },
      },
    });
    const { claims, exhibits } = swot.assess(equal, kept, usesOf(swot));
    const order = ['swot.strengths.3', 'swot.strengths.2', 'swot.strengths.1'];
    expect(claims.slice(0, 3).map(({ id }) => id)).toEqual(order);
    expect(exhibits[0]?.rows[0]?.cells.flatMap((cell) => cell.claims ?? [])).toEqual(order);
  });

  test('a quadrant with nothing left is missing', () => {
    expect(swot.assess(reply, keepAll(['swot.threats.1']), usesOf(swot)).missing).toEqual([
      'threats',
    ]);
  });

  test('opportunities and threats link to what they arise from, where they name it', () => {
    const { claims } = swot.assess(reply, keepAll(), usesOf(swot));
    expect(claims.slice(0, 6).map(({ links }) => links)).toEqual([
      [],
      [],
      [],
      ['pestel.economic'],
      [],
      ['porter.rivalry'],
    ]);
  });

  test('the matrix lists each quadrant’s claims in reading order, and leads to the moves', () => {
    const { exhibits } = swot.assess(reply, keepAll(['swot.weaknesses.1']), usesOf(swot));
    const told = exhibits.map(({ kind, rows }) => [
      kind,
      ...rows.map(({ label, cells }) => `${label}: ${cells.flatMap((cell) => cell.claims ?? [])}`),
    ]);
    expect(told).toEqual([
      [
        'matrix',
        'Strengths: swot.strengths.1,swot.strengths.3',
        'Weaknesses: ',
        'Opportunities: swot.opportunities.1,swot.opportunities.2',
        'Threats: swot.threats.1',
      ],
      [
        'matrix',
        'Use strengths to take opportunities: swot.so.1,swot.so.2',
        'Use strengths to meet threats: swot.st.1',
        'Mend weaknesses to take opportunities: ',
        'Cut weaknesses to avoid threats: ',
      ],
    ]);
  });

  test('a reply without moves is one with fewer exhibits, and misses nothing', () => {
    const { tows: _tows, ...without } = reply;
    const parsed = swot.reply.parse(without);
    const kept = keepDrafts(swot.drafts(parsed, NO_FIGURES));
    const { exhibits, missing } = swot.assess(parsed, kept, usesOf(swot));
    expect([exhibits.map(({ id }) => id), missing]).toEqual([['swot'], []]);
  });
});
