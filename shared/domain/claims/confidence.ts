import type { Confidence } from '../certificate.ts';

export interface ConfidenceInput {
  /** Claims of the report that the judge found in their passages. */
  supported: number;
  /** Claims that have a verdict, those it dropped and those that a gate dropped included. */
  judged: number;
  /** Claims of the report without a verdict. */
  unchecked: number;
  /** Of the supported ones, those that two or more independent publishers carry. */
  corroborated: number;
  /** The tier of each cited source, 1 (filings) to 4, 5 (the reader's own). */
  tiers: readonly number[];
  /** Share of dated sources younger than a year; null when none is dated. */
  recentShare: number | null;
  /** The executive summary is one of them. */
  sectionsAssessed: number;
  sectionsRequested: number;
  /** A sentence of the answer stands, and no finding in its place. */
  answered: boolean;
}

/** The most that a report without an answer of its own can come to. */
export const UNANSWERED_MOST = 0.5;

/** The reader's own documents count as the company's word does. */
const TIER_QUALITY = [1, 0.8, 0.6, 0.1, 0.8];

const FORMULA =
  'confidence = 0.3 × share of judged claims that are supported + 0.2 × share of supported claims carried by two or more publishers + 0.3 × mean quality of cited sources (tier 1: 1, tier 2: 0.8, tier 3: 0.6, tier 4: 0.1, provided by you: 0.8) + 0.1 × share of dated sources younger than 12 months (0 when none is dated) + 0.1 × share of requested sections assessed, the summary being one; never above the share of judged claims that are supported, and at most 0.5 where no sentence of an answer passed the checks';

/** The published formula: every part 0..1, and never lower for better evidence. Null where nothing was judged. */
export function confidenceOf(input: ConfidenceInput): Confidence {
  const { supported, judged, unchecked } = input;
  const quality = input.tiers.map((tier) => TIER_QUALITY[tier - 1] ?? 0);
  const share = shareOf(supported, judged);
  const parts = [
    part('claims supported', share, 0.3),
    part('corroborated', shareOf(input.corroborated, supported), 0.2),
    part('source quality', shareOf(sum(quality), quality.length), 0.3),
    part('recency', unit(input.recentShare ?? 0), 0.1),
    part('sections assessed', shareOf(input.sectionsAssessed, input.sectionsRequested), 0.1),
  ];
  const value = Math.min(
    share,
    input.answered ? 1 : UNANSWERED_MOST,
    sum(parts.map(({ value: of, weight }) => of * weight)),
  );
  const shown = judged + unchecked;
  return {
    value: judged === 0 ? null : unit(Math.round(value * 10_000) / 10_000),
    formula: FORMULA,
    not_judged: shown === 0 ? null : unit(unchecked / shown),
    parts: judged === 0 ? [] : parts,
  };
}

const part = (name: string, value: number, weight: number) => ({ name, value, weight });
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const unit = (value: number) => (Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : 0);
const shareOf = (of: number, all: number) => (all > 0 ? unit(of / all) : 0);
