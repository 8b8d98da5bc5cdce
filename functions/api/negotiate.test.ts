import { expect, it } from 'vitest';
import { negotiate } from './negotiate.ts';

it.each([
  [undefined, 'json'],
  ['', 'json'],
  ['*/*', 'json'],
  ['text/*', 'html'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'html'],
  ['text/html, application/json', 'html'],
  ['text/html;q=0.5, application/json;q=0.9', 'json'],
  ['TEXT/Markdown', 'md'],
  ['image/png, */*;q=0.1', 'json'],
  ['application/json;q=0, */*', 'html'],
  ['*/*, application/json;q=0, text/html;q=0.0', 'md'],
  ['text/*, text/html;q=0.1', 'md'],
  ['application/*;q=0, */*;q=0.1', 'html'],
  ['*/*;q=0', null],
  ['text/html;q=much', null],
  ['image/png', null],
])('of Accept: %s the best is %s', (accept, format) => {
  expect(negotiate(accept)?.name ?? null).toBe(format);
});
