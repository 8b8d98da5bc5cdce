import type { Computed } from '../../domain/facts/fact.ts';
import type { ComputedNote } from '../citations.ts';
import type { Wording } from '../view.ts';
import { figureName, figurePeriod, figureText } from './figure-text.ts';
import { readable } from './readable.ts';

/** The note of a computed figure, or of passages that share one. */
export interface ComputedText {
  readonly title: string;
  /** `$45.2B ÷ 325 million = at most $139`; '' for passages that share a note. */
  readonly formula: string;
  /** `Revenue, Netflix, 2025: $45.2B`, with the ids whose passages state it. */
  readonly operands: readonly { readonly text: string; readonly evidence: readonly string[] }[];
}

export function computedText(
  wording: Wording,
  { id, together }: Pick<ComputedNote, 'id' | 'together'>,
): ComputedText {
  const { report, labels } = wording;
  const computed = report.computed.find((one) => one.id === id);
  if (computed === undefined) {
    const operands = together.map((one) => ({ text: originOf(wording, one), evidence: [one] }));
    return { title: labels.sources, formula: '', operands };
  }
  const operands = computed.of.map((operand) => {
    if (typeof operand !== 'string') {
      const why = readable(wording, operand.why);
      return { text: `${wording.format.number(operand.value)} (${why})`, evidence: [] };
    }
    const value = figureText(wording, operand)?.text ?? '';
    const name = operandName(wording, operand);
    return { text: `${name}${labels.colon} ${value}`, evidence: [operand] };
  });
  const values = computed.of.map((operand) => operandValue(wording, operand));
  const result = figureText(wording, id)?.text ?? '';
  const formula = `${formulaOf(computed.op, values)} = ${result}`;
  return { title: labels.paper.computed, formula, operands };
}

/** Whose passage it is; of a computed figure its name. */
function originOf(wording: Wording, id: string): string {
  const { passages, sources } = wording.report;
  const passage = passages.find((one) => one.id === id);
  const source = sources.find((one) => one.id === passage?.source);
  return source?.publisher ?? operandName(wording, id);
}

/** `Revenue, Netflix, 2025`; of a computed figure what its writer called it. */
export function operandName(wording: Wording, id: string): string {
  const { facts, computed } = wording.report;
  const called = computed.find((one) => one.id === id)?.label;
  if (called) return called;
  const entity = facts.find((one) => one.id === id)?.entity ?? '';
  const parts = [figureName(wording, id), entity, figurePeriod(wording, id)];
  return parts.filter((text) => text !== '').join(wording.labels.comma);
}

export const operandValue = (wording: Wording, operand: Computed['of'][number]): string =>
  typeof operand === 'string'
    ? (figureText(wording, operand)?.text ?? operand)
    : wording.format.number(operand.value);

const SIGNS: Partial<Record<Computed['op'], string>> = {
  ...{ sum: ' + ', difference: ' − ', product: ' × ', growth: ' ÷ ' },
  ...{ share: ' ÷ ', ratio: ' ÷ ', per_year: ' ÷ ', threshold: ' ÷ ' },
};

/** The operation written out over operands that are words already. */
export function formulaOf(op: Computed['op'], operands: readonly string[]): string {
  const [first = '', second = '', third = ''] = operands;
  if (op === 'implied_base') return `${first} ÷ (1 + ${second})`;
  if (op === 'cagr') return `(${first} ÷ ${second})^(1 ÷ ${third}) − 1`;
  const sign = SIGNS[op];
  if (sign === undefined) return operands.join(', ');
  return `${operands.join(sign)}${op === 'growth' ? ' − 1' : ''}`;
}
