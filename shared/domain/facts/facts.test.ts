import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EvidenceBase } from '../claims/gates.ts';
import { checkFact } from './facts.ts';

const PASSAGES: Record<string, string> = {
  'S1.p1': 'Tesla reported revenue of $97.69 billion in 2024, up 1% from $96.77 billion in 2023.',
  'S2.p1': 'Automotive gross margin was 17.9 percent; Tesla delivered 1,789,226 vehicles in 2024.',
  'S3.p1': 'Im Jahr 2024 erzielte BYD einen Umsatz von 777,1 Milliarden Yuan.',
  'S4.p1': 'The company was founded in 2003.',
  'S5.p1': 'Rivian delivered 51,579 vehicles. Its net income was $7.1 billion.',
  'S6.p1': 'ソニーの売上高は5.2兆円だった。',
};
const base: EvidenceBase = {
  passageText: (id) => PASSAGES[id],
  subjectFault: (text, ids) =>
    text.startsWith('Tesla') && !ids.includes('S3.p1') ? null : 'another company',
};
/** The metric of the figure with this unit. */
const METRICS: Record<string, string> = {
  USD: 'Revenue',
  '%': 'Gross margin',
  vehicles: 'Deliveries',
};
const check = (value: string, unit: string, period = '', entity = 'Tesla', metric = 'Revenue') =>
  checkFact({ metric, value, unit, period, entity, evidence: Object.keys(PASSAGES) }, base);

