import { describe, expect, it } from 'vitest';
import { compute, type Operand } from './computed.ts';
import type { Amount, Fact, Operation } from './fact.ts';
import { periodOf } from './period.ts';
import { computeAsked, factsToJudge, standardFigures } from './standard-figures.ts';

const amount = (low: number, parts: Partial<Amount> = {}): Amount => ({
  ...{ low, high: low, bound: 'exact', unit: 'money', currency: 'USD', printed: String(low) },
  ...parts,
});
const fact = (id: string, amountOf: Amount, parts: Partial<Fact> = {}): Fact => ({
  ...{ id, entity: 'Netflix', metric: 'revenue', label: 'Revenue', amount: amountOf },
  ...{ period: periodOf('FY2025', 'passage'), status: 'reported', evidence: ['S1.p1'] },
  ...{ publishers: 1, as_of: '2026-01-20', fresh: 'new', verdict: 'unchecked' },
  ...parts,
});
const at = (label: string) => ({ period: periodOf(label, 'passage') });
const percent = (low: number, parts: Partial<Amount> = {}): Amount => {
  const { currency: _none, ...rest } = amount(low, { unit: 'percent', ...parts });
  return rest;
};
const count = (low: number, parts: Partial<Amount> = {}): Amount => {
  const { currency: _none, ...rest } = amount(low, { unit: 'count', ...parts });
  return rest;
};
const billion = 1e9;
const each = fact('E', amount(139), { metric: 'revenue_per_customer' });

describe('compute', () => {
  it.each<[string, Operation, Amount[], Partial<Amount>, string]>([
    [
      'a guided range over a point grows by a range',
      'growth',
      [amount(50.7 * billion, { high: 51.7 * billion, bound: 'range' }), amount(45.2 * billion)],
      { low: 12.1681415929, high: 14.3805309735, bound: 'range', unit: 'percent' },
      'A ÷ B − 1',
    ],
    [
      'more than 1.5 over 45.2 is at least a share',
      'share',
      [amount(1.5 * billion, { bound: 'at_least' }), amount(45.2 * billion)],
      { low: 3.3185840708, bound: 'at_least', unit: 'percent' },
      'A ÷ B',
    ],
    [
      'a fee over what one member brings is a number of members',
      'threshold',
      [amount(150e6), amount(139, { per: 'customer' })],
      { low: 1_079_136.69065, bound: 'exact', unit: 'count' },
      'A ÷ B',
    ],
    [
      'revenue over more than 325 million members is at most',
      'ratio',
      [amount(45.2 * billion), count(325e6, { bound: 'at_least' })],
      { low: 139.076923077, bound: 'at_most', unit: 'money', currency: 'USD' },
      'A ÷ B',
    ],
    [
      'a fee over what one member brings is as many members in a ratio',
      'ratio',
      [amount(150e6), amount(150, { per: 'customer' })],
      { low: 1e6, bound: 'exact', unit: 'count' },
      'A ÷ B',
    ],
    [
      'a count less a count is a count',
      'difference',
      [count(656_000, { bound: 'about', per: 'event' }), count(60_000)],
      { low: 596_000, bound: 'about', unit: 'count' },
      'A − B',
    ],
    [
      'about stays about',
      'difference',
      [amount(20 * billion, { bound: 'about' }), amount(18 * billion)],
      { low: 2 * billion, bound: 'about', unit: 'money' },
      'A − B',
    ],
    [
      'a difference of shares is points',
      'difference',
      [percent(8.8), percent(8.3)],
      { low: 0.5, bound: 'exact', unit: 'points' },
      'A − B',
    ],
    [
      'growth of 16 % tells the figure of the year before',
      'implied_base',
      [amount(45.2 * billion), percent(16)],
      { low: 38_965_517_241.4, unit: 'money', bound: 'exact' },
      'A ÷ (1 + B)',
    ],
  ])('%s', (_, op, operands, expected, formula) => {
    const of = operands.map((one, i) => fact('AB'[i] ?? '', one));
    const made = compute(op, of);
    expect(made).toMatchObject({ op, of: of.map(({ id }) => id), formula });
    const { low, ...rest } = expected;
    expect(made?.amount).toMatchObject(rest);
    expect(made?.amount.low).toBeCloseTo(low ?? Number.NaN, 1);
  });

  it.each<[string, Operation, [number, number], Partial<Amount> | null]>([
    [
      'an assumed cost is money beside a fee',
      'sum',
      [150e6, 15e6],
      { low: 165e6, currency: 'USD' },
    ],
    ['and may be taken from it', 'difference', [150e6, 15e6], { low: 135e6, currency: 'USD' }],
    ['a growth may be a share', 'implied_base', [110, 0.1], { low: 100, unit: 'money' }],
    ['and is refused where it could be tenfold', 'implied_base', [110, 10], null],
  ])('%s', (_, op, [stated, value], expected) => {
    const made = compute(op, [fact('A', amount(stated)), { value, why: 'assumed' }]);
    if (expected === null) expect(made).toBeNull();
    else
      expect(made?.amount).toMatchObject({ ...expected, low: expect.closeTo(expected.low ?? 0) });
  });

  it.each<[string, Operation, Operand[], 'customer' | undefined]>([
    [
      'a share of what one brings',
      'product',
      [each, { value: 0.45, why: 'who stays' }],
      'customer',
    ],
    ['it over the share that leaves', 'ratio', [each, { value: 0.55, why: 'leave' }], 'customer'],
    ['what two years bring', 'sum', [each, each], 'customer'],
    ['what all of them bring', 'product', [each, fact('N', count(430_000))], undefined],
    ['a fee', 'product', [fact('F', amount(150e6)), { value: 2, why: 'twice' }], undefined],
  ])('%s is of one customer or not', (_, op, of, per) => {
    expect(compute(op, of)?.amount.per).toBe(per);
  });

  it.each<[string, Operation, Amount[]]>([
    ['other currencies', 'growth', [amount(2), amount(1, { currency: 'EUR' })]],
    ['money and a percentage', 'sum', [amount(2), percent(1)]],
    ['a base of nothing', 'growth', [amount(2), amount(0)]],
    ['a base below nothing', 'growth', [amount(2), amount(-1)]],
    [
      'more than over more than',
      'ratio',
      [amount(2, { bound: 'at_least' }), amount(1, { bound: 'at_least' })],
    ],
    ['one operand', 'growth', [amount(2)]],
    ['places that bounds leave open', 'rank', [amount(2, { bound: 'at_least' }), amount(3)]],
  ])('computes nothing from %s', (_, op, operands) => {
    expect(
      compute(
        op,
        operands.map((one, i) => fact(`F${i}`, one)),
      ),
    ).toBeNull();
  });
});

