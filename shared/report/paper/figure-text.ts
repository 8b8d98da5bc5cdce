import type { Wording } from '../view.ts';
import type { Mark } from './blocks.ts';

/** A ledger figure as the paper prints it. */
export interface FigureText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

export function factText({ report, format }: Wording, id: string): FigureText | undefined {
  const fact = report.facts.find((one) => one.id === id);
  return fact && { text: format.quantity(fact.value, fact.unit), marks: [] };
}

export const factName = ({ report }: Wording, id: string): string =>
  report.facts.find((one) => one.id === id)?.metric ?? id;

export const factPeriod = ({ report }: Wording, id: string): string =>
  report.facts.find((one) => one.id === id)?.period ?? '';
