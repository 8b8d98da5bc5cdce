import type { Amount } from '../../domain/facts/fact.ts';
import { computedName, entityName, factName, formulaWords, periodWords } from '../fact-rows.ts';
import type { View } from '../view.ts';
import { sheetFormula } from './formula.ts';
import type { SheetCell, SheetColumn } from './sheet.ts';

/** Columns of the lower and the upper end, from 0. */
const LOW = 3;
const HIGH = 4;

const UNITS: Partial<Record<Amount['unit'], string>> = {
  percent: '%',
  points: 'pp',
  times: '×',
  hours: 'h',
  kwh: 'kWh',
  tonne: 't',
};

/** `USD a year`; '' for plain counts. */
export function unitWords({ labels }: View, { unit, currency, per }: Amount): string {
  const name = unit === 'money' ? (currency ?? '¤') : (UNITS[unit] ?? '');
  return [name, per === undefined ? '' : labels.pers[per]].filter((text) => text !== '').join(' ');
}

/** An ISO day as a day; months, years and words as they are. */
export function dayOf(iso: string | null | undefined): SheetCell {
  if (iso === null || iso === undefined) return null;
  const day = /^\d{4}-\d{2}-\d{2}/.exec(iso)?.[0];
  const date = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(date) ? iso : new Date(date);
}

export function figureColumns({ labels }: View): SheetColumn[] {
  const { files } = labels;
  const named = (head: string, width: number): SheetColumn => ({ head, width });
  return [
    named(labels.number, 6),
    named(labels.metric, 34),
    named(labels.entity, 22),
    named(files.low, 18),
    named(files.high, 18),
    named(files.unit, 14),
    named(files.bound, 12),
    named(labels.period, 18),
    named(files.start, 12),
    named(files.end, 12),
    named(files.asOf, 12),
    named(labels.factPublishers, 11),
    named(labels.freshness, 11),
    named(files.verdict, 16),
    named(labels.formula, 26),
    named(labels.evidence, 14),
  ];
}

/** The ledger, then what code computed of it: as formulas over the ledger's cells where they come to the same. */
export function figureRows(view: View): SheetCell[][] {
  const { report, labels, citations } = view;
  const all = [...report.facts, ...report.computed];
  const rowOf = new Map(all.map(({ id }, at) => [id, at + 2]));
  const amountOf = new Map(all.map(({ id, amount }) => [id, amount]));
  const notes = (evidence: readonly string[]) => citations.numbers(evidence).join(', ');
  const facts = report.facts.map((fact): SheetCell[] => [
    ...[fact.id, factName(view, fact), entityName(view, fact)],
    ...amountCells(view, fact.amount),
    periodWords(view, fact),
    ...[dayOf(fact.period.start), dayOf(fact.period.end), dayOf(fact.as_of)],
    ...[fact.publishers, labels.fresh[fact.fresh]],
    fact.verdict === 'supported' ? labels.claimsSupported : labels.verdicts[fact.verdict],
    ...['', notes(fact.evidence)],
  ]);
  const computed = report.computed.map((one): SheetCell[] => {
    const [low, high, ...rest] = amountCells(view, one.amount);
    const exact = (id: string) => {
      const amount = amountOf.get(id);
      return amount && amount.low === amount.high ? amount.low : undefined;
    };
    const at = (column: number) => (id: string) => {
      const row = rowOf.get(id);
      return row === undefined ? undefined : `${'ABCDE'[column]}${row}`;
    };
    const is = one.amount.low === one.amount.high;
    const formulaIn = (column: number) =>
      is ? sheetFormula(one.formula, one.amount.low, at(column), exact) : undefined;
    const calculated = (column: number, value: SheetCell): SheetCell => {
      const found = formulaIn(column);
      return found ? { formula: found.text, result: found.result } : value;
    };
    return [
      ...[one.id, computedName(view, one), ''],
      ...[calculated(LOW, low ?? null), calculated(HIGH, high ?? null), ...rest],
      ...['', null, null, null, null, '', ''],
      formulaWords(view, one),
      notes([one.id]),
    ];
  });
  return [...facts, ...computed];
}

function amountCells(view: View, amount: Amount): SheetCell[] {
  const bound = amount.bound;
  const word = bound === 'exact' || bound === 'range' ? '' : view.labels.bounds[bound].trim();
  return [amount.low, amount.high, unitWords(view, amount), word];
}
