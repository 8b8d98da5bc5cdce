import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { tolerant } from './tolerant.ts';

const item = z.object({ ids: z.array(z.string()).max(2), finding: z.string().max(5) });
const lists = tolerant(z.object({ a: z.array(item).max(3), b: z.array(item).max(3) }));
const BLANK = { ids: [], finding: '' };
const fixed = tolerant(z.object({ a: z.object({ x: item, y: item, z: item }) }), { blank: BLANK });
const good = { ids: ['S1.p1'], finding: 'yes' };

describe('a reply of lists', () => {
  test('loses a faulty item, not its siblings', () => {
    const raw = {
      a: [good, { ids: 'S1.p1', finding: 'no' }, good],
      b: [good, null, { ...good, finding: 'too long' }],
    };
    expect(lists.parse(raw)).toEqual({ a: [good, good], b: [good] });
  });

  test('is cut where a list is too long, within an item too', () => {
    const raw = { a: [{ ...good, ids: ['1', '2', '3'] }, good, good, good], b: [] };
    expect(lists.parse(raw)).toEqual({ a: [{ ...good, ids: ['1', '2'] }, good, good], b: [] });
  });

  test('loses keys that nobody asked for', () => {
    expect(lists.parse({ a: [{ ...good, more: 1 }], b: [], c: 1 })).toEqual({ a: [good], b: [] });
  });

  test('may honestly be empty', () => {
    expect(lists.parse({ a: [], b: [] })).toEqual({ a: [], b: [] });
  });

  test.each([
    ['null', null],
    ['a list', [good]],
    ['a string', 'a'],
    ['no group', {}],
    ['a group missing', { a: [good] }],
    ['a group of another shape', { a: [good], b: 'none' }],
    ['no sound item', { a: [{ finding: 1 }], b: [null] }],
    ['sound by half', { a: [good, good], b: [{ finding: 'no' }, 'no'] }],
  ])('fails when it is %s', (_, raw) => {
    expect(lists.safeParse(raw).success).toBe(false);
  });

  test('names the faults of the reply as it came', () => {
    const { error } = lists.safeParse({ a: [null], b: [{ ...good, finding: 1 }] });
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['a.0', 'b.0.finding']);
  });
});

describe('a reply of fixed keys', () => {
  test('has a faulty or missing item blanked', () => {
    const mended = { a: { x: good, y: BLANK, z: good } };
    expect(fixed.parse({ a: { x: good, y: { finding: 'no' }, z: good } })).toEqual(mended);
    expect(fixed.parse({ a: { x: good, z: good } })).toEqual(mended);
  });

  test('fails when half of the items with text are faulty, however many are empty', () => {
    const raw = { a: { x: good, y: { finding: 'no' }, z: BLANK } };
    expect(fixed.safeParse(raw).error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'a.y.ids',
    ]);
  });

  test('fails without one sound item', () => {
    expect(fixed.safeParse({ a: { other: good } }).success).toBe(false);
  });
});

test('a vital group must be mostly sound itself', () => {
  const strict = z.object({ a: z.array(item).max(3), b: z.array(item).max(3) });
  const raw = { a: [good, { finding: 'no' }], b: [good, good] };
  expect(tolerant(strict, { vital: 'b' }).parse(raw)).toEqual({ a: [good], b: [good, good] });
  expect(tolerant(strict, { vital: 'a' }).safeParse(raw).success).toBe(false);
});

test('no JSON value makes it throw, and what it lets through fits', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), fc.record({ a: fc.jsonValue(), b: fc.jsonValue() })),
      (raw) => {
        const before = JSON.stringify(raw);
        const parsed = lists.safeParse(raw);
        if (parsed.success) expect(lists.parse(parsed.data)).toEqual(parsed.data);
        expect(JSON.stringify(raw)).toBe(before);
      },
    ),
  );
});

test('the model is shown the strict schema', () => {
  expect(z.toJSONSchema(lists)).toEqual(
    z.toJSONSchema(z.object({ a: z.array(item).max(3), b: z.array(item).max(3) })),
  );
});
