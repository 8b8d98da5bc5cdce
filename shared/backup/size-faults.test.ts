import { expect, it } from 'vitest';
import { sizeFaults } from './size-faults.ts';

const count = (documents: number) => ({ documents, estimatedDocuments: documents });

it.each<[string, number, number | null]>([
  ['the first of all', 5, null],
  ['the first of all, of an empty store', 0, null],
  ['one of a store that is still empty', 0, 0],
  ['one of a young store that grew tenfold', 900, 90],
  ['half as many', 1000, 2000],
  ['half as many again', 3000, 2000],
])('nothing is strange about %s', (_, documents, before) => {
  expect(sizeFaults(count(documents), before)).toEqual([]);
});

it.each<[string, number, number]>([
  ['less than half', 999, 2000],
  ['more than half as many again', 3001, 2000],
  ['a young store that suddenly is large', 1000, 500],
  ['a store that lost everything', 0, 1],
])('%s is strange', (_, documents, before) => {
  expect(sizeFaults(count(documents), before)).toEqual([
    `it holds ${documents} documents, the one before it ${before}`,
  ]);
});

it('documents that were not written are a fault whatever the size', () => {
  expect(sizeFaults({ documents: 1, estimatedDocuments: 2 }, null)).toEqual([
    'it holds 1 of 2 documents',
  ]);
});
