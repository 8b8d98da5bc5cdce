import { expect, it } from 'vitest';
import { exhibits } from './exhibits.ts';
import { ledgerOf, type Stated, WORDS } from './ledger.test-rig.ts';

const identity = {
  name: 'Netflix',
  aliases: [],
  rivals: ['Amazon', 'Disney+', 'Apple', 'Peacock', 'Warner'],
};
const made = (stated: readonly Stated[]) => exhibits(ledgerOf(stated, { identity }), WORDS);
const peersOf = (stated: readonly Stated[]) => made(stated).find(({ id }) => id === 'peers');

const SHARES: readonly Stated[] = [
  ['Netflix', 'market_share', 21, '2025'],
  ['Amazon', 'market_share', 22, '2025'],
  ['Peacock', 'market_share', 7, '2025'],
  ['Netflix', 'customers', 325, '2025'],
  ['Amazon', 'customers', 175, '2025'],
];

it('a rival of whom the pages state little, and a measure that few state, are left to the ledger', () => {
  const peers = peersOf([
    ...SHARES,
    ['Netflix', 'operating_income', 3, '2025'],
    ['Apple', 'operating_income', 9, '2025'],
    ['Warner', 'capex', 1, '2025'],
    ['Netflix', 'capex', 1, '2025'],
  ]);
  expect(peers?.columns.slice(1)).toEqual(['Netflix', 'Amazon']);
  expect(peers?.rows.map(({ cells }) => cells.map(({ ref }) => ref ?? null))).toEqual([
    ['F4', 'F5'],
    ['F1', 'F2'],
  ]);
});

it('a share of the owner does not stand under the service that bears its name', () => {
  const peers = peersOf([...SHARES, ['Disney', 'market_share', 9, '2025']]);
  expect(peers?.columns).not.toContain('Disney+');
});

it.each<[string, string, readonly Stated[]]>([
  ['one share of one time', 'market', [['Netflix', 'market_share', 21, '2025']]],
  [
    'two words for one segment',
    'segments',
    [
      ['Netflix', 'segment_revenue', 1.5, '2025', { label: 'Ad income', qualifier: 'advertising' }],
      ['Netflix', 'segment_revenue', 3, '2026', { label: 'ad revenue', qualifier: 'advertising' }],
    ],
  ],
])('%s make no table of the %s', (_, id, stated) => {
  expect(made(stated).map((one) => one.id)).not.toContain(id);
});
