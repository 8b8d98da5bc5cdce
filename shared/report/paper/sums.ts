import { cell, data, type Part, part } from './blocks.ts';
import { sumText } from './computed-text.ts';
import { sumsOf } from './reach.ts';
import type { Teller } from './teller.ts';

/** The arithmetic that the paper rests on in one table, for whoever wants to follow it. */
export function sumsPart(teller: Teller): Part[] {
  const { labels, report } = teller;
  const rows = sumsOf(report).map((one, at) => [
    cell(data(`${at + 1} · ${one.label ?? ''}`)),
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
