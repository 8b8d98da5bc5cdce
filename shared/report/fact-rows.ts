import { amountText, roundedText } from '../domain/facts/amount-text.ts';
import type { Amount, Computed, Fact } from '../domain/facts/fact.ts';
import { isMarket, measureName } from '../domain/paper/ledger-reading.ts';
import { periodName } from './period-name.ts';
import type { Wording } from './view.ts';

/** The ledger as both formats show it: plain text, not yet escaped. */

/** `$50.7–51.7B`, `at least €1.5B a year`. */
export function amountWords({ labels, language }: Wording, amount: Amount): string {
  const per = amount.per === undefined ? '' : ` ${labels.pers[amount.per]}`;
  return `${amountText(amount, language, labels.bounds)}${per}`;
}

/** What a fact states, without "a year" where its period is a year, and behind a percentage. */
export function figureWords(wording: Wording, { amount, period }: Fact): string {
  const { per, ...rest } = amount;
  const isSaid = amount.unit === 'percent' || (per !== undefined && period.kind === SPANS[per]);
  return amountWords(wording, per === undefined || !isSaid ? amount : rest);
}
const SPANS: Partial<Record<string, Fact['period']['kind']>> = {
  ...{ year: 'fiscal_year', quarter: 'quarter', month: 'month' },
};

/** A computed amount, no more exact than what it was computed from. */
export function computedWords({ labels, language }: Wording, { amount }: Computed): string {
  const per = amount.per === undefined ? '' : ` ${labels.pers[amount.per]}`;
  return `${roundedText(amount, language, labels.bounds)}${per}`;
}

/** A computed change with its sign beside the number: `+12.2–14.4%`, `at most +100%`. */
export function changeText(wording: Wording, change: Computed): string {
  const { bound, low } = change.amount;
  if (low <= 0) return computedWords(wording, change);
  if (bound === 'exact' || bound === 'range') return `+${computedWords(wording, change)}`;
  const bounds = { ...wording.labels.bounds, [bound]: `${wording.labels.bounds[bound]}+` };
  return computedWords({ ...wording, labels: { ...wording.labels, bounds } }, change);
}

/** Its formula, with numbers as the language writes them. */
export function formulaWords({ format }: Wording, { formula }: Computed): string {
  return formula.replace(/(?<![\p{L}\p{N}.])\d+\.\d+/gu, (number) => format.number(Number(number)));
}

/** `Revenue, ad tier, Europe`. */
export const factName = ({ labels }: Wording, fact: Fact): string =>
  measureName(labels.paper.metrics, fact);

/** Whom a figure is of: the market is no name. */
export const entityName = ({ labels }: Wording, { entity }: Fact): string =>
  isMarket(entity) ? labels.standing.market : entity;

/** `FY2026, guided`. */
export function periodWords(wording: Wording, { period, status }: Fact): string {
  const { labels } = wording;
  const when = periodName(wording, period) || labels.periodUnknown;
  return status === 'reported' ? when : `${when}, ${labels.factStatuses[status]}`;
}

/** What code found it changed by since the period before; '' where nothing was computed. */
export function changeWords(view: Wording, fact: Fact): string {
  const change = view.report.computed.find(
    ({ op, of }) => (op === 'growth' || op === 'difference') && of[0] === fact.id,
  );
  if (change === undefined) return '';
  return `${changeText(view, change)} (${change.id})`;
}

/** `2 · new`, with the mark of a fact that nobody judged. */
export function standingWords({ labels, format }: Wording, fact: Fact): string {
  const { publishers, fresh, verdict } = fact;
  const mark = verdict === 'supported' ? [] : [labels.verdicts[verdict]];
  return [format.number(publishers), labels.fresh[fresh], ...mark].join(' · ');
}

/** What its writer called it; else `Growth: revenue, Netflix, FY2026`. */
export function computedName(wording: Wording, { op, of, label }: Computed): string {
  const { labels, report } = wording;
  if (label) return label;
  const first = report.facts.find(({ id }) => id === of[0]);
  const operation = labels.operations[op];
  if (first === undefined) return operation;
  const about = [
    factName(wording, first),
    entityName(wording, first),
    periodName(wording, first.period),
  ].filter((part) => part !== '');
  return `${operation}${labels.colon} ${about.join(labels.comma)}`;
}
