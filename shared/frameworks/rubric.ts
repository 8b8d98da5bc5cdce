import type { Score } from '../domain/section.ts';

/** Scoring arithmetic of all frameworks: answers become numbers 1..5 with the range the gaps leave open. */

export const LEVELS = ['high', 'medium', 'low'] as const;
export type Level = (typeof LEVELS)[number];
export const WEIGHT: Readonly<Record<Level, number>> = { high: 5, medium: 3, low: 1 };

/** `low` and `high` bound what the value could be; all three on the same scale. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Sum first, then one division, so that the same answers round the same way in any order. */
const mean = (values: readonly number[]): number =>
  // Adding 0 turns -0 into 0.
  Math.round((values.reduce((sum, value) => sum + value, 0) * 10) / values.length) / 10 + 0;

/**
 * The mean of the assessed answers to 0.1, and what it would be if every unassessed one (null) stood at the
 * scale's `low` or `high` end. Null when fewer than `atLeast` are assessed.
 */
export function meanWithRange(
  answers: readonly (Estimate | null)[],
  scale: { low: number; high: number },
  atLeast = 1,
): Estimate | null {
  const assessed = answers.filter((answer) => answer !== null);
  if (assessed.length < Math.max(1, atLeast)) return null;
  return {
    value: mean(assessed.map((answer) => answer.value)),
    low: mean(answers.map((answer) => answer?.low ?? scale.low)),
    high: mean(answers.map((answer) => answer?.high ?? scale.high)),
  };
}

/** A topic's estimate as the report shows it; null stands for an answer that does not count. */
export const estimated = (
  topic: { id: string; label: string },
  answers: readonly unknown[],
  estimate: Estimate | null,
): Score => ({
  topic: topic.id,
  label: topic.label,
  status: estimate === null ? 'not_assessed' : 'assessed',
  value: estimate?.value ?? null,
  low: estimate?.low ?? null,
  high: estimate?.high ?? null,
  assessed: answers.filter((answer) => answer !== null).length,
  of: answers.length,
});

/** The score of a topic from its answers on the scale 1..5; null stands for an answer that is not assessed. */
export function score(
  topic: { id: string; label: string },
  answers: readonly (number | null)[],
  atLeast = 1,
): Score {
  const estimate = meanWithRange(
    answers.map((value) => (value === null ? null : { value, low: value, high: value })),
    { low: 1, high: 5 },
    atLeast,
  );
  return estimated(topic, answers, estimate);
}
