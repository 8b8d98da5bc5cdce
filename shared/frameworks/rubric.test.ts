import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { meanWithRange, score } from './rubric.ts';

const TOPIC = { id: 'rivalry', label: 'Rivalry' };
const answer = fc.constantFrom(1, 3, 5, null);
const answers = fc.array(answer, { minLength: 1, maxLength: 8 });

describe('score', () => {
  test('is the mean of assessed answers, with the range that the others leave open', () => {
    expect(score(TOPIC, [5, 5, 3, null, null])).toEqual({
      topic: 'rivalry',
      label: 'Rivalry',
      status: 'assessed',
      value: 4.3,
      low: 3,
      high: 4.6,
      assessed: 3,
      of: 5,
    });
  });

  test('has no number when fewer answers than required are assessed', () => {
    expect(score(TOPIC, [5, null, null], 2)).toMatchObject({
      status: 'not_assessed',
      value: null,
      low: null,
      high: null,
      assessed: 1,
      of: 3,
    });
    expect(score(TOPIC, [])).toMatchObject({ status: 'not_assessed', value: null, of: 0 });
  });

  test('has no range when everything is assessed', () => {
    expect(score(TOPIC, [1, 3, 3])).toMatchObject({ value: 2.3, low: 2.3, high: 2.3 });
  });

  test('lies within 1 and 5 and within its own range', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const { value, low, high } = score(TOPIC, list);
        if (value === null || low === null || high === null) {
          expect(list.every((item) => item === null)).toBe(true);
          return;
        }
        expect(low).toBeGreaterThanOrEqual(1);
        expect(high).toBeLessThanOrEqual(5);
        expect(low).toBeLessThanOrEqual(value);
        expect(value).toBeLessThanOrEqual(high);
      }),
    );
  });

  test('never falls when an answer rises or a high one is added', () => {
    fc.assert(
      fc.property(answers, fc.nat(7), (list, at) => {
        const before = score(TOPIC, list);
        const risen = score(
          TOPIC,
          list.map((item, index) => (index === at && item !== null ? 5 : item)),
        );
        expect(risen.value ?? 0).toBeGreaterThanOrEqual(before.value ?? 0);
        expect(risen.low ?? 0).toBeGreaterThanOrEqual(before.low ?? 0);
        expect(score(TOPIC, [...list, 5]).value ?? 0).toBeGreaterThanOrEqual(before.value ?? 0);
      }),
    );
  });

  test('does not count what is not assessed', () => {
    fc.assert(
      fc.property(answers, fc.nat(5), (list, more) => {
        const before = score(TOPIC, list);
        const after = score(TOPIC, [...list, ...Array<null>(more).fill(null)]);
        expect(after.value).toBe(before.value);
        expect(after.assessed).toBe(before.assessed);
        expect(after.of).toBe(before.of + more);
      }),
    );
  });

  test('does not depend on the order of answers', () => {
    fc.assert(
      fc.property(answers, (list) => {
        expect(score(TOPIC, [...list].reverse())).toEqual(score(TOPIC, list));
      }),
    );
  });
});

describe('meanWithRange', () => {
  test('takes each answer with its own bounds and the rest from the ends of the scale', () => {
    const answers = [
      { value: 5, low: 5, high: 5 },
      { value: 0, low: -3, high: 3 },
      null,
      { value: -1, low: -1, high: -1 },
    ];
    expect(meanWithRange(answers, { low: -5, high: 5 })).toEqual({ value: 1.3, low: -1, high: 3 });
  });

  test('writes zero without a sign', () => {
    const none = { value: -0, low: -0.01, high: 0 };
    expect(meanWithRange([none], { low: -5, high: 5 })).toEqual({ value: 0, low: 0, high: 0 });
  });
});
