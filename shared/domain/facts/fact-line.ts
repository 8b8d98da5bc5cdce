import { amountText, roundedText } from './amount-text.ts';
import type { Amount, Computed, Fact } from './fact.ts';

/** Facts as prompts show them: one line each, in readers' units. Page words in them still pass `promptLine`. */

const perOf = ({ per }: Amount): string => (per === undefined ? '' : ` per ${per}`);

/** `F1 · Netflix · Revenue · $45.2B · FY2025 · reported · new · 2 publishers (S18.p1, S23.p4)` */
export function factLine(fact: Fact): string {
  const { id, entity, label, metric, qualifier, geography, amount, period, status } = fact;
  const what = metric === 'other' ? label : `${label} [${metric}]`;
  const parts = [
    ...[id, entity, what, qualifier, geography],
    `${amountText(amount, 'en')}${perOf(amount)}`,
    period.label === '' ? 'period not stated' : period.label,
    ...[
      status,
      fact.as_of === null ? 'undated' : `as of ${fact.as_of.slice(0, 7)} (${fact.fresh})`,
    ],
    fact.publishers > 1 ? `${fact.publishers} publishers` : '1 publisher',
  ];
  const shown = parts.filter((part) => part !== undefined && part !== '');
  return `${shown.join(' · ')} (${fact.evidence.join(', ')})`;
}

/** `D2 · growth = F2 ÷ F1 − 1 = 12.2–14.4% (Netflix, revenue, FY2026; FY2025)` */
export function computedLine(computed: Computed, facts: readonly Fact[]): string {
  const of = computed.of.flatMap((id) => facts.find((fact) => fact.id === id) ?? []);
  const about = of.map((fact) => `${fact.entity}, ${fact.label}, ${fact.period.label}`).join('; ');
  return `${computed.id} · ${computed.op} = ${computed.formula} = ${roundedText(computed.amount, 'en')}${perOf(computed.amount)} (${about})`;
}
