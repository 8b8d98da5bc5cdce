import { expect, it } from 'vitest';
import type { Line, PaperDraft } from './lines.ts';
import { EMPTY, FACTS, fact, LIMIT } from './paper.test-rig.ts';
import { withStakes } from './stakes.ts';

const line = (id: string, text: string): Line => ({
  ...{ id, text, kind: 'proposal', about: 'company', evidence: ['S1.p1'], basis: '', by: null },
});
const head: Omit<PaperDraft['recommendations'][number], 'id' | 'size'> = {
  ...{ owner: '', priority: 'high', horizon: '0-6 months', depends_on: [], answers: [] },
};
const CASH = fact('F9', 9.5e9, 'S1.p2', { metric: 'free_cash_flow', label: 'Free cash flow' });

it.each<[string, string, string[], string[]]>([
  ['its amount is stated', 'Pay at most $150 million a year.', ['F1'], ['F1']],
  ['its measure is named in every word', 'Count the sign-ups of each night.', ['F3'], ['F3']],
  ['its measure is named in another form', 'The fees of Christmas games decide it.', ['F1'], []],
  ['a computed amount is stated as it is rounded', 'The limit is $90 million.', ['D1'], ['D1']],
  ['nothing of it is said', 'Give the money to series.', ['F9', 'F1', 'D1'], []],
  ['only a word of it is said', 'The cash goes to series.', ['F9'], []],
  ['it is unknown', 'Pay at most $150 million.', ['F77'], []],
])('a figure is at stake, or not, where %s', (_, text, size, kept) => {
  const draft: PaperDraft = {
    ...EMPTY,
    lines: [line('R1.action', text), line('R10.action', 'Free cash flow of $9.5 billion.')],
    recommendations: [{ ...head, id: 'R1', size }],
  };
  const { recommendations } = withStakes(draft, { facts: [...FACTS, CASH], computed: [LIMIT] });
  expect(recommendations[0]?.size).toEqual(kept);
});
