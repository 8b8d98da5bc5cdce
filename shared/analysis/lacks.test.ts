import { expect, it } from 'vitest';
import { ledgerOf, type Stated } from '../domain/paper/ledger.test-rig.ts';
import { lacksOf } from './lacks.ts';

const revenue = (...years: string[]): Stated[] =>
  years.map((year, at) => ['Netflix', 'revenue', (at + 1) * 1e9, year]);

it.each<[string, Stated[], string | null]>([
  ['nothing is known', revenue(), 'annual revenue of 2023, 2024, 2025'],
  [
    'three years are known, and long over',
    revenue('2009', '2010', '2011'),
    'annual revenue of 2023, 2024, 2025 (found: 2009, 2010, 2011)',
  ],
  [
    'the year that should have been reported is missing',
    revenue('2022', '2023', '2024'),
    'annual revenue of 2023, 2024, 2025 (found: 2022, 2023, 2024)',
  ],
  [
    'one between is missing',
    revenue('2023', '2025'),
    'annual revenue of 2023, 2024, 2025 (found: 2023, 2025)',
  ],
  ['all are known', revenue('2023', '2024', '2025'), null],
  ['newer ones are known already', revenue('2024', '2025', '2026'), null],
])('on 30 November 2026 revenue is asked for by the years that are due: %s', (_, stated, line) => {
  const { figures } = lacksOf({ groups: [], finds: [], pages: [], ledger: ledgerOf(stated) });
  const [asked] = figures.filter((figure) => figure.startsWith('Netflix, Inc.: annual'));
  expect(asked ?? null).toBe(line && `Netflix, Inc.: ${line}`);
});
