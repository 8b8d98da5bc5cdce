import { expect, it } from 'vitest';
import { factReply } from './fact-reply.ts';

const good = {
  ...{ evidence: ['S1.p1'], entity: 'Acme', metric: 'revenue', label: 'Revenue', qualifier: '' },
  ...{ geography: '', name: '', value: '97.69', unit: 'USD billion', per: 'none', period: '2024' },
  status: 'reported',
};
const read = (raw: unknown) => {
  const parsed = factReply.safeParse(raw);
  return parsed.success ? parsed.data.facts : null;
};

it.each<[string, unknown]>([
  ['null beside it', [null, good]],
  ['a sentence beside it', ['no fact', good]],
  ['an empty entry beside it', [good, {}]],
])('one good fact survives %s', (_, facts) => {
  expect(read({ facts })).toContainEqual(good);
});

it.each<[string, unknown, object]>([
  ['one object for the list', good, {}],
  ['a number for its text', [{ ...good, value: 97.69 }], {}],
  ['a number that could be read as thousands', [{ ...good, value: 1.234 }], { value: '1.2340' }],
  ['ids as one text', [{ ...good, evidence: '[S1.p1], S2-p3' }], { evidence: ['S1.p1', 'S2.p3'] }],
  ['ids as objects', [{ ...good, evidence: [{ id: 'S1.p1' }] }], {}],
  [
    'an unknown metric',
    [{ ...good, metric: 'Total Sales', label: '' }],
    { metric: 'other', label: 'Total Sales' },
  ],
  ['an unknown status', [{ ...good, status: 'maybe' }], {}],
  ['null for a text', [{ ...good, qualifier: null, per: null }], {}],
])('a fact is read with %s', (_, facts, changed) => {
  expect(read({ facts })).toEqual([{ ...good, ...changed }]);
});

it('no group at all is an empty ledger when it was named, and a fault when it was not', () => {
  expect(read({ facts: null })).toEqual([]);
  expect(read({ answer: 'none' })).toBeNull();
});

it('more than sixty are cut, not refused', () => {
  expect(read({ facts: Array(80).fill(good) })).toHaveLength(60);
});
