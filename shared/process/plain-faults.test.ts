import { expect, test } from 'vitest';
import { requestSchema } from '../domain/request.ts';
import { plainFault } from './plain-faults.ts';

const schema = requestSchema(['swot', 'porter'], ['swot']);

test.each<[string, object, string]>([
  ['a number for a text', { company: 5 }, 'company must be a text in quotation marks'],
  ['nothing', {}, 'company is required'],
  ['an empty text', { company: '' }, 'company must not be empty'],
  [
    'a text for a list',
    { company: 'Tesla', frameworks: 'swot' },
    'frameworks must be a list in square brackets',
  ],
  [
    'a text for a number',
    { company: 'Tesla', max_cost_usd: '5' },
    'max_cost_usd must be a number, without quotation marks',
  ],
  [
    'a text for true',
    { company: 'Tesla', refresh: 'yes' },
    'refresh must be true or false, without quotation marks',
  ],
  ['too little', { company: 'Tesla', recency_days: 0 }, 'recency_days must be at least 1'],
  [
    'too many letters',
    { company: 'x'.repeat(5_000) },
    expect.stringMatching(/characters$/) as unknown as string,
  ],
  [
    'words that the schema brings itself',
    { company: 'Tesla', depth: 'x' },
    'depth must be one of quick, standard, deep',
  ],
])('%s is told in a sentence', (_, body, expected) => {
  const { error } = schema.safeParse(body, { error: plainFault });
  const told = error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];
  expect(told).toEqual([expected]);
});
