import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceSchema } from '../certificate.ts';
import { type ConfidenceInput, confidenceOf } from './confidence.ts';

const input: fc.Arbitrary<ConfidenceInput> = fc
  .record({
    judged: fc.integer({ min: 1, max: 50 }),
    unchecked: fc.nat(20),
    tiers: fc.array(fc.constantFrom(1, 2, 3, 4), { maxLength: 10 }),
    recentShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    sectionsRequested: fc.nat(8),
    answered: fc.boolean(),
  })
  .chain((part) =>
    fc
      .record({
        supported: fc.nat(part.judged),
        sectionsAssessed: fc.nat(part.sectionsRequested),
      })
      .map((more) => ({ ...part, ...more })),
  )
  .chain((part) => fc.nat(part.supported).map((corroborated) => ({ ...part, corroborated })));

const BEST: ConfidenceInput = {
  supported: 5,
  judged: 5,
  unchecked: 0,
  corroborated: 5,
  tiers: [1],
  recentShare: 1,
  sectionsAssessed: 4,
  sectionsRequested: 4,
  answered: true,
};
const worth = (of: ConfidenceInput) => confidenceOf(of).value ?? Number.NaN;

describe('confidenceOf', () => {
  it('is the weighted sum that its formula states', () => {
    const { value, parts, formula } = confidenceOf({
      supported: 9,
      judged: 10,
      unchecked: 0,
      corroborated: 3,
      tiers: [1, 3],
      recentShare: 0.5,
      sectionsAssessed: 3,
      sectionsRequested: 4,
      answered: true,
    });
    expect(value).toBeCloseTo(0.3 * 0.9 + 0.2 / 3 + 0.3 * 0.8 + 0.1 * 0.5 + 0.1 * 0.75, 4);
    for (const part of parts) expect(formula).toContain(`${part.weight} × `);
  });

  it('is 1 for all there is, and never above the share that is supported', () => {
    expect(worth(BEST)).toBe(1);
    expect(worth({ ...BEST, supported: 1, corroborated: 1 })).toBe(0.2);
    expect(worth({ ...BEST, supported: 0, corroborated: 0 })).toBe(0);
  });

  it('is null, with no parts, where nothing was judged', () => {
    const none = confidenceOf({ ...BEST, supported: 0, judged: 0, unchecked: 7, corroborated: 0 });
    expect(none).toMatchObject({ value: null, parts: [], not_judged: 1 });
  });

  it('names the share that has no verdict, which counts for nothing', () => {
    const { value, not_judged } = confidenceOf({ ...BEST, unchecked: 5 });
    expect([value, not_judged]).toEqual([1, 0.5]);
  });

  it('cannot be high where 25 of 26 sources are of the lowest tier', () => {
    const tiers = [1, ...Array.from({ length: 25 }, () => 4)];
    expect(worth({ ...BEST, tiers })).toBeLessThan(0.75);
  });

  it('fits the report for any input', () => {
    fc.assert(fc.property(input, (of) => confidenceSchema.parse(confidenceOf(of)) !== undefined));
  });

  it.each<[string, (of: ConfidenceInput) => ConfidenceInput]>([
    [
      'a claim is supported by several',
      (of) => ({
        ...of,
        judged: of.judged + 1,
        supported: of.supported + 1,
        corroborated: of.corroborated + 1,
      }),
    ],
    [
      'another claim is carried by several',
      (of) => ({ ...of, corroborated: Math.min(of.supported, of.corroborated + 1) }),
    ],
    ['tiers are better', (of) => ({ ...of, tiers: of.tiers.map((tier) => Math.max(1, tier - 1)) })],
    [
      'sources are younger',
      (of) => ({ ...of, recentShare: Math.min(1, (of.recentShare ?? 0) + 0.1) }),
    ],
    [
      'another section is assessed',
      (of) => ({
        ...of,
        sectionsAssessed: Math.min(of.sectionsRequested, of.sectionsAssessed + 1),
      }),
    ],
  ])('never falls when %s', (_, better) => {
    fc.assert(
      fc.property(input, (of) => {
        expect(worth(better(of))).toBeGreaterThanOrEqual(worth(of));
      }),
    );
  });

  it('falls when a claim is dropped', () => {
    expect(worth({ ...BEST, supported: 4, corroborated: 4 })).toBeLessThan(worth(BEST));
  });
});
