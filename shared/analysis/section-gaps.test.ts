import { describe, expect, it } from 'vitest';
import type { Claim, Section } from '../domain/section.ts';
import { lostTopics } from './section-gaps.ts';

const sentence = (id: string): Claim => ({
  ...{ id, text: `${id} stands.`, kind: 'fact', about: 'company', evidence: ['S1.p1'] },
  ...{ as_of: null, publishers: 1, verdict: 'supported' },
});
const item = (topic: string) => ({
  ...sentence(`swot.${topic}.1`),
  ...{ topic, label: null, rating: null, facts: [], links: [] },
});
const section = (parts: Partial<Section> = {}): Section => ({
  ...{ framework: 'swot', definition: null, language: 'en', title: 'SWOT', method: '' },
  ...{ status: 'assessed', rating: { rates: null, words: {} }, scores: [], exhibits: [] },
  topics: ['strengths', 'so', 'st'].map((id) => ({ id, label: id })),
  claims: [item('strengths'), item('so')],
  headline: sentence('swot.headline.1'),
  takeaways: [sentence('swot.takeaway.1')],
  so_what: sentence('swot.so_what.1'),
  unknown: [],
  ...parts,
});
const WRITTEN = ['headline.1', 'takeaway.1', 'takeaway.2', 'so_what.1', 'strengths.1', 'so.1'].map(
  (id) => ({ id: `swot.${id}` }),
);

describe('of an assessed section is told', () => {
  it.each<[string, Partial<Section>, readonly { id: string }[], string[]]>([
    ['nothing where all stands', {}, WRITTEN, []],
    [
      'nothing where a title by code stands in',
      { headline: { text: 'x', by_code: true } },
      WRITTEN,
      [],
    ],
    ['nothing where takeaways fell', { takeaways: [], so_what: null }, WRITTEN, []],
    ['a topic of which all fell', { claims: [item('strengths')] }, WRITTEN, ['so']],
    ['not what its framework tells itself', { claims: [item('so')] }, WRITTEN, []],
  ])('%s', (_, parts, drafts, told) => {
    expect(lostTopics(section(parts), drafts, ['strengths'])).toEqual(told);
  });
});
