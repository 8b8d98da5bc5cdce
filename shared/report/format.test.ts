import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFormat } from './format.ts';

const en = createFormat('en');
const de = createFormat('de');

describe('a date is as precise as it is given', () => {
  test.each([
    ['2025-01-30', 'January 30, 2025', '30. Januar 2025'],
    ['2025-01-30T23:30:00.000Z', 'January 30, 2025', '30. Januar 2025'],
    ['2025-01-30T23:30:00-05:00', 'January 30, 2025', '30. Januar 2025'],
    ['2024-02', 'February 2024', 'Februar 2024'],
    ['2011', '2011', '2011'],
    ['2024-02-31', '2024-02-31', '2024-02-31'],
    ['2024-13', '2024-13', '2024-13'],
    ['last week', 'last week', 'last week'],
    ['', '', ''],
  ])('%s', (iso, english, german) => {
    expect([en.date(iso), de.date(iso)]).toEqual([english, german]);
  });
});

describe('a quantity loses nothing', () => {
  test.each([
    [97_690_000_000, 'USD', '$97.69 billion', '97,69 Milliarden $'],
    [-3_200_000, 'EUR', '−€3.2 million', '−3,2 Millionen €'],
    [35_000, 'USD', '$35,000', '35.000 $'],
    [1_789_226, 'vehicles', '1,789,226 vehicles', '1.789.226 vehicles'],
    [17_000_000, 'cars', '17 million cars', '17 Millionen cars'],
    [17.9, '%', '17.9%', '17,9 %'],
    [0.0000125, 'g', '0.0000125 g', '0,0000125 g'],
    [31.4, 'GWh', '31.4 GWh', '31,4 GWh'],
    [12, '', '12', '12'],
  ])('%d %s', (value, unit, english, german) => {
    const spaces = (text: string) => text.replaceAll('\u00a0', ' ');
    expect([en.quantity(value, unit), de.quantity(value, unit)].map(spaces)).toEqual([
      english,
      german,
    ]);
  });

  test('whatever the number', () => {
    const scale = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 } as const;
    fc.assert(
      fc.property(
        fc.double({ min: -1e15, max: 1e15, noNaN: true }).filter((value) => Math.abs(value) > 1e-4),
        (value) => {
          const [digits = '', word] = en.quantity(value, '').split(' ');
          const size = Number(digits.replaceAll(',', '').replace('−', '-'));
          const shown =
            size * (word === undefined ? 1 : (scale[word as keyof typeof scale] ?? Number.NaN));
          expect(Math.abs(shown - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-15);
        },
      ),
    );
  });
});

test('signs, shares and scores follow the language', () => {
  expect([en.signed(-3.25), en.signed(0), en.signed(2)]).toEqual(['−3.3', '0', '+2']);
  expect([en.percent(0.885), createFormat('fr').percent(0.885).replace(/\s/, ' ')]).toEqual([
    '89%',
    '89 %',
  ]);
  expect([en.usd(0.2417), en.usd(2)]).toEqual(['$0.2417', '$2.00']);
});
