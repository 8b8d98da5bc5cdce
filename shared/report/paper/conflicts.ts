import type { Conflict } from '../../domain/facts/fact.ts';
import { amountWords, entityName, factName } from '../fact-rows.ts';
import { periodName } from '../period-name.ts';
import { type Cell, cell, data, label, type Part, part, small } from './blocks.ts';
import type { Teller } from './teller.ts';

/** What sources say differently of one thing: every reading with its publisher, and which one is kept by what rule. */
export function conflictsPart(teller: Teller): Part[] {
  const { labels, report } = teller;
  const rows = report.conflicts.flatMap((conflict) => conflictRow(teller, conflict));
  if (rows.length === 0) return [];
  return part('contradictions', labels.contradictions, [
    small(label(labels.contradictionsNote)),
    {
      kind: 'table',
      caption: labels.contradictions,
      head: [labels.metric, labels.value, labels.keptReading],
      rows,
    },
  ]);
}

function conflictRow(teller: Teller, { facts: ids, kept, rule }: Conflict): Cell[][] {
  const { labels, report } = teller;
  const facts = ids.flatMap((id) => report.facts.find((fact) => fact.id === id) ?? []);
  const [first] = facts;
  if (first === undefined) return [];
  const name = [
    factName(teller, first),
    entityName(teller, first),
    periodName(teller, first.period),
  ];
  const readings = facts.flatMap(({ id, evidence }, at) => {
    const figure = teller.figure(id);
    if (figure === undefined) return [];
    const source = report.sources.find((one) => evidence[0]?.startsWith(`${one.id}.`));
    const end = at < facts.length - 1 ? ';' : '';
    // That sources disagree is what the table says of all.
    const marks = figure.marks.filter(({ text }) => text !== labels.paper.doubts.conflict);
    return [{ ...figure, marks }, data(`(${source?.publisher ?? labels.paper.noSource})${end}`)];
  });
  const why = labels.conflictRules[rule];
  const ruling = kept === null ? why : `${amountWords(teller, kept)} (${why})`;
  return [
    [
      cell(data(name.filter((text) => text !== '').join(labels.comma))),
      cell(...readings),
      cell(label(ruling)),
    ],
  ];
}
