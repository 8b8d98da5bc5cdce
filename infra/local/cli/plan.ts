import type { Plan } from './answers.ts';

const dollars = (usd: number) => `$${usd.toFixed(2)}`;

/** What an analysis would do, for a person. */
export function planLines(plan: Plan, demonstration: boolean): string[] {
  const { searches, model } = plan.calls;
  const minutes = Math.max(1, Math.round(plan.expected_seconds / 60));
  return [
    `${demonstration ? 'Would cost' : 'Cost'}: about ${dollars(plan.expected_cost_usd)}, never above the ceiling of ${dollars(plan.max_cost_usd)}, in about ${minutes} min.`,
    `Calls: ${searches} searches, ${model} model calls.`,
    ...(plan.enough
      ? []
      : [`The ceiling is too low to begin: --max-cost ${plan.least_cost_usd} or more is needed.`]),
    'Nothing was stored or spent.',
  ];
}
