import { describe, expect, it } from 'vitest';
import { keyFigures } from './key-figures.ts';
import { ledgerOf, type Stated } from './ledger.test-rig.ts';

const made = (stated: readonly Stated[]) => keyFigures(ledgerOf(stated));
const facts = (stated: readonly Stated[]) => made(stated).map(({ fact }) => fact);

describe('key figures', () => {
  it('are the latest of each measure, with the older ones as its trend and the change that code computed', () => {
    const [revenue] = made([
      ['Netflix', 'revenue', 33.7e9, '2023'],
      ['Netflix', 'revenue', 45.2e9, '2025'],
      ['Netflix', 'revenue', 39e9, '2024'],
    ]);
    expect(revenue).toMatchObject({ fact: 'F2', earlier: ['F3', 'F1'] });
    expect(revenue?.change).toMatch(/^D\d+$/);
  });

  it('name the figure of the year and what is foreseen after it, each in a row', () => {
    expect(
      facts([
        ['Netflix', 'revenue', 51e9, '2026', { status: 'guided' }],
        ['Netflix', 'revenue', 45.2e9, '2025'],
        ['Netflix', 'revenue', 44e9, '2025', { status: 'guided' }],
      ]),
    ).toEqual(['F2', 'F1']);
  });

  it.each<[string, readonly Stated[], string[]]>([
    [
      'the year, not the half that began since',
      [
        ['Netflix', 'revenue', 45e9, '2025'],
        ['Netflix', 'revenue', 12e9, '2026-Q2'],
      ],
      ['F1'],
    ],
    [
      'the quarter where the year is so old that a newer should exist',
      [
        ['Netflix', 'revenue', 33e9, '2023'],
        ['Netflix', 'revenue', 12e9, '2026-Q2'],
      ],
      ['F2'],
    ],
    [
      'one currency',
      [
        ['Netflix', 'revenue', 45e9, '2025'],
        ['Netflix', 'revenue', 40e9, '2024', { qualifier: 'in euros' }],
      ],
      ['F1'],
    ],
    [
      'one part, with what is foreseen of that part',
      [
        ['Netflix', 'customers', 9, '2025', { qualifier: 'members of all plans' }],
        ['Netflix', 'customers', 8, '2025', { qualifier: 'members' }],
        ['Netflix', 'customers', 7, '2026', { qualifier: 'members', status: 'guided' }],
        ['Netflix', 'customers', 6, '2026', { qualifier: 'viewers', status: 'guided' }],
      ],
      ['F2', 'F3'],
    ],
    [
      'nothing that was foreseen for a time that is over',
      [
        ['Netflix', 'customers', 9, '2025', { status: 'target' }],
        ['Netflix', 'revenue', 9, '2026', { status: 'target' }],
      ],
      ['F2'],
    ],
    [
      'each segment for itself',
      [
        ['Netflix', 'segment_revenue', 9, '2025', { qualifier: 'ads' }],
        ['Netflix', 'segment_revenue', 8, '2025', { qualifier: 'games' }],
      ],
      ['F1', 'F2'],
    ],
  ])('name a metric once: %s', (_, stated, expected) => {
    expect(facts(stated)).toEqual(expected);
  });

  it('leave out a figure without its time where another of its measure has one, and are ten at most', () => {
    expect(
      facts([
        ['Netflix', 'revenue', 45.2e9, '2025'],
        ['Netflix', 'revenue', 12e9, '', { qualifier: 'quarter' }],
        ['Netflix', 'employees', 14_000, ''],
      ]),
    ).toEqual(['F1', 'F3']);
    const many = Array.from({ length: 14 }, (_, at): Stated => {
      return ['Netflix', 'other', at + 1, '2025', { qualifier: `part ${at}` }];
    });
    expect(facts(many)).toHaveLength(10);
  });

  it('are the company’s own: no rival’s, no market’s', () => {
    expect(
      facts([
        ['Disney', 'revenue', 9, '2025'],
        ['US streaming', 'market_size', 9, '2025'],
        ['Netflix', 'market_size', 9, '2025'],
        ['Netflix Games', 'customers', 1, '2025'],
        ['Netflix, Inc.', 'customers', 9, '2025'],
      ]),
    ).toEqual(['F5']);
  });

  it('leave out the part where the whole is known, and remarks', () => {
    expect(
      facts([
        ['Netflix', 'revenue', 9, '2025', { geography: 'US' }],
        ['Netflix', 'revenue', 20, '2025'],
        ['Netflix', 'churn', 2, '2025', { geography: 'US' }],
        ['Netflix', 'debt', 2, '2025', { status: 'remark' }],
      ]),
    ).toEqual(['F2', 'F3']);
  });

  it.each([
    ['2025', null],
    ['2024', '2025'],
    ['2009', '2025'],
    ['2026-Q2', null],
    ['2026-Q1', '2026-06'],
    ['', null],
  ])('of period "%s" on 30 November 2026 should have one until %s', (period, due) => {
    const overdue = due !== null;
    expect(made([['Netflix', 'revenue', 9, period]])[0]).toMatchObject({ overdue, due });
  });

  it('are none without a ledger', () => {
    expect(made([])).toEqual([]);
  });
});
