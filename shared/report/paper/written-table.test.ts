import { expect, test } from 'vitest';
import { sampleReport } from '../../testing/sample-report.ts';
import { wordingOf } from '../view.ts';
import { statementsOf } from './blocks.ts';
import { createTeller } from './teller.ts';
import { writtenTable } from './written-table.ts';

const report = sampleReport();
const [sentence] = report.paper?.messages[0]?.rows ?? [];
const tableOf = (...texts: string[]) => {
  if (sentence === undefined) throw new Error('the sample has a table');
  const rows = texts.map((text) => ({ ...sentence, text }));
  const block = writtenTable(createTeller(wordingOf(report)), 'Sum', rows);
  if (block?.kind !== 'table') return null;
  const shown = block.rows.map((row) => row.map(({ spans }) => spans.map(({ text }) => text)));
  return { head: block.head, rows: shown.map((row) => row.flat()), block };
};

test.each<[string, string[], { head: string[]; rows: string[][] }]>([
  [
    'heads that all rows share stand above their columns',
    ['Fee | 2024: $150m | 2025: $160m', 'Joiners | 2024: 656,000 | 2025: 430,000'],
    {
      head: ['', '2024', '2025'],
      rows: [
        ['Fee', '$150m', '$160m'],
        ['Joiners', '656,000', '430,000'],
      ],
    },
  ],
  [
    'a head of one row alone stays in its cell',
    ['Fee | 2024: $150m', 'Joiners | by March 2025: 430,000'],
    {
      head: ['', ''],
      rows: [
        ['Fee', '2024: $150m'],
        ['Joiners', 'by March 2025: 430,000'],
      ],
    },
  ],
  [
    'a shorter row leaves its last cells empty, a longer one loses nothing',
    ['Fee | 2024: $150m', 'Joiners', 'Share | 2024: 45% | after a year'],
    {
      head: ['', '2024'],
      rows: [
        ['Fee', '$150m'],
        ['Joiners', ''],
        ['Share', '45%; after a year'],
      ],
    },
  ],
  [
    'a time of day is no head',
    ['Start | 20:15 | 21:00', 'End | 22:30 | 23:00'],
    {
      head: ['', '', ''],
      rows: [
        ['Start', '20:15', '21:00'],
        ['End', '22:30', '23:00'],
      ],
    },
  ],
])('%s', (_, texts, { head, rows }) => {
  const table = tableOf(...texts);
  expect(table?.head).toEqual(head);
  expect(table?.rows).toEqual(rows);
});

test('each row leads to what it rests on, once', () => {
  const table = tableOf('Fee | 2024: $150m | 2025: $160m', 'Joiners | 2024: 1 | 2025: 2');
  const part = table ? [{ id: 'x', title: '', blocks: [table.block] }] : [];
  expect(statementsOf(part).map(({ evidence }) => evidence)).toEqual([
    sentence?.evidence,
    sentence?.evidence,
  ]);
});

test('no rows and rows without cells are no table', () => {
  expect(tableOf()).toBeNull();
  expect(tableOf('Only a label')).toBeNull();
});
