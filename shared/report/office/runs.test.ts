import { expect, it } from 'vitest';
import type { Mark } from '../paper/blocks.ts';
import { runsOf, textOf } from './runs.ts';

it.each<[string, Mark[], string]>([
  ['its sign alone', [{ text: 'concluded from the sources', open: false, sign: '°' }], 'It pays.°'],
  [
    'its words without a sign',
    [{ text: 'partly supported', open: true }],
    'It pays. (partly supported)',
  ],
])('a statement in Office bears %s', (_, marks, text) => {
  const runs = runsOf([
    { kind: 'statement', text: 'It pays.', marks, evidence: ['S1.p1'], anchor: 'a' },
  ]);
  expect(textOf(runs)).toBe(text);
  expect(runs.at(-1)?.evidence).toEqual(['S1.p1']);
});
