import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFact } from './facts.ts';
import type { EvidenceBase } from './gates.ts';

const PASSAGES: Record<string, string> = {
  'S1.p1': 'Tesla reported revenue of $97.69 billion in 2024, up 1% from $96.77 billion in 2023.',
  'S2.p1': 'Automotive gross margin was 17.9 percent; Tesla delivered 1,789,226 vehicles in 2024.',
  'S3.p1': 'Im Jahr 2024 erzielte BYD einen Umsatz von 777,1 Milliarden Yuan.',
  'S4.p1': 'The company was founded in 2003.',
};
const base: EvidenceBase = {
  passageText: (id) => PASSAGES[id],
  subjectFault: (text, ids) =>
    text.startsWith('Tesla') && !ids.includes('S3.p1') ? null : 'another company',
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
    const outcome = check(value, unit);
    expect(outcome.ok && [outcome.fact.value, outcome.fact.unit]).toEqual([expected, expectedUnit]);
  });

  it('cites only the passages that state all of it', () => {
    expect(check('97.69', 'USD billion', 'FY2024')).toEqual({
      ok: true,
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
        expect(check(String(value), 'vehicles').ok).toBe(
          [1_789_226, 2003, 2023, 2024].includes(value),
        );
      }),
    );
  });
});