describe('the standard figures', () => {
  const facts = [
    fact('F1', amount(45.2 * billion)),
    fact('F2', amount(39 * billion), at('FY2024')),
    fact('F3', amount(33.7 * billion), at('2023')),
    fact('F4', amount(13.3 * billion), { metric: 'operating_income', label: 'Operating income' }),
    fact('F5', amount(10 * billion), { entity: 'Disney' }),
    fact('F6', amount(9 * billion), { entity: 'Paramount' }),
    fact('F7', amount(1 * billion), at('Q1 2025')),
    fact('F8', amount(7 * billion), { status: 'remark', ...at('FY2024') }),
  ];
  const made = standardFigures(facts, ['Netflix']);
  it('are growth, annual rate, margin, multiples of rivals and rank', () => {
    expect(made.map(({ op, formula }) => `${op}: ${formula}`)).toEqual([
      'growth: F2 ÷ F3 − 1',
      'growth: F1 ÷ F2 − 1',
      'cagr: (F1 ÷ F3)^(1/2) − 1',
      'share: F4 ÷ F1',
      'ratio: F1 ÷ F5',
      'ratio: F1 ÷ F6',
      'rank: F1 > F5 > F6',
    ]);
    expect(made.map(({ id }) => id)).toEqual(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7']);
  });

  it('rest on no pair of values that contradict each other', () => {
    const doubled = [...facts, fact('F9', amount(41 * billion), at('FY2024'))];
    const growth = standardFigures(doubled, ['Netflix']).filter(({ op }) => op === 'growth');
    expect(growth).toEqual([]);
  });

  it('take the most exact of two readings that agree', () => {
    const [made] = standardFigures(
      [
        fact('F1', count(1.79e6), { metric: 'units_sold' }),
        fact('F2', count(1_789_226), { metric: 'units_sold' }),
        fact('F3', count(1_636_129), { metric: 'units_sold', ...at('FY2026') }),
      ],
      ['Netflix'],
    );
    expect(made?.formula).toBe('F3 ÷ F2 − 1');
  });

  it('can be asked for by operation and ids, once each', () => {
    const ledger = { facts, computed: made };
    expect(computeAsked('difference', ['F1', 'F2'], ledger)).toMatchObject({
      id: 'D8',
      formula: 'F1 − F2',
    });
    expect(computeAsked('growth', ['F1', 'F2'], ledger)?.id).toBe('D2');
    expect(computeAsked('growth', ['F1', 'F99'], ledger)).toBeNull();
  });

  it('name what is to be judged: operands and figures of the closed list, not remarks', () => {
    expect(factsToJudge(facts, made).map(({ id }) => id)).toEqual([
      'F1',
      'F2',
      'F3',
      'F4',
      'F5',
      'F6',
      'F7',
    ]);
  });
});
