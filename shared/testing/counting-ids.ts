import type { Ids } from '../ports.ts';

/** Ids that can be foretold, of the shape of real ones: `id00000000000000000000000001`, `…02`, … */
export function createCountingIds(prefix = 'id'): Ids {
  if (!/^[a-z0-9]*$/.test(prefix)) throw new RangeError('an id is of the characters a-z and 0-9');
  let count = 0;
  return {
    next() {
      count += 1;
      return prefix + String(count).padStart(26, '0');
    },
  };
}
