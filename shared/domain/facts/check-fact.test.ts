import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, notationOf } from '../figures/number-notation.ts';
import type { ReadPassage } from '../pages/passage.ts';
import { checkFact } from './check-fact.ts';
import type { DraftFact, FactGround } from './draft-fact.ts';

const PASSAGES: Record<string, string> = {
  'S1.p1': 'Tesla reported revenue of $97.69 billion in 2024, up 1% from $96.77 billion in 2023.',
  'S2.p1': 'Automotive gross margin was 17.9 percent; Tesla delivered 1,789,226 vehicles in 2024.',
  'S3.p1': 'Im Jahr 2024 erzielte BYD einen Umsatz von 777,1 Milliarden Yuan.',
  'S4.p1': 'Tesla has more than 40 stores and about 14% of the market.',
  'S5.p1': 'BYD sold 1.76 million cars in 2024, Tesla 1.79 million.',
  'S6.p1': 'Tesla has between 2,000 and 2,500 chargers.',
  'S7.p1': 'Tesla had revenue of $97.69 billion and net income of $7.1 billion in 2024.',
  'S8.p1': 'Revenue of Tesla was $28.1 billion.',
  'S11.p1': 'Revenue of the company was $3.1 billion.',
  'S10.p1': 'Rivian lost more: its net loss was more than $4.75 billion in 2024.',
  'S12.p1': 'Live sports took nearly 30% of spending; at most 40% is allowed.',
  'S13.p1': 'Shares of watch-time in July 2025, as the gauge of that month shows.',
  'S13.p2': 'Tesla had 8.8% of TV, half a point more than in June, and BYD 3.9%.',
  'S14.p1': 'YouTube led with 13.4% of TV watch-time, Tesla had 9.4% of TV watch-time.',
  'S15.p1': 'Fourth-quarter deliveries of Tesla rose to 412,000.',
  'S9.p1': 'Tesla expects sales of $2.3–2.4bn in 2026; last year it sold for $2.1bn.',
};
const read = (id: string, text: string): ReadPassage => ({
  ...{ id, source: id.split('.')[0] ?? '', text, start: 0, end: text.length, context: [] },
  notation: notationOf(foldText(text)),
});
const ground: FactGround = {
  passage: (id) => (PASSAGES[id] === undefined ? undefined : read(id, PASSAGES[id])),
  source: (id) => ({
    title: id === 'S8' ? 'Results of the third quarter of 2025' : 'News',
    publishedAt: '2025-10-22',
    about: id === 'S11' ? 'other' : 'company',
  }),
  textsOf: (source) =>
    Object.entries(PASSAGES).flatMap(([id, text]) => (id.startsWith(`${source}.`) ? [text] : [])),
  rowsOf: () => [],
  names: { company: ['Tesla'], others: ['BYD', 'YouTube'] },
};
const draft = (parts: Partial<DraftFact>): DraftFact => ({
  evidence: Object.keys(PASSAGES),
  entity: 'Tesla',
  metric: 'revenue',
  label: 'revenue',
  value: '97.69',
  unit: 'USD billion',
  period: '2024',
  status: 'reported',
  ...parts,
});
const check = (parts: Partial<DraftFact>) => checkFact(draft(parts), ground);

