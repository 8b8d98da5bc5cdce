import type { Fact } from '../../domain/facts/fact.ts';
import { periodKey } from '../../domain/facts/period.ts';
import type { KeyFigure } from '../../domain/paper/paper.ts';
import { type Cell, cell, data, label, type Part, part, type Span, signsIn } from './blocks.ts';
import { figureName, figurePeriod, figureText } from './figure-text.ts';
import type { Teller } from './teller.ts';

/** Rows that a reader takes in at once. */
const MOST_ROWS = 8;

interface Row {
  readonly name: string;
  readonly latest?: KeyFigure;
  readonly foreseen?: KeyFigure;
}

/**
 * The company's latest figures with their change, and what is foreseen of each; one without a period stands in the
 * ledger alone.
 */
export function keyFiguresPart(teller: Teller): Part[] {
  const { labels } = teller;
  const shown = rowsOf(teller).slice(0, MOST_ROWS);
  const isCompared = shown.some(({ latest }) => latest && latest.change !== null);
  const isForeseen = shown.some(({ foreseen }) => foreseen);
  const rows = shown.map((row): Cell[] => {
    const [value, period, change] = latestCells(teller, row.latest);
    return [
      ...[cell(data(row.name)), value, period],
      ...(isCompared ? [change] : []),
      ...(isForeseen ? [cell(...outlook(teller, row.foreseen))] : []),
    ];
  });
  const head = [
    ...[labels.paper.figure, labels.value, labels.period],
    ...(isCompared ? [labels.change] : []),
    ...(isForeseen ? [labels.reading.outlook] : []),
  ];
  return part('key-figures', labels.keyFigures, [
    { kind: 'table', caption: labels.keyFigures, head, rows, note: signsIn(rows) },
  ]);
}

/** One for each figure, in order; what is foreseen of it beside what was found. */
function rowsOf(teller: Teller): Row[] {
  const rows = new Map<string, Row>();
  for (const one of teller.report.key_figures) {
    const fact = teller.report.facts.find(({ id }) => id === one.fact);
    if (fact === undefined || periodKey(fact.period) === '') continue;
    const name = figureName(teller, fact.id);
    const place = isForeseen(fact) ? 'foreseen' : 'latest';
    const row = rows.get(name);
    // Of two that bear one name, a row each.
    const key = row?.[place] ? `${name} ${fact.id}` : name;
    rows.set(key, { ...(row?.[place] ? undefined : row), name, [place]: one });
  }
  return [...rows.values()];
}

const isForeseen = ({ status }: Fact): boolean => status === 'guided' || status === 'target';

function latestCells(teller: Teller, one: KeyFigure | undefined): [Cell, Cell, Cell] {
  if (one === undefined) return [{ spans: [label('–')], number: true }, cell(), cell()];
  const { fact, change, overdue, due } = one;
  const { labels, format } = teller;
  const until = due ? `${labels.colon} ${format.date(due)}` : '';
  const ids = change === null ? [fact] : [fact, change];
  const [value, changed] = teller.shared(ids.flatMap((id) => teller.figure(id) ?? []));
  return [
    { spans: value ? [value] : [], number: true },
    cell(
      data(figurePeriod(teller, fact)),
      ...(overdue ? [label(`(${labels.paper.overdue}${until})`)] : []),
    ),
    { spans: changed ? [changed] : [], number: true },
  ];
}

/** `$50.7–51.7B (FY2026, guided, +12.2–14.4%)`, with the note that holds all of it. */
function outlook(teller: Teller, one: KeyFigure | undefined): Span[] {
  const value = one && teller.figure(one.fact);
  if (one === undefined || value === undefined) return [];
  const change = one.change === null ? undefined : figureText(teller, one.change)?.text;
  const about = [figurePeriod(teller, one.fact), ...(change ? [change] : [])];
  return [
    { ...value, evidence: [one.change ?? one.fact] },
    data(`(${about.join(teller.labels.comma)})`),
  ];
}
