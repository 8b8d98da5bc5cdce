import type { Paper } from '../../domain/paper/paper.ts';
import { sentencesOf } from '../../domain/paper/sentences.ts';
import { cell, data, type Part, part } from './blocks.ts';
import { sumText } from './computed-text.ts';
import type { Teller } from './teller.ts';

/** The arithmetic that the paper rests on in one table, for whoever wants to follow it. */
export function sumsPart(teller: Teller, paper: Paper): Part[] {
  const { labels, report } = teller;
  const cited = new Set(sentencesOf(paper).flatMap(({ evidence }) => evidence));
  const named = report.computed.filter(({ id, label: name }) => name && cited.has(id));
  const rows = named.map((one) => [
    cell(data(one.label ?? '')),
    cell(data(sumText(teller, one))),
    { spans: [teller.figure(one.id) ?? data('')], number: true },
  ]);
  return part('sums', labels.reading.sums, [
    {
      kind: 'table',
      caption: labels.reading.sums,
      head: [labels.reading.what, labels.reading.sum, labels.result],
      rows,
    },
  ]);
}
