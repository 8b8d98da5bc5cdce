import { describe, expect, it } from 'vitest';
import type { BucketRules, LifecycleRule } from '../ops-ports.ts';
import { DESIRED_RULES } from './desired-rules.ts';
import { planRules } from './rules-plan.ts';

const deleteWhen = (condition: Record<string, unknown>): LifecycleRule => ({
  action: { type: 'Delete' },
  condition,
});
const withRules = (...lifecycle: LifecycleRule[]): BucketRules => ({ ...DESIRED_RULES, lifecycle });
const weakensOf = (current: BucketRules, desired: BucketRules) => {
  const plan = planRules(current, desired);
  return plan.outcome === 'differs' ? plan.weakens : [];
};

describe('the plan for a bucket', () => {
  it('is empty when all is in force, whatever the order of rules and fields', () => {
    const shuffled = DESIRED_RULES.lifecycle.toReversed().map(({ action, condition }) => ({
      condition: Object.fromEntries(Object.entries(condition).reverse()),
      action,
    }));
    expect(planRules(withRules(...shuffled), DESIRED_RULES)).toEqual({ outcome: 'in_force' });
  });

  it('names every difference of a bucket as it is made, and what it would keep for less long', () => {
    const bare = {
      versioning: false,
      uniformAccess: false,
      publicAccessPrevented: false,
      lifecycle: [],
    };
    const plan = planRules(bare, DESIRED_RULES);
    expect(plan).toMatchObject({
      changes: [
        'versioning: off → on',
        expect.stringMatching(/^rule added: .*"age":90.*"reports\/"/),
        expect.stringMatching(/^rule added: .*"age":90.*"steps\/"/),
        expect.stringMatching(/^rule added: .*"age":90.*"sources\/"/),
        expect.stringMatching(/^rule added: .*"age":90.*"uploads\/"/),
        expect.stringMatching(/^rule added: .*"age":7.*"cache\/"/),
        expect.stringMatching(/^rule added: .*"age":7.*"formats\/"/),
        expect.stringMatching(/^rule added: .*"daysSinceNoncurrentTime":30/),
        expect.stringMatching(/^rule added: .*AbortIncompleteMultipartUpload/),
      ],
      weakens: expect.arrayContaining([
        'live objects in reports/ would be kept for 90 days instead of for ever',
        'noncurrent objects of any other name would be kept for 30 days instead of for ever',
      ]),
      needsOperator: [
        'uniform bucket-level access: off → on',
        'public access prevention: off → on',
      ],
    });
  });

  it.each<[string, LifecycleRule[]]>([
    ['rules that delete earlier', [deleteWhen({ age: 7 })]],
    [
      'rules that delete the same, written otherwise',
      [deleteWhen({ age: 90, matchesPrefix: ['reports/'] }), deleteWhen({ age: 7 })],
    ],
  ])('replaces %s without force', (_, lifecycle) => {
    const current = withRules(...lifecycle, deleteWhen({ daysSinceNoncurrentTime: 30 }));
    expect(planRules(current, DESIRED_RULES)).toMatchObject({ outcome: 'differs', weakens: [] });
  });

  it.each<[string, LifecycleRule[], LifecycleRule[], string[]]>([
    [
      'a lower age',
      [deleteWhen({ age: 90, isLive: true })],
      [deleteWhen({ age: 89, isLive: true })],
      ['live objects of any other name would be kept for 89 days instead of 90'],
    ],
    [
      'a rule on a part of what had none',
      [],
      [deleteWhen({ age: 9, isLive: true, matchesPrefix: ['a/b/'] })],
      ['live objects in a/b/ would be kept for 9 days instead of for ever'],
    ],
    [
      'a part that loses its own, longer rule only in its name',
      [deleteWhen({ age: 30, isLive: true, matchesPrefix: ['a/'] })],
      [deleteWhen({ age: 10, isLive: true, matchesPrefix: ['a/b/'] })],
      ['live objects in a/b/ would be kept for 10 days instead of 30'],
    ],
    [
      'an age for older versions too, which counted from their replacement',
      [deleteWhen({ daysSinceNoncurrentTime: 30 }), deleteWhen({ age: 90, isLive: true })],
      [deleteWhen({ age: 20, isLive: false }), deleteWhen({ age: 90, isLive: true })],
      ['noncurrent objects of any other name would be kept for 20 days instead of 30'],
    ],
    [
      'a rule in place of one whose condition is not understood',
      [deleteWhen({ age: 5, matchesStorageClass: ['NEARLINE'] })],
      [deleteWhen({ age: 90, isLive: true })],
      ['live objects of any other name would be kept for 90 days instead of for ever'],
    ],
  ])('needs force for %s', (_, before, after, weakens) => {
    expect(weakensOf(withRules(...before), withRules(...after))).toEqual(weakens);
  });

  it('needs force to switch off versioning', () => {
    const weakens = weakensOf(DESIRED_RULES, { ...DESIRED_RULES, versioning: false });
    expect(weakens).toEqual(['versioning would be switched off']);
  });

  it.each(['uniformAccess', 'publicAccessPrevented'] as const)(
    'leaves %s to the operator, in either direction',
    (key) => {
      const open = { ...DESIRED_RULES, [key]: false };
      for (const [current, desired, what] of [
        [open, DESIRED_RULES, 'off → on'],
        [DESIRED_RULES, open, 'on → off'],
      ] as const) {
        expect(planRules(current, desired)).toEqual({
          outcome: 'differs',
          changes: [],
          weakens: [],
          needsOperator: [expect.stringContaining(what)],
        });
      }
    },
  );

  it.each<[string, LifecycleRule]>([
    ['deletes', deleteWhen({ age: 1 })],
    [
      'moves objects to another class',
      { action: { type: 'SetStorageClass', storageClass: 'COLDLINE' }, condition: { age: 30 } },
    ],
  ])('takes away a rule of someone else that %s, and says so', (_, foreign) => {
    const plan = planRules(withRules(...DESIRED_RULES.lifecycle, foreign), DESIRED_RULES);
    expect(plan).toMatchObject({
      changes: [expect.stringContaining('rule removed')],
      weakens: [],
    });
  });
});