describe('checkFact', () => {
  it.each([
    ['97.69', 'USD billion', 97_690_000_000, 'USD'],
    ['97.69', '$ billion', 97_690_000_000, 'USD'],
    ['97.69', 'US$ bn', 97_690_000_000, 'USD'],
    ['97.69', 'billion', 97_690_000_000, 'USD'],
    ['$97.69bn', 'USD', 97_690_000_000, 'USD'],
    ['97.69 billion', 'USD billion', 97_690_000_000, 'USD'],
    ['97,690', 'million USD', 97_690_000_000, 'USD'],
    ['97690000000', 'USD', 97_690_000_000, 'USD'],
    ['17.9', '%', 17.9, '%'],
    ['17.9%', 'percent', 17.9, '%'],
    ['1,789,226', 'vehicles', 1_789_226, 'vehicles'],
    ['2003', 'year', 2003, ''],
  ])('reads %j %j in base units', (value, unit, expected, expectedUnit) => {
    const metric = METRICS[expectedUnit] ?? 'Founded';
    const outcome = check(value, unit, '', 'Tesla', metric);
    expect(outcome.ok && [outcome.fact.value, outcome.fact.unit]).toEqual([expected, expectedUnit]);
  });

  it('cites only the passages that state all of it', () => {
    expect(check('97.69', 'USD billion', 'FY2024')).toEqual({
      ok: true,
      unknownIds: 0,
      fact: {
        metric: 'Revenue',
        value: 97_690_000_000,
        unit: 'USD',
        period: 'FY2024',
        entity: 'Tesla',
        evidence: ['S1.p1'],
      },
    });
  });

  it('finds another entity by its name in the passage, with or without legal form', () => {
    expect(check('777.1', 'billion CNY', '2024', 'BYD Co., Ltd.')).toMatchObject({ ok: true });
    expect(check('777.1', 'billion CNY', '2024', 'Volvo').ok).toBe(false);
    expect(check('777.1', 'billion CNY', '2024', 'BY').ok).toBe(false);
  });

  it.each([
    ['a value that no passage states', '97.7', 'USD billion', '2024'],
    ['another currency', '97.69', 'EUR billion', '2024'],
    ['another scale', '97.69', 'USD million', '2024'],
    ['two scales that differ', '97.69 billion', 'million USD', '2024'],
    ['a number for a percentage', '17.9', '', ''],
    ['a year the passage does not name', '97.69', 'USD billion', '2022'],
    ['the value of another year', '96.77', 'USD billion', '2024'],
    ['a sentence', 'Tesla sold 1,789,226 vehicles', '', ''],
    ['two numbers', '97.69 and 96.77', 'USD billion', ''],
    ['a range', '10-15', '%', ''],
    ['no number', 'high', '', ''],
    ['a name', 'Model 3', '', ''],
    ['a rounded value', 'about 98', 'USD billion', '2024'],
    ['figures in the unit', '97.69', 'USD billion 5', ''],
    ['an address', '97.69', 'USD billion', 'https://x.example'],
  ])('refuses %s', (_, value, unit, period) => {
    expect(check(value, unit, period).ok).toBe(false);
  });

  it.each(['', 'x'.repeat(121), 'Revenue of $5 billion in cars'])(
    'refuses the metric %j',
    (metric) => {
      expect(check('97.69', 'USD billion', '2024', 'Tesla', metric).ok).toBe(false);
    },
  );

  it.each([
    ['net loss', '2024', 'Tesla'],
    ['fines for fraud [S1.p1] \u202e', '2024', 'Tesla'],
    ['total', '2024', 'Tesla'],
    ['revenue', '2024 (admitted)', 'Tesla'],
    ['revenue', '2024', 'Tesla http://evil.io/x'],
    ['revenue', '2024', 'Tesla evil.io'],
  ])('refuses the metric %j of %j for %j, which the passage does not state', (...of) => {
    const [metric, period, entity] = of;
    expect(check('97.69', 'USD billion', period, entity, metric).ok).toBe(false);
  });

  it.each([
    ['Net income', '7.1', 'USD billion', 'Rivian', true],
    ['Net loss', '7.1', 'USD billion', 'Rivian', false],
    ['Vehicle deliveries', '51,579', 'vehicles', 'Rivian', true],
    ['Total sales', '97.69', 'USD billion', 'Tesla', true],
    ['Turnover', '777.1', 'billion CNY', 'BYD', true],
    ['売上高', '5.2', 'JPY trillion', 'ソニー', true],
    ['営業利益', '5.2', 'JPY trillion', 'ソニー', false],
  ])('%s of %s %s for %s: %s', (metric, value, unit, entity, ok) => {
    expect(check(value, unit, '', entity, metric).ok).toBe(ok);
  });

  it.each(['fiscal year 2024', 'full-year 2024', 'year ended 2024', 'in 2024 (reported)'])(
    'takes the period %j',
    (period) => {
      expect(check('97.69', 'USD billion', period)).toMatchObject({ ok: true });
    },
  );

  it('stores texts without markers and without characters that nobody sees', () => {
    const outcome = check('97.69', 'USD billion', '2024\u200b', 'Tes\u202ela', 'Revenue [S1.p1]');
    expect(outcome.ok && outcome.fact).toMatchObject({
      metric: 'Revenue',
      period: '2024',
      entity: 'Tesla',
    });
  });

  it.each([
    ['a value that no passage states', '98.5', 'Revenue', ['S1.p1'], 'failed', 0],
    ['a metric that no passage states', '97.69', 'Fines', ['S1.p1'], 'borne_out', 0],
    ['an unknown passage', '97.69', 'Revenue', ['S9.p9'], 'unchecked', 1],
  ])('says of %s what became of the figure', (_, value, metric, evidence, figure, unknownIds) => {
    const draft = { metric, value, unit: 'USD billion', period: '', entity: 'Tesla', evidence };
    expect(checkFact(draft, base)).toMatchObject({ ok: false, figure, unknownIds });
  });

  it('refuses a fact without a known passage', () => {
    const draft = { metric: 'Revenue', value: '1', unit: '%', period: '', entity: 'Tesla' };
    expect(checkFact({ ...draft, evidence: ['S9.p9'] }, base).ok).toBe(false);
  });

  it('answers for any junk without throwing', () => {
    const junk = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('1e999', '-', '%', '$', '9'.repeat(50), '½'),
    );
    fc.assert(
      fc.property(junk, junk, junk, junk, junk, (metric, value, unit, period, entity) => {
        const outcome = checkFact(
          { metric, value, unit, period, entity, evidence: ['S1.p1', value] },
          base,
        );
        expect(outcome.ok ? Number.isFinite(outcome.fact.value) : outcome.faults.length > 0).toBe(
          true,
        );
      }),
    );
  });

  it('keeps no value whose digits were changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (value) => {
        expect(check(String(value), 'vehicles', '', 'Tesla', 'Vehicles delivered').ok).toBe(
          [1_789_226, 2024].includes(value),
        );
      }),
    );
  });
});
