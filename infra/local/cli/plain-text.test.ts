import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['\u001b[31mred\u001b[0m', 'red'],
  ['\u001b]0;title\u0007text', 'text'],
  ['\u001b]8;;https://evil.test\u0007link\u001b]8;;\u0007', 'link'],
  ['\u009b2Jgone', 'gone'],
  ['a\r\nb\tc', 'a b c'],
  ['safe\u202etxt', 'safetxt'],
  ['L’Oréal 日本電産 🚀 👩‍🔬', 'L’Oréal 日本電産 🚀 👩‍🔬'],
])('%j prints as %j', (text, expected) => {
  expect(plainText(text)).toBe(expected);
});

test('nothing that steers a terminal is ever left', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u001b', '\u001b[', '\u001b]', '\u009b', '\u0007', '31m', '\u2028', '\u202e'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(plainText(pieces.join(''))).not.toMatch(
        /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u,
      );
    }),
  );
});
