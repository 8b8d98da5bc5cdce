import { expect, it } from 'vitest';
import type { Mark } from '../paper/blocks.ts';
import { inRightToLeft, readsRightToLeft, runsOf, textOf } from './runs.ts';

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

it.each([
  ['ar', '4 messages carry the answer', false],
  ['ar', '4 رسائل تحمل الجواب', true],
  ['ar', 'Tesla تبيع أكثر', true],
  ['ar', 'Question: هل؟', false],
  ['ar', '2026', true],
  ['he', 'שלום', true],
  ['en', 'رسائل', false],
])('in a report in %s "%s" runs from right to left: %s', (language, text, expected) => {
  expect(readsRightToLeft({ language }, [{ text }])).toBe(expected);
});

it.each([
  ['a mark in brackets', ' (partly supported)', ' \u200e(partly supported)\u200e'],
  ['a label and its colon', 'Question:', '\u200eQuestion:\u200e'],
  ['a change and its sign', '+0.93%', '\u200e+0.93%\u200e'],
  ['a statement', 'ارتفعت الإيرادات.', 'ارتفعت الإيرادات.'],
  ['a foreign name in a statement', 'تبيع BYD أكثر.', 'تبيع BYD أكثر.'],
  ['an amount of dollars', '97.7 مليار US$', '97.7 مليار US$\u200e'],
  ['a year', '2024', '2024'],
  ['a space', ' ', ' '],
])('in a paragraph from right to left %s keeps its signs', (_, text, shown) => {
  expect(textOf(inRightToLeft([{ text, bold: true }]))).toBe(shown);
});
