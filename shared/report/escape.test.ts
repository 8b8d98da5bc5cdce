import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, safeUrl } from './escape.ts';

test('escaped text can neither open a tag nor leave an attribute nor turn the line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeHtml(text);
      expect(escaped).not.toMatch(/[<>"'\u202a-\u202e]|&(?!(?:amp|lt|gt|quot|#39);)/);
      expect([...escaped].filter((char) => char < ' ' && !'\t\n\r'.includes(char))).toEqual([]);
      expect(escapeHtml(text).isWellFormed()).toBe(true);
    }),
  );
});

test.each([
  ['https://a.example/x?y=1&z=2', 'https://a.example/x?y=1&z=2'],
  ['HTTP://A.example', 'http://a.example/'],
  ['https://a.example/"x"', 'https://a.example/%22x%22'],
  ['javascript:alert(1)', undefined],
  [' java\nscript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['file:///etc/passwd', undefined],
  ['https://user@a.example/', undefined],
  ['//a.example', undefined],
  ['', undefined],
])('of %j only a web address without credentials is a link', (url, expected) => {
  expect(safeUrl(url)).toBe(expected);
});
