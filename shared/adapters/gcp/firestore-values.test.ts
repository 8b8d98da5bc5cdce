import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeFields, decodeVersion, encodeFields, encodeVersion } from './firestore-values.ts';

it('every JSON document comes back as it was', () => {
  const value = fc.jsonValue({ maxDepth: 2 });
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), value, { maxKeys: 4 }), (data) => {
      expect(decodeFields(encodeFields(data))).toEqual(data);
    }),
    { numRuns: 50 },
  );
});

it('every expiry comes back as it was, and a date is stored as a time', () => {
  const date = fc.date({ noInvalidDate: true }).map((at) => at.toISOString());
  fc.assert(
    fc.property(fc.oneof(date, fc.string()), (expireAt) => {
      expect(decodeFields(encodeFields({ expireAt }))).toEqual({ expireAt });
    }),
  );
  expect(encodeFields({ expireAt: '1969-12-31T23:59:59.999Z' })).toEqual({
    expireAt: { timestampValue: { seconds: -1, nanos: 999_000_000 } },
  });
});

it('a version keeps its nanoseconds, and what is none is told apart', () => {
  const seconds = fc.integer({ min: 0, max: 99_999_999_999 });
  const nanos = fc.integer({ min: 0, max: 999_999_999 });
  fc.assert(
    fc.property(fc.record({ seconds, nanos }), (time) => {
      expect(decodeVersion(encodeVersion(time))).toEqual(time);
    }),
  );
  for (const version of ['', '17', '1.5', 'x', '-1.000000000']) {
    expect(decodeVersion(version)).toBeUndefined();
  }
});
