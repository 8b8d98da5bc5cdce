import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortLabel } from './short-label.ts';

test.each([
  ['a plain name is kept', ' Charging  network ', '', 'Charging network'],
  [
    'a figure of the checked sentence may stand in the name',
    '5G coverage',
    'Its 5G.',
    '5G coverage',
  ],
  [
    'a figure that the checked sentence lacks is not printed',
    '500 km range',
    'Range is long.',
    'X',
  ],
  ['a part of a figure is not that figure', 'Top 20 brands', 'Since 2020 it leads.', 'X'],
  ['an address is not a name', 'See www.evil.example now', 'It leads.', 'X'],
  [
    'a brand with a dot may stand if the sentence names it',
    'Booking.com reach',
    'Booking.com leads.',
    'Booking.com reach',
  ],
  ['markup is not a name', '<b>Price</b>', '', 'X'],
  ['quotation marks are taken off', '“Premium” feel', '', 'Premium feel'],
  ['an empty name is replaced', '  ', '', 'X'],
  [
    'a long name is cut between words',
    'Density and reliability of the public fast charging network',
    '',
    'Density and reliability of the public…',
  ],
  [
    'a cut never ends in a figure that may have lost its unit',
    'Price of the smaller family car below 30 000 euros',
    '30 000',
    'Price of the smaller family car below…',
  ],
  ['a script without spaces is cut between characters', '電'.repeat(60), '', `${'電'.repeat(39)}…`],
])('%s', (_, name, text, expected) => {
  expect(shortLabel(name, text, 'X')).toBe(expected);
});

test('a label is never empty, never over 40 characters, never half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (name) => {
      const label = shortLabel(name, '', 'Factor 1');
      expect(label.length).toBeGreaterThan(0);
      expect(label.length).toBeLessThanOrEqual(40);
      expect(label.isWellFormed()).toBe(true);
    }),
  );
});
