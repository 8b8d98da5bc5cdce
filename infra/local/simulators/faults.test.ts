import { expect, it } from 'vitest';
import { createFaultBook } from './faults.ts';

it('strikes one request in so many of those that fit', () => {
  const book = createFaultBook();
  book.add({ kind: 'status', status: 503, match: 'Tesla', every: 3 });
  const struck = ['Tesla', 'Netflix', 'Tesla', 'Tesla', 'Tesla', 'Tesla', 'Tesla'].map(
    (body) => book.strike(body) !== undefined,
  );
  expect(struck).toEqual([false, false, false, true, false, false, true]);
});
