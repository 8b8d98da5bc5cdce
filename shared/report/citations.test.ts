import { expect, test } from 'vitest';
import { sampleReport } from '../testing/sample-report.ts';
import { createCitations } from './citations.ts';
import type { Statement } from './paper/blocks.ts';
import { noteLines } from './paper/computed-text.ts';
import { wordingOf } from './view.ts';

const report = sampleReport();
const growth = report.computed[0]?.id ?? '';
const operands = (report.computed[0]?.of ?? []).filter((of) => typeof of === 'string');
const passages = report.passages.map(({ id }) => id);

const citing = (...evidence: readonly (readonly string[])[]) =>
  createCitations(
    report,
    evidence.map(
      (ids): Statement => ({ kind: 'statement', text: '', marks: [], anchor: 'a', evidence: ids }),
    ),
  );
const noteOf = (evidence: readonly string[], citations = citing(evidence)) => {
  const [n] = citations.numbers(evidence);
  const note = citations.notes.find((one) => one.n === n);
  if (note === undefined) throw new Error('the sentence has no note');
  return note;
};

test.each([
  ['a computed figure and its operands', [...operands, growth], 1],
  ['a computed figure, its operands and another passage', [growth, ...operands, 'S3.p2'], 1],
  ['three passages', passages.slice(0, 3), 1],
  ['a dozen passages', passages.slice(0, 12), 1],
  ['what the report does not hold', ['S99.p9'], 0],
])('%s need one mark', (_, evidence, marks) => {
  expect(citing(evidence).numbers(evidence)).toHaveLength(marks);
});

test('a note quotes every passage of its sentence, those behind its computed figures too', () => {
  const twelve = passages.slice(0, 12);
  expect(noteOf(twelve).quotes.map(({ passage }) => passage.id)).toEqual(twelve);
  const stated = report.facts.filter(({ id }) => operands.includes(id));
  const behind = stated.flatMap(({ evidence }) => evidence);
  expect(behind.length).toBeGreaterThan(0);
  const note = noteOf([growth]);
  expect(note.computed).toEqual([growth]);
  expect(note.quotes.map(({ passage }) => passage.id)).toEqual([...new Set(behind)]);
});

test('sentences on the same evidence, in whatever order it is named, share a note', () => {
  const citations = citing([growth, 'S3.p2'], ['S3.p2', growth], ['S3.p2']);
  expect(noteOf([growth, 'S3.p2'], citations)).toBe(noteOf(['S3.p2', growth], citations));
  expect(noteOf(['S3.p2'], citations)).not.toBe(noteOf(['S3.p2', growth], citations));
});

test('what no sentence rests on as a whole is found in the smallest note that quotes it', () => {
  const [a = '', b = '', c = '', d = ''] = passages;
  const bare = { ...report, sections: [], facts: [] };
  const citations = createCitations(
    bare,
    [[a, b, c], [a, b], [d]].map(
      (ids): Statement => ({ kind: 'statement', text: '', marks: [], anchor: 'a', evidence: ids }),
    ),
  );
  expect(citations.numbers([b])).toEqual([2]);
  expect(citations.numbers([b, c])).toEqual([1]);
  expect(citations.numbers([b, d])).toEqual([2, 3]);
});

test('a passage that nothing cites has a note without places, after all others', () => {
  const [first = ''] = passages;
  const bare = { ...report, sections: [], facts: [], passages: report.passages.slice(0, 2) };
  const { notes } = createCitations(bare, [
    { kind: 'statement', text: '', marks: [], anchor: 'a', evidence: [first] },
  ]);
  expect(notes.map(({ places }) => places.length)).toEqual([1, 0]);
});

test('a note says what was assumed and that its sentence goes beyond the passages', () => {
  const evidence = passages.slice(0, 1);
  const statement: Statement = { kind: 'statement', text: '', marks: [], anchor: 'a', evidence };
  const { notes } = createCitations(report, [
    statement,
    { ...statement, inferred: true, basis: ['One currency is assumed.'] },
    { ...statement, basis: ['One currency is assumed.'] },
  ]);
  const [note] = notes;
  if (note === undefined) throw new Error('no note');
  expect(noteLines(wordingOf(report), note)).toEqual({
    before: ['One currency is assumed.'],
    after: ['What goes beyond these passages is this paper’s own conclusion.'],
  });
});

test('a number with its reason names publishers, not passages', () => {
  const own = structuredClone(report);
  const [first] = own.computed;
  if (first === undefined) throw new Error('the sample computes something');
  first.of = [first.of[0] ?? '', { value: 3, why: 'assumed middle of S1.p1, S1.p2 (S1.p3)' }];
  const { notes } = createCitations(own, [
    { kind: 'statement', text: '', marks: [], anchor: 'a', evidence: [first.id] },
  ]);
  const [note] = notes;
  if (note === undefined) throw new Error('no note');
  expect(noteLines(wordingOf(own), note).before[0]).toContain(
    '3 (assumed middle of filings.example)',
  );
});

test('of sums that rest on one another a note shows the last, which names the others by their place in the table', () => {
  const own = structuredClone(report);
  const [first] = own.computed;
  const sentence = own.paper?.answer.sentences[0];
  if (first === undefined || sentence === undefined)
    throw new Error('the sample computes something');
  own.computed = [
    { ...first, label: 'Growth of sales' },
    {
      ...first,
      id: 'D90',
      op: 'product',
      of: [first.id, { value: 2, why: 'twice' }],
      label: 'Twice',
    },
  ];
  sentence.evidence = ['D90'];
  const { notes } = createCitations(own, [
    { kind: 'statement', text: '', marks: [], anchor: 'a', evidence: ['D90'] },
  ]);
  const [note] = notes;
  if (note === undefined) throw new Error('no note');
  const { before } = noteLines(wordingOf(own), note);
  expect(before).toHaveLength(1);
  expect(before[0]).toContain('(Growth of sales, sum 1) × 2 (twice)');
  expect(note.quotes.length).toBeGreaterThan(0);
});