describe('a fact of a sentence', () => {
  it.each([
    ['as written', {}],
    ['in another scale', { value: '97,690', unit: 'million USD' }],
    ['with scale in the value', { value: '$97.69bn', unit: '' }],
    ['in base units', { value: '97690000000', unit: 'USD' }],
  ])('is kept in base units, %s', (_, parts) => {
    const outcome = check(parts);
    expect(outcome).toMatchObject({
      ok: true,
      periodFound: true,
      fact: {
        amount: {
          low: 97_690_000_000,
          high: 97_690_000_000,
          bound: 'exact',
          unit: 'money',
          currency: 'USD',
        },
        period: { kind: 'fiscal_year', end: '2024', origin: 'passage' },
        evidence: ['S1.p1', 'S7.p1'],
      },
    });
  });

  it.each([
    ['at_least', { value: '40', unit: 'stores', label: 'stores', period: '' }],
    ['about', { value: '14', unit: '%', label: 'of the market', period: '' }],
  ])('that was "%s" is not shown as exact', (bound, parts) => {
    const outcome = check(parts);
    expect(outcome.ok && outcome.fact.amount.bound).toBe(bound);
  });

  it('keeps a range as one, and no end of it', () => {
    const range = check({
      evidence: ['S9.p1'],
      value: '2.3–2.4',
      unit: 'USD billion',
      period: '2026',
    });
    expect(range.ok && range.fact.amount).toMatchObject({
      low: 2.3e9,
      high: 2.4e9,
      bound: 'range',
    });
    expect(check({ evidence: ['S6.p1'], value: '2,000', unit: 'chargers', period: '' }).ok).toBe(
      false,
    );
  });

  it('keeps its value when its period stands nowhere, and takes it from the page line when it stands there', () => {
    const lost = check({ evidence: ['S4.p1'], value: '40', unit: 'stores', period: '2019' });
    expect(lost).toMatchObject({
      ok: true,
      periodFound: false,
      fact: { period: { kind: 'unknown' } },
    });
    const page = check({
      evidence: ['S8.p1'],
      value: '28.1',
      unit: 'USD billion',
      period: 'Q3 2025',
    });
    expect(page).toMatchObject({
      ok: true,
      periodFound: true,
      fact: { period: { kind: 'quarter', end: '2025-09', origin: 'page_date' } },
    });
  });

  it('that is a loss is a result below nothing', () => {
    const parts = { entity: 'Rivian', metric: 'net_income', label: 'net loss' } as const;
    const outcome = check({ ...parts, evidence: ['S10.p1'], value: '4.75', unit: 'USD billion' });
    expect(outcome.ok && outcome.fact.amount).toMatchObject({
      ...{ low: -4.75e9, high: -4.75e9, bound: 'at_most' },
    });
  });

  it('of "last year" is of the year before its page', () => {
    const outcome = check({
      evidence: ['S9.p1'],
      value: '2.1',
      unit: 'USD billion',
      period: 'last year',
    });
    expect(outcome.ok && outcome.fact.period).toMatchObject({ end: '2024', origin: 'page_date' });
  });

  it.each([
    ['another currency', { unit: 'EUR billion' }],
    ['another scale', { unit: 'USD million' }],
    ['two scales', { value: '97.69 billion', unit: 'million USD' }],
    ['the value of another year', { value: '96.77', period: '2024' }],
    ['a number for a percentage', { value: '17.9', unit: '' }],
    ['two numbers', { value: '97.69 and 96.77' }],
    ['no number', { value: 'high' }],
    ['the number of what is named after it', { evidence: ['S7.p1'], label: 'net income' }],
    [
      "the company's number for the rival",
      { evidence: ['S5.p1'], entity: 'BYD', value: '1.79 million', unit: 'cars' },
    ],
    ['an owner that the page does not name', { entity: 'Volvo' }],
    [
      'an owner whom a page about somebody else does not name',
      { evidence: ['S11.p1'], value: '3.1', period: '' },
    ],
    ['an address', { period: 'https://x.example' }],
    ['no label', { label: '' }],
    ['no known passage', { evidence: ['S99.p1'] }],
  ])('is refused with %s', (_, parts) => {
    expect(check(parts).ok).toBe(false);
  });

  it('is kept under a synonym, with words of its sentence as label', () => {
    const outcome = check({ evidence: ['S1.p1'], label: 'turnover' });
    expect(outcome.ok && outcome.fact.label).toBe('Tesla reported revenue of');
  });

  it('answers for any junk without throwing', () => {
    const junk = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('1e999', '-', '%', '½'));
    fc.assert(
      fc.property(junk, junk, junk, junk, junk, (label, value, unit, period, entity) => {
        const outcome = check({ label, value, unit, period, entity });
        expect(
          outcome.ok ? Number.isFinite(outcome.fact.amount.low) : outcome.faults.length > 0,
        ).toBe(true);
      }),
    );
  });

  it('keeps no value whose digits were changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000, max: 9_999_999 }), (value) => {
        const parts = {
          evidence: ['S2.p1'],
          value: String(value),
          unit: 'vehicles',
          label: 'delivered',
        };
        expect(check(parts).ok).toBe(
          value === 1_789_226 || Math.round(1_789_226 / stepOf(value)) * stepOf(value) === value,
        );
      }),
    );
  });
});

/** One unit of the last digit that is not a zero. */
const stepOf = (value: number) => 10 ** (String(value).match(/0*$/)?.[0].length ?? 0);

describe('what the page says of a figure', () => {
  const share = { metric: 'usage_share', unit: '%', label: 'of TV' } as const;
  it.each([
    [
      '"nearly" is about',
      { ...share, value: 'nearly 30', label: 'of spending', period: '', evidence: ['S12.p1'] },
      { amount: { bound: 'about' } },
    ],
    [
      '"at most" is a limit',
      { ...share, value: 'at most 40', label: 'is allowed', period: '', evidence: ['S12.p1'] },
      { amount: { bound: 'at_most' } },
    ],
    [
      'a month that its page names at the top',
      { ...share, value: '8.8', period: 'July 2025', evidence: ['S13.p2'] },
      { period: { kind: 'month', end: '2025-07', origin: 'context' } },
    ],
    [
      'no month that its page does not name',
      { ...share, value: '8.8', period: 'May 2025', evidence: ['S13.p2'] },
      { period: { kind: 'unknown', label: '' } },
    ],
    [
      'a label that follows at once, and again for the next',
      {
        ...share,
        entity: 'YouTube',
        label: 'of TV watch-time',
        value: '13.4',
        period: '',
        evidence: ['S14.p1'],
      },
      { amount: { low: 13.4 } },
    ],
    [
      'a quarter whose year no page says',
      {
        metric: 'units_sold',
        label: 'deliveries',
        unit: '',
        value: '412,000',
        period: 'Q4 2023',
        evidence: ['S15.p1'],
      },
      { period: { kind: 'unknown', label: 'Q4' } },
    ],
  ] as const)('%s', (_, parts, fact) => {
    expect(check(parts)).toMatchObject({ ok: true, fact });
  });
});

describe('the name of a fact in the reader’s language', () => {
  it.each<[string, string, Partial<DraftFact>, string | undefined]>([
    ['is kept as written', 'Umsatz', {}, 'Umsatz'],
    ['may hold a number of its passage', 'Umsatz 2024', {}, 'Umsatz 2024'],
    ['falls with a number that nothing states', 'Umsatz der Model 3', {}, undefined],
    [
      'may hold a number of its label',
      'Umsatz der Model 3',
      { qualifier: 'Model 3' },
      'Umsatz der Model 3',
    ],
    ['is none where none is written', '', {}, undefined],
    ['is none where it is a text', 'Umsatz '.repeat(20), {}, undefined],
  ])('%s: "%s"', (_, name, parts, expected) => {
    const outcome = check({ name, ...parts });
    expect(outcome).toMatchObject({ fact: { metric: 'revenue' } });
    expect('fact' in outcome && outcome.fact.name).toBe(expected);
  });
});
