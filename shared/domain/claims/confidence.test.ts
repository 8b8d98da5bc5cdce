import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceSchema } from '../certificate.ts';
import { type ConfidenceInput, confidenceOf } from './confidence.ts';

const input: fc.Arbitrary<ConfidenceInput> = fc
  .record({
    total: fc.nat(50),
    publishers: fc.nat(20),
    tiers: fc.array(fc.constantFrom(1, 2, 3, 4), { maxLength: 10 }),
    recentShare: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    sectionsRequested: fc.nat(8),
  })
  .chain((part) =>
    fc
      .record({
        supported: fc.nat(part.total),
        sectionsAssessed: fc.nat(part.sectionsRequested),
      })
      .map((more) => ({ ...part, ...more })),
  );

describe('confidenceOf', () => {
  it('is the weighted sum that its formula states', () => {
    const { value, parts, formula } = confidenceOf({
      supported: 9,
      total: 10,
      publishers: 4,
      tiers: [1, 3],
      recentShare: 0.5,
      sectionsAssessed: 3,
      sectionsRequested: 4,
    });
    expect(value).toBeCloseTo(0.35 * 0.9 + 0.2 * 0.5 + 0.15 * 0.85 + 0.1 * 0.5 + 0.2 * 0.75, 4);
    for (const part of parts) expect(formula).toContain(`${part.weight} × `);
  });

  it('is 1 for all there is and 0 for nothing', () => {
    const all = {
      supported: 5,
      total: 5,
      publishers: 8,
      tiers: [1],
      recentShare: 1,
      sectionsAssessed: 4,
      sectionsRequested: 4,
    };
    expect(confidenceOf(all).value).toBe(1);
    const none = {
      supported: 0,
      total: 0,
      publishers: 0,
      tiers: [],
      recentShare: null,
      sectionsAssessed: 0,
      sectionsRequested: 0,
    };
    expect(confidenceOf(none).value).toBe(0);
  });

  it('fits the report for any input', () => {
    fc.assert(fc.property(input, (of) => confidenceSchema.parse(confidenceOf(of)) !== undefined));
  });

  it.each<[string, (of: ConfidenceInput) => ConfidenceInput]>([
    ['claims supported', (of) => ({ ...of, total: of.total + 1, supported: of.supported + 1 })],
    ['publishers', (of) => ({ ...of, publishers: of.publishers + 1 })],
    ['source tiers', (of) => ({ ...of, tiers: of.tiers.map((tier) => Math.max(1, tier - 1)) })],
    ['recency', (of) => ({ ...of, recentShare: Math.min(1, (of.recentShare ?? 0) + 0.1) })],
    [
      'sections',
      (of) => ({
        ...of,
        sectionsAssessed: Math.min(of.sectionsRequested, of.sectionsAssessed + 1),
      }),
    ],
  ])('never falls when %s improve', (_, better) => {
    fc.assert(
      fc.property(input, (of) => {
        expect(confidenceOf(better(of)).value).toBeGreaterThanOrEqual(confidenceOf(of).value);
      }),
    );
  });

  it('falls when a claim is dropped', () => {
    const of = {
      supported: 5,
      total: 5,
      publishers: 2,
      tiers: [2],
      recentShare: null,
      sectionsAssessed: 1,
      sectionsRequested: 1,
    };
    expect(confidenceOf({ ...of, supported: 4 }).value).toBeLessThan(confidenceOf(of).value);
  });
});
