import { expect, it } from 'vitest';
import { inOptionWords, optionOf } from './option-words.ts';

it.each([
  ['max_cost_usd', '--max-cost'],
  ['frameworks.1', '--frameworks, no. 2'],
  ['company', 'the company'],
  ['', 'the request'],
  ['something.else', 'something.else'],
])('the field %s is %s on the command line', (path, name) => {
  expect(optionOf(path)).toBe(name);
});

it('sentences of the server name options too', () => {
  expect(
    inOptionWords('set max_cost_usd to $2 or more; must not repeat a domain of include_domains'),
  ).toBe('set --max-cost to $2 or more; must not repeat a domain of --include-domain');
});
