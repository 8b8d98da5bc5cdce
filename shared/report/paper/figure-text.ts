import { amountWords, computedName, factName as nameOf, periodWords } from '../fact-rows.ts';
import type { Wording } from '../view.ts';
import type { Mark } from './blocks.ts';

/** A ledger figure, or a computed one, as the paper prints it. */
export interface FigureText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

export function factText(wording: Wording, id: string): FigureText | undefined {
  const { report, labels } = wording;
  const fact = report.facts.find((one) => one.id === id);
  if (fact !== undefined) {
    const open = fact.verdict !== 'supported';
    const marks = open ? [{ text: labels.verdicts[fact.verdict], open }] : [];
    return { text: amountWords(wording, fact.amount), marks };
  }
  const computed = report.computed.find((one) => one.id === id);
  return computed && { text: amountWords(wording, computed.amount), marks: [] };
}

export function factName(wording: Wording, id: string): string {
  const fact = wording.report.facts.find((one) => one.id === id);
  if (fact !== undefined) return nameOf(fact);
  const computed = wording.report.computed.find((one) => one.id === id);
  return computed === undefined ? id : computedName(wording, computed);
}

export function factPeriod(wording: Wording, id: string): string {
  const fact = wording.report.facts.find((one) => one.id === id);
  return fact === undefined ? '' : periodWords(wording, fact);
}
