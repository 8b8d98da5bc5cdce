import { describe, expect, it } from 'vitest';
import { groundOf } from '../../testing/claim-ground.ts';
import { passGates } from './gates.ts';
import { hintsFor } from './hints.ts';

const PASSAGES = {
  'S1.p1': 'Sales of Halden were $97.7bn in 2024 and $96.8bn in 2023. Kestrel earned $12 billion.',
  'S1.p2': 'Growth was (3.2)%.',
};
const ground = groundOf(PASSAGES, {
  publishedAt: '2024-03-01',
  today: '2026-11-30',
  language: 'en',
  names: { company: ['Halden'], others: ['Kestrel'] },
});
const draft = (text: string) => ({
  ...{ id: 'x', text, kind: 'fact' as const, about: 'company' },
  evidence: ['S1.p1', 'S1.p2'],
});
const hints = (text: string) => hintsFor(draft(text), ground);

describe('hintsFor', () => {
  it.each([
    ['Sales were $96.8bn in 2024.', '$96.8bn stands beside 2023 in S1.p1'],
    ['In 2024 it earned $12 billion.', '$12 billion stands beside Kestrel in S1.p1'],
    ['Growth in 2024 was 3.2%.', 'S1.p2 writes (3.2)% with another sign'],
    ['Halden sells pumps.', 'its newest source is of 2024-03-01'],
    ['Such sales rose in 2024.', 'its opening leans on another sentence'],
    ['Sales were $96.8bn last year.', 'a relative time without a date'],
    ['Umsatz 売上高は増加した 2024.', 'not in the language of the report'],
  ])('says of %j that %s', (text, hint) => {
    expect(hints(text)).toContain(hint);
  });

  it('says nothing of a sentence that stands as it is', () => {
    expect(hints('Sales of Halden were $97.7bn in 2024.')).toEqual([]);
  });

  it('changes no outcome: a draft passes with a hint and without', () => {
    const text = 'Sales were $96.8bn in 2024.';
    expect(hints(text)).not.toEqual([]);
    expect(passGates(draft(text), ground).ok).toBe(true);
  });
});
