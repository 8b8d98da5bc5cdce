import { expect, test } from 'vitest';
import { sampleReport } from '../testing/sample-report.ts';
import { createCitations } from './citations.ts';
import type { Statement } from './paper/blocks.ts';
import { computedText } from './paper/computed-text.ts';
import { createPaperView } from './paper/paper-view.ts';

const report = sampleReport();
const growth = report.computed[0]?.id ?? '';
const operands = (report.computed[0]?.of ?? []).filter((of) => typeof of === 'string');
const passages = report.passages.map(({ id }) => id);

const citing = (evidence: readonly string[]) => {
  const statement: Statement = { kind: 'statement', text: '', marks: [], anchor: 'a', evidence };
  return createCitations(report, [statement]);
};

test.each([
  ['a computed figure and its operands', [...operands, growth], 1],
  ['a computed figure, its operands and another passage', [growth, ...operands, 'S3.p2'], 2],
  ['three passages', passages.slice(0, 3), 2],
  ['a dozen passages', passages.slice(0, 12), 2],
  ['what the report does not hold', ['S99.p9'], 0],
])('%s need few marks', (_, evidence, marks) => {
  expect(citing(evidence).numbers(evidence)).toHaveLength(marks);
});

test('further passages stand in one note together, each with its publisher', () => {
  const evidence = passages.slice(0, 12);
  const citations = citing(evidence);
  const note = citations.computed.find(({ n }) => n === citations.numbers(evidence).at(-1));
  if (note === undefined) throw new Error('the last mark has no note');
  expect(note.together).toEqual(evidence.slice(1));
  expect(citations.passagesOf(note).map(({ passage }) => passage.id)).toEqual(evidence.slice(1));
  const { view } = createPaperView(report);
  const { formula, operands: told } = computedText(view, note);
  expect(formula).toBe('');
  expect(told.map(({ text }) => text)).not.toContain('');
  expect(told.map(({ evidence: [id] }) => id)).toEqual(evidence.slice(1));
});

test('a number with its reason names publishers, not passages', () => {
  const own = structuredClone(report);
  const [first] = own.computed;
  if (first === undefined) throw new Error('the sample computes something');
  first.of = [first.of[0] ?? '', { value: 3, why: 'assumed middle of S1.p1, S1.p2 (S1.p3)' }];
  const { view } = createPaperView(own);
  const { operands: told } = computedText(view, { id: first.id, together: [] });
  expect(told[1]?.text).toBe('3 (assumed middle of filings.example)');
});
