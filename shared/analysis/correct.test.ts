import { describe, expect, it } from 'vitest';
import type { DraftClaim } from '../frameworks/framework.ts';
import { correct } from './correct.ts';
import { PASSAGES, SOURCES, scripted } from './paper/paper.test-rig.ts';

const draft = (id: string, text: string, parts: Partial<DraftClaim> = {}): DraftClaim => ({
  ...{ id, text, kind: 'fact', about: 'company', evidence: ['S1.p2'] },
  ...parts,
});
const ROW = draft('K1.row.1', 'Fee | Christmas 2024: $150 million | Christmas 2025: $50 million');

async function corrected(failed: DraftClaim, sent: object) {
  const { ask, asked } = scripted({
    'correct:paper': {
      claims: [{ id: failed.id, evidence: ['S1.p2'], text: failed.text, ...sent }],
    },
  });
  const evidence = { sources: SOURCES, passages: PASSAGES };
  const found = await correct({
    ...{ part: 'paper', failures: [{ draft: failed, faults: ['the value is wrong'] }] },
    ...{ evidence: evidence as never, beside: [], figures: [], ask, language: 'en' },
  });
  return { found: found.get(failed.id), prompt: asked[0]?.prompt ?? '' };
}

describe('a statement that is given back', () => {
  it.each<[string, string, boolean]>([
    [
      'a row with its cells mended stays',
      'Fee | Christmas 2024: $150 million | Christmas 2025: –',
      true,
    ],
    ['a row that lost a cell falls', 'Fee | Christmas 2024: $150 million', false],
    ['a row that became a sentence falls', 'The fee was $150 million.', false],
  ])('%s', async (_, text, stays) => {
    const { found } = await corrected(ROW, { text });
    expect(found?.text).toBe(stays ? text : undefined);
  });

  const note = 'F1 ÷ 430,000';
  it.each<[string, DraftClaim, object, string | undefined]>([
    ['takes a mended note', draft('K1.1', 'It is $349.', { sums: 'F1 ÷ 43' }), { note }, note],
    ['keeps a note that is not sent', draft('K1.1', 'It is $349.', { sums: note }), {}, note],
    ['gets none where it had none', draft('K1.1', 'It is $349.'), { note }, undefined],
  ])('%s', async (_, failed, sent, expected) => {
    expect((await corrected(failed, sent)).found?.sums).toBe(expected);
  });

  it('is shown with its place and its sums', async () => {
    const { prompt } = await corrected(
      draft('R1.action', 'Bid at most $90 million.', {
        ...{ kind: 'proposal', role: 'a recommendation', sums: 'F1 × 0.6' },
      }),
      {},
    );
    expect(prompt).toContain('(proposal, a recommendation) {note: F1 × 0.6}');
  });
});
