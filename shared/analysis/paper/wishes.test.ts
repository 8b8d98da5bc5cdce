import { describe, expect, it } from 'vitest';
import type { Line } from './lines.ts';
import { EMPTY, FACTS, material } from './paper.test-rig.ts';
import { granted, isOpen } from './wishes.ts';

const line = (text: string): Line => ({
  ...{ id: 'answer.2', text, kind: 'inference', about: 'company' },
  ...{ evidence: ['S1.p2'], basis: 'sign-ups × {unit}', by: null },
});
const grant = (text: string, wishes: Parameters<typeof granted>[1], language = 'en') =>
  granted({ ...EMPTY, lines: [line(text)] }, wishes, { facts: FACTS, computed: [] }, language);

describe('a figure that the paper asks for', () => {
  const perSignUp = { key: 'unit', op: 'ratio', of: ['F1', 'F3'] };

  it('is computed, written into its sentence, and cited', () => {
    const { draft, computed } = grant('Each sign-up costs {unit}.', [perSignUp]);
    expect(computed).toMatchObject([{ id: 'D1', formula: 'F1 ÷ F3' }]);
    expect(draft.lines[0]).toMatchObject({
      text: 'Each sign-up costs $349.',
      evidence: ['S1.p2', 'D1'],
      basis: 'sign-ups × D1',
    });
  });

  it('is written in the language of the paper', () => {
    const { draft } = grant(
      'Die Rechte kosten {gap} mehr.',
      [{ key: 'gap', op: 'difference', of: ['F1', 'F2'] }],
      'de',
    );
    expect(draft.lines[0]?.text.replaceAll('\u00a0', ' ')).toBe(
      'Die Rechte kosten 100 Millionen $ mehr.',
    );
  });

  it('may build on another', () => {
    const twice = { key: 'twice', op: 'product', of: ['unit', { value: 2, why: 'two games' }] };
    const { computed } = grant('{twice}', [perSignUp, twice]);
    expect(computed.map(({ formula }) => formula)).toEqual(['F1 ÷ F3', 'D1 × 2']);
  });

  it('is not made of a figure that its passages carry only in part', () => {
    const facts = FACTS.map((one) => ({ ...one, verdict: 'partly' as const }));
    const lines = [line('{unit}')];
    const { computed, asked } = granted(
      { ...EMPTY, lines },
      [perSignUp],
      { facts, computed: [] },
      'en',
    );
    expect(computed).toEqual([]);
    expect([...asked.values()].flat().join()).toContain('only in part');
  });

  it('may be asked for before that on which it builds', () => {
    const twice = { key: 'twice', op: 'product', of: ['unit', { value: 2, why: 'two games' }] };
    const { computed } = grant('{twice}', [twice, perSignUp]);
    expect(computed.map(({ formula }) => formula)).toEqual(['F1 ÷ F3', 'D1 × 2']);
  });

  it('may be made of a number that the passage named beside it states', () => {
    const of = (why: string) => [
      { value: 650_000, why },
      { value: 60_000, why: 'assumed' },
    ];
    const made = (why: string) =>
      granted(
        { ...EMPTY, lines: [line('{more}')] },
        [{ key: 'more', op: 'difference', of: of(why) }],
        material(),
        'en',
      ).draft.lines[0]?.text;
    expect(made('sign-ups a year earlier (S2.p2)')).toBe('590,000');
    expect(made('sign-ups (S2.p1)')).toBe('{more}');
  });

  it('tells why one is missing that builds on it, and of those that were too many', () => {
    const many = Array.from({ length: 70 }, (_, n) => ({ ...perSignUp, key: `k${n}` }));
    const wishes = [
      { key: 'bad', op: 'sum', of: ['F1', 'F3'] },
      { key: 'next', op: 'product', of: ['bad', { value: 2, why: 'twice' }] },
      { key: 'a', op: 'sum', of: ['b', 'F1'] },
      { key: 'b', op: 'sum', of: ['a', 'F1'] },
      ...many,
    ];
    const { asked } = grant('{next} {a} {b} {k69}', wishes);
    expect(asked.get('answer.2')).toEqual([
      expect.stringContaining('{bad}: units, currencies'),
      expect.stringContaining('the operand b is unknown'),
      expect.stringContaining('{a}: the operand b is unknown'),
      expect.stringContaining('only 60 figures'),
    ]);
  });

  it('asked for twice is one', () => {
    const { computed } = grant('{unit} {other}', [perSignUp, { ...perSignUp, key: 'other' }]);
    expect(computed).toHaveLength(1);
  });

  it.each<[string, Parameters<typeof granted>[1][number], string]>([
    [
      'an operation that does not exist',
      { key: 'x', op: 'guess', of: ['F1'] },
      'no such operation',
    ],
    ['an unknown fact', { key: 'x', op: 'ratio', of: ['F1', 'F9'] }, 'operand F9 is unknown'],
    [
      'a number without a reason',
      { key: 'x', op: 'ratio', of: ['F1', { value: 2, why: '' }] },
      'a number without a reason',
    ],
    [
      'no fact at all',
      {
        key: 'x',
        op: 'sum',
        of: [
          { value: 1, why: 'one' },
          { value: 2, why: 'two' },
        ],
      },
      'no operand',
    ],
    ['units that do not fit', { key: 'x', op: 'sum', of: ['F1', 'F3'] }, 'do not fit'],
  ])('of %s is refused with a reason, and its sentence stays open', (_, wish, reason) => {
    const { draft, computed, asked } = grant('It is {x}.', [wish]);
    expect(computed).toEqual([]);
    expect(asked.get('answer.2')?.[0]).toContain(reason);
    expect(draft.lines.every(isOpen)).toBe(true);
  });
});
