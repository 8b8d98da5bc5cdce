import { expect, it } from 'vitest';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { countPassing, sizeFaults } from './size-faults.ts';

const count = (documents: number, passing = 0) => ({
  documents,
  estimatedDocuments: documents,
  passing,
});
const size = (documents: number | null, passing: number | null = 0) =>
  documents === null ? null : { documents, passing };

it.each<[string, number, number | null]>([
  ['the first of all', 5, null],
  ['the first of all, of an empty store', 0, null],
  ['one of a store that is still empty', 0, 0],
  ['one of a young store that grew tenfold', 900, 90],
  ['one of a small store that lost a few', 1, 50],
  ['one of a small store that lost half', 100, 200],
  ['half as many', 1000, 2000],
  ['half as many again', 3000, 2000],
])('nothing is strange about %s', (_, documents, before) => {
  expect(sizeFaults(count(documents), size(before))).toEqual([]);
});

it.each<[string, number, number]>([
  ['less than half', 999, 2000],
  ['more than half as many again', 3001, 2000],
  ['a young store that suddenly is large', 1000, 500],
  ['a small store that lost nearly all', 1, 990],
  ['a small store that lost half a hundred, and more than half', 10, 60],
])('%s is strange', (_, documents, before) => {
  expect(sizeFaults(count(documents), size(before))).toEqual([
    `it holds ${documents} lasting documents, the one before it ${before}`,
  ]);
});

it('a store that lost everything is strange, however little that was', () => {
  expect(sizeFaults(count(0), size(1))).toEqual(['it holds no documents, the one before it 1']);
});

it('what lives for days only does not count: a quiet week takes it away', () => {
  expect(sizeFaults(count(40, 5), size(900, 865))).toEqual([]);
  expect(sizeFaults(count(900, 865), size(900, 100))).toEqual([
    'it holds 35 lasting documents, the one before it 800',
  ]);
});

it('it does when it was not counted before', () => {
  expect(sizeFaults(count(900, 500), size(900, null))).toEqual([]);
});

it('cached replies and receipts are what lives for days only', async () => {
  const documents = createMemoryDocuments();
  const one = (collection: string) => ({ op: 'set', collection, id: 'a', data: {} }) as const;
  await documents.commit(['cache', 'receipts', 'jobs', 'steps'].map(one));
  expect(await countPassing(documents)).toBe(2);
});

it('documents that were not written are a fault whatever the size', () => {
  expect(sizeFaults({ documents: 1, estimatedDocuments: 2, passing: 0 }, null)).toEqual([
    'it holds 1 of 2 documents',
  ]);
});
