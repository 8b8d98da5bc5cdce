import { expect, it } from 'vitest';
import { duration, pairs, table, when } from './table.ts';

it('columns are as wide as their widest cell, numbers stand to the right', () => {
  const rows = [
    ['a', 7],
    ['longer', 1234],
    ['x', null],
  ] as const;
  expect(table(['name', 'n'], rows)).toEqual([
    'name    n',
    'a          7',
    'longer  1234',
    'x       –',
  ]);
});

it('no rows are said to be none', () => {
  expect(table(['name'], [])).toEqual(['none']);
});

it('a cell is one plain line and not too long', () => {
  const [, hostile, long] = table(
    ['company'],
    [['\u001b[2JAcme\n\u202eevil\u0007'], ['é'.repeat(100)]],
  );
  expect(hostile).toBe('Acme evil');
  expect(long).toBe(`${'é'.repeat(59)}…`);
});

it('pairs stand under each other', () => {
  expect(pairs({ a: 1, longer: null })).toEqual(['a       1', 'longer  –']);
});

it.each([
  [0, '0 s'],
  [119, '119 s'],
  [120, '2 min'],
  [7_199, '120 min'],
  [7_200, '2 h'],
  [172_800, '2 d'],
  [null, null],
])('%s seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

it('times are shown to the second', () => {
  expect(when('2026-11-24T01:02:03.456Z')).toBe('2026-11-24T01:02:03Z');
  expect(when(null)).toBeNull();
});
