import { describe, expect, it } from 'vitest';
import { figuresIn } from '../figures/figures.ts';
import type { ReadPassage, Row } from '../pages/passage.ts';
import { checkFact } from './check-fact.ts';
import type { FactGround } from './draft-fact.ts';

const piece = (text: string) => ({ text, start: 0, end: text.length });
/** A row under year heads; amounts in millions of dollars unless they say otherwise. */
const row = (label: string, heads: readonly string[][], values: readonly string[]): Row => ({
  label,
  cells: values.map((text, at) => {
    const [figure] = figuresIn(/%/.test(text) ? text : `$${text.replace(/[()]/g, '')} million`);
    const sign = text.startsWith('(') ? -1 : 1;
    const signed = figure && { ...figure, value: sign * figure.value };
    return {
      ...piece(text),
      heads: heads[at] ?? [],
      figure: text === '-' ? null : (signed ?? null),
    };
  }),
});
const YEARS = [['2024'], ['2023']];
const SEGMENTS = [
  ['Americas', 'FY2025'],
  ['Americas', 'FY2024'],
  ['Europe', 'FY2025'],
];
const ROWS = [
  row('Net income (loss)', YEARS, ['(12)', '98']),
  row('Cost of revenue', YEARS, ['(60)', '(55)']),
  row('Revenue', YEARS, ['100', '90']),
  row('Subscription revenue', YEARS, ['70', '65']),
  row('Compute', [['Q2 2025'], ['Q2 2024'], ['$ Change'], ['% Change']], ['28', '18', '10', '50%']),
  row('Net revenue', SEGMENTS, ['5', '4', '2']),
  row('Chargers', [['three months ended June 30, 2023'], ['2023']], ['3', '14']),
  row('Halden AG', YEARS, ['512', '488']),
];
const passages: ReadPassage[] = ROWS.map((one, at) => ({
  ...piece(`${one.label} | ${one.cells.map(({ text }) => text).join(' | ')}`),
  ...{ id: `S1.p${at + 1}`, source: 'S1', row: one },
  context: [piece('Unit sales and results')],
  notation: { decimal: '.', spaceGroups: false },
}));
const ground: FactGround = {
  passage: (id) => passages.find((one) => one.id === id),
  source: () => ({ title: 'Report', publishedAt: null, about: 'company' }),
  textsOf: () => [],
  rowsOf: () => passages,
  names: { company: ['Orbis'], others: ['Halden AG'] },
};
const kept = (
  label: string,
  period: string,
  value: string,
  entity: string,
  unit = 'USD million',
) => {
  const evidence = passages.map(({ id }) => id);
  const parts = { metric: 'other', status: 'reported' } as const;
  const checked = checkFact({ ...parts, evidence, label, period, value, unit, entity }, ground);
  return checked.ok && checked.periodFound;
};

describe('a fact of a table', () => {
  it.each([
    ['revenue', '2024', '100', 'of its row and column'],
    ['revenue', '2024', '0.1 billion', 'in another scale', 'USD'],
    ['net loss', '2024', '12', 'whose sign is in its word'],
    ['net income', '2024', '-12', 'with the sign of the cell'],
    ['cost of revenue', '2023', '55', 'of a cost that is printed in brackets'],
    ['net revenue, Europe', 'FY2025', '2', 'of a segment in the upper head'],
    ['Compute growth', 'Q2 2025 vs Q2 2024', '50', 'of a column of change', '%'],
    ['Compute change', 'Q2 2025', '10', 'of a change that is called one'],
  ])('is kept: %s %s %s, %s', (label, period, value, _why, unit = 'USD million') => {
    expect(kept(label, period, value, 'Orbis', unit)).toBe(true);
  });

  it.each([
    ['revenue', '2023', '100', 'of another year'],
    ['revenue', '2024', '100', 'of another scale', 'USD billion'],
    ['revenue', '2024', '100', 'of another currency', 'EUR million'],
    ['revenue', '2024', '100', 'with a scale that nothing bears out', 'USD million thousand'],
    ['revenue', '2024', '70', 'of a row that is meant less'],
    ['net income', '2024', '12', 'of the other sign'],
    ['net loss', '2023', '98', 'of a profit called a loss'],
    ['revenue', '2024', '60', 'of a cost'],
    ['net revenue, Americas', 'FY2025', '2', 'of another segment'],
    ['Compute revenue', 'Q2 2025', '10', 'of a change taken for a level'],
    ['Chargers', '2023', '3', 'of a quarter taken for a year'],
    ['unit sales', '2024', '512', 'of another maker'],
    ['interest', '2024', '100', 'of no row at all'],
  ])('is not kept: %s %s %s, %s', (label, period, value, _why, unit = 'USD million') => {
    expect(kept(label, period, value, 'Orbis', unit)).toBe(false);
  });

  it('whose row is its owner is kept for that owner', () => {
    expect(kept('unit sales', '2024', '512', 'Halden AG')).toBe(true);
  });
});
