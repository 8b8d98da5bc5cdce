import { expect, test } from 'vitest';
import { keepAll, usesOf } from '../../testing/kept-claims.ts';
import { ledgerFacts } from '../../testing/sample-report-ledger.ts';
import type { Figures } from '../framework.ts';
import { bcgMatrix } from './framework.ts';

const [base] = ledgerFacts;
const fact = (id: string, metric: 'market_share' | 'market_growth', value: number) => {
  if (!base) throw new Error('the sample has facts');
  const amount = { low: value, high: value, bound: 'exact', unit: 'percent', printed: '' } as const;
  return { ...base, id, metric, amount };
};
const figures: Figures = {
  facts: [
    fact('F1', 'market_growth', 14),
    fact('F2', 'market_growth', 3),
    fact('F3', 'market_share', 30),
    fact('F4', 'market_share', 15),
  ],
  computed: [],
};
const replyWith = (growth: string, own: string, rival: string) =>
  bcgMatrix.reply.parse({
    units: [
      {
        ...{ evidence: ['S1.p1'], name: 'Energy', finding: 'Storage grows.', revenue: '' },
        ...{ growth, own_share: own, rival_share: rival },
      },
    ],
  });

test.each([
  ['fast growth and a lead is a star', 'F1', 'F3', 'F4', 'star', 2],
  ['fast growth behind a rival is a question mark', 'F1', 'F4', 'F3', 'question_mark', 0.5],
  ['slow growth and a lead is a cash cow', 'F2', 'F3', 'F4', 'cash_cow', 2],
  ['slow growth behind a rival is a dog', 'F2', 'F4', 'F3', 'dog', 0.5],
  ['without a growth it is not placed', '', 'F3', 'F4', 'unplaced', 2],
  ['without the rival’s share it is not placed', 'F1', 'F3', '', 'unplaced', null],
  ['an id that the ledger lacks is no figure', 'F99', 'F3', 'F4', 'unplaced', 2],
])('%s', (_, growth, own, rival, topic, relative) => {
  const reply = replyWith(growth, own, rival);
  const kept = keepAll(bcgMatrix.drafts(reply, figures));
  const { claims, exhibits, missing } = bcgMatrix.assess(reply, kept, usesOf(bcgMatrix, figures));
  expect(claims.map((claim) => claim.topic)).toEqual([topic]);
  expect(exhibits.at(-1)?.rows[0]?.cells.at(-1)?.value).toBe(relative);
  expect(missing).toEqual(topic === 'unplaced' ? ['unplaced'] : []);
});

test('without segment figures there is nothing to ask', () => {
  expect(bcgMatrix.lacks?.({ facts: [], computed: [] })).toMatch(/no unit can be placed/);
  expect(bcgMatrix.lacks?.(figures)).toBeNull();
});
