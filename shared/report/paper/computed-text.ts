import { withKind } from '../../domain/facts/computed.ts';
import type { Computed } from '../../domain/facts/fact.ts';
import type { Note } from '../citations.ts';
import { amountWords, entityName } from '../fact-rows.ts';
import { fill } from '../labels.ts';
import type { Wording } from '../view.ts';
import { figureName, figurePeriod, figureText } from './figure-text.ts';
import { sumsOf } from './reach.ts';
import { readable } from './readable.ts';

/** What a note says before the passages that it quotes, and after them; each line to be set apart. */
export function noteLines(
  wording: Wording,
  { computed, basis, inferred, quotes }: Note,
): { before: string[]; after: string[] } {
  return {
    before: [...computed.map((id) => sumLine(wording, id)), ...basis],
    after: inferred && quotes.length > 0 ? [wording.labels.reading.inferred] : [],
  };
}

/** `Computed: $45.2B (Revenue, Netflix, 2025) ÷ 325 million (Customers, Netflix) = $139`. */
function sumLine(wording: Wording, id: string): string {
  const found = wording.report.computed.find((one) => one.id === id);
  if (found === undefined) return '';
  const { computed } = wording.labels.paper;
  const called = found.label ? ` (${found.label})` : '';
  const result = figureText(wording, id)?.text ?? '';
  return `${computed}${called}${wording.labels.colon} ${sumText(wording, found)} = ${result}`;
}

/** The operation over its operands, each with its name behind it. */
export function sumText(wording: Wording, { op, of, amount }: Computed): string {
  const places = new Map(sumsOf(wording.report).map(({ id }, at) => [id, at + 1]));
  const operands = of.map((operand) => {
    const isNumber = typeof operand !== 'string';
    const value = isNumber
      ? numberText(wording, operand.value, { op, amount })
      : (figureText(wording, operand)?.text ?? operand);
    const name = isNumber ? readable(wording, operand.why) : operandName(wording, operand, places);
    return name === '' ? value : `${value} (${name})`;
  });
  return formulaOf(op, operands);
}

/** A number among sums of money is money. */
function numberText(
  wording: Wording,
  value: number,
  { op, amount }: Pick<Computed, 'op' | 'amount'>,
) {
  const number = { low: value, high: value, bound: 'exact', unit: 'count', printed: '' } as const;
  const { unit, ...kind } = withKind(op, number, [amount]);
  return unit === 'money' ? amountWords(wording, { ...kind, unit }) : wording.format.number(value);
}

/** `Revenue, Netflix, 2025`; of a computed figure what its writer called it, with its place in the table of sums. */
function operandName(wording: Wording, id: string, places: ReadonlyMap<string, number>): string {
  const { facts, computed } = wording.report;
  const { comma, reading } = wording.labels;
  const called = computed.find((one) => one.id === id)?.label;
  const place = places.get(id);
  if (called && place === undefined) return called;
  if (called) return `${called}${comma}${fill(reading.sumNumber, { n: String(place) })}`;
  const fact = facts.find((one) => one.id === id);
  const entity = fact === undefined ? '' : entityName(wording, fact);
  const parts = [figureName(wording, id), entity, figurePeriod(wording, id)];
  return parts.filter((text) => text !== '').join(comma);
}

const SIGNS: Partial<Record<Computed['op'], string>> = {
  ...{ sum: ' + ', difference: ' − ', product: ' × ', growth: ' ÷ ' },
  ...{ share: ' ÷ ', ratio: ' ÷ ', per_year: ' ÷ ', threshold: ' ÷ ' },
};

/** The operation written out over operands that are words already. */
function formulaOf(op: Computed['op'], operands: readonly string[]): string {
  const [first = '', second = '', third = ''] = operands;
  if (op === 'implied_base') return `${first} ÷ (1 + ${second})`;
  if (op === 'cagr') return `(${first} ÷ ${second})^(1 ÷ ${third}) − 1`;
  const sign = SIGNS[op];
  if (sign === undefined) return operands.join(', ');
  return `${operands.join(sign)}${op === 'growth' ? ' − 1' : ''}`;
}
