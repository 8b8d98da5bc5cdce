import type { Confidence } from '../certificate.ts';

export interface ConfidenceInput {
  /** Claims in the report that passed every gate, of the claims written. */
  supported: number;
  total: number;
  /** Independent publishers that are cited. */
  publishers: number;
  /** The tier of each cited source, 1 (filings) to 4. */
  tiers: readonly number[];
  /** Share of dated sources younger than a year; null when none is dated. */
  recentShare: number | null;
  sectionsAssessed: number;
  sectionsRequested: number;
}

const TIER_QUALITY = [1, 0.85, 0.7, 0.4];
/** More publishers than this add nothing. */
const ENOUGH_PUBLISHERS = 8;

const FORMULA =
  'confidence = 0.35 × share of claims supported + 0.2 × independent publishers (up to 8, ÷ 8) + 0.15 × mean quality of cited sources (tier 1: 1, tier 2: 0.85, tier 3: 0.7, tier 4: 0.4) + 0.1 × share of dated sources younger than 12 months (0 when none is dated) + 0.2 × share of requested sections assessed';

/** The published formula: every part 0..1, and never lower for better evidence. */
export function confidenceOf(input: ConfidenceInput): Confidence {
  const quality = input.tiers.map((tier) => TIER_QUALITY[tier - 1] ?? 0);
  const parts = [
    part('claims supported', share(input.supported, input.total), 0.35),
    part(
      'independent publishers',
      share(Math.min(input.publishers, ENOUGH_PUBLISHERS), ENOUGH_PUBLISHERS),
      0.2,
    ),
    part('source quality', share(sum(quality), quality.length), 0.15),
    part('recency', unit(input.recentShare ?? 0), 0.1),
    part('sections assessed', share(input.sectionsAssessed, input.sectionsRequested), 0.2),
  ];
  const value = sum(parts.map(({ value: of, weight }) => of * weight));
  return { value: unit(Math.round(value * 10_000) / 10_000), formula: FORMULA, parts };
}

const part = (name: string, value: number, weight: number) => ({ name, value, weight });
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const unit = (value: number) => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0);
const share = (of: number, all: number) => (all > 0 ? unit(of / all) : 0);
