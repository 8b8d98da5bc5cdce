import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { evidence, finding, oneOf } from './finding.ts';

describe('evidence', () => {
  test.each([
    ['a list', ['S1.p1', 'S2.p3'], ['S1.p1', 'S2.p3']],
    ['a bare id', 'S1.p1', ['S1.p1']],
    ['ids in one string', 'S1.p1, S2.p3', ['S1.p1', 'S2.p3']],
    ['null', null, []],
    ['an empty string', '', []],
    ['a list with null in it', ['S1.p1', null], ['S1.p1']],
    ['a list that is too long', Array(12).fill('S1.p1'), Array(8).fill('S1.p1')],
  ])('is read from %s', (_, raw, ids) => {
    expect(evidence.parse(raw)).toEqual(ids);
  });

  test.each([
    ['absent', undefined],
    ['a number', 1],
    ['a list of numbers', [1]],
  ])('is a fault when %s', (_, raw) => {
    expect(evidence.safeParse(raw).success).toBe(false);
  });
});

test('a finding of null says nothing; an absent one is a fault', () => {
  expect(finding('What.').parse(null)).toBe('');
  expect(finding('What.').safeParse(undefined).success).toBe(false);
});

describe('one of some values', () => {
  const level = oneOf(['high', 'not_assessed']);

  test.each(['high', 'HIGH', ' High\n'])('is read from %j', (raw) => {
    expect(level.parse(raw)).toBe('high');
  });

  test.each(['extreme', '', null, undefined, 1])('is not %j', (raw) => {
    expect(level.safeParse(raw).success).toBe(false);
  });
});

test('the model is shown plain types, all required', () => {
  const schema = z.object({ evidence, finding: finding('What.'), level: oneOf(['high', 'low']) });
  expect(z.toJSONSchema(schema, { io: 'input' })).toMatchObject({
    properties: {
      evidence: { type: 'array', items: { type: 'string' } },
      finding: { type: 'string', maxLength: 1200, description: 'What.' },
      level: { type: 'string', enum: ['high', 'low'] },
    },
    required: ['evidence', 'finding', 'level'],
  });
});
