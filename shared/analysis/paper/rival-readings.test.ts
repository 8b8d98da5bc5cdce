import { describe, expect, it } from 'vitest';
import { materialText } from './material.ts';
import { fact, material, PASSAGES } from './paper.test-rig.ts';
import { rivalReadings } from './rival-readings.ts';

const [FIRST] = PASSAGES;
const passage = (id: string, text: string) => ({
  ...{ ...FIRST, id, source: id.split('.')[0] ?? '', text },
});
const loss = fact('F1', -552e6, 'S1.p1', {
  entity: 'Peacock',
  label: 'The loss',
  metric: 'net_income',
});
const fee = fact('F1', 150e6, 'S1.p1', { entity: 'Netflix', label: 'fee of the Christmas games' });

const worldOf = (of: typeof loss, ...passages: ReturnType<typeof passage>[]) =>
  material({
    facts: [of],
    conflicts: [],
    evidence: { ...material().evidence, passages } as never,
  });

describe('a figure that a passage may give otherwise', () => {
  it.each<[string, typeof loss, string, string, string[]]>([
    [
      'another sum on the same page',
      loss,
      'S1.p2',
      'Peacock told of a loss of $522 million.',
      ['$522 million'],
    ],
    ['the sum itself', loss, 'S1.p2', 'Peacock told of a loss of $552 million.', []],
    ['a sum of another kind of thing', loss, 'S1.p2', 'Peacock sold for $522 million.', []],
    ['a sum of somebody else', loss, 'S1.p2', 'Hulu told of a loss of $522 million.', []],
    ['a sum far from it', loss, 'S1.p2', 'Peacock told of a loss of $217 million.', []],
    ['another page, of another year', loss, 'S2.p1', 'Peacock told of a loss of $522 million.', []],
    [
      'a contract on another page, perhaps for three years',
      fee,
      'S2.p1',
      'Netflix gives $150 million for three years of Christmas games.',
      ['$150 million'],
    ],
  ])('%s', (_, of, id, text, expected) => {
    const world = worldOf(of, passage('S1.p1', 'It was so.'), passage(id, text));
    expect(rivalReadings(world).map(({ raw }) => raw)).toEqual(expected);
    expect(materialText(world, []).includes('or a disagreement')).toBe(expected.length > 0);
  });

  it('is asked about once where several pages have the same sum', () => {
    const text = 'Netflix gives $150 million for three years of Christmas games.';
    const other = 'Netflix gives $160 million for the Christmas games.';
    const pages = [passage('S2.p1', text), passage('S3.p1', other), passage('S4.p1', text)];
    const told = rivalReadings(worldOf(fee, passage('S1.p1', 'It was so.'), ...pages));
    expect(told.map((one) => one.passage)).toEqual(['S2.p1', 'S3.p1']);
  });

  it('is not told where the ledger holds the other reading too', () => {
    const other = {
      ...loss,
      id: 'F2',
      evidence: ['S1.p2'],
      amount: { ...loss.amount, low: -522e6, high: -522e6 },
    };
    const world = worldOf(
      loss,
      passage('S1.p1', 'So.'),
      passage('S1.p2', 'Peacock told of a loss of $522 million.'),
    );
    expect(rivalReadings({ ...world, facts: [loss, other] })).toEqual([]);
  });
});
