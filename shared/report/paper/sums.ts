import type { Computed } from '../../domain/facts/fact.ts';
import type { Paper, Sentence } from '../../domain/paper/paper.ts';
import { sentencesOf } from '../../domain/paper/sentences.ts';
import { type Block, cell, data, type Part, paragraph, part } from './blocks.ts';
import { formulaOf, operandName, operandValue } from './computed-text.ts';
import { readable } from './readable.ts';
import type { Teller } from './teller.ts';

/** The arithmetic that the paper rests on, for whoever wants to follow it: computed figures, then assumptions. */
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
    ...assumptions(teller, paper),
  ]);
}

/** `$150 million (fee, 2026) ÷ 430,000 (sign-ups, December 2025)`. */
function sumText(teller: Teller, { op, of }: Computed): string {
  const operands = of.map((operand) => {
    const value = operandValue(teller, operand);
    const name =
      typeof operand === 'string' ? operandName(teller, operand) : readable(teller, operand.why);
    return name === '' ? value : `${value} (${name})`;
  });
  return formulaOf(op, operands);
}

/** What the writer noted behind sentences, part by part, each once. */
function assumptions(teller: Teller, paper: Paper): Block[] {
  const { labels } = teller;
  const { answer } = paper;
  const parts: [string, readonly (Sentence | null)[]][] = [
    [
      labels.paper.answer,
      [
        ...answer.sentences,
        answer.decide_by?.claim ?? null,
        answer.against,
        answer.uncertainty,
        ...answer.changes.map(({ claim }) => claim),
      ],
    ],
    ...paper.messages.map(({ id, title, support, rows, against }): (typeof parts)[number] => [
      teller.name(id),
      [title, ...support, ...rows, against],
    ]),
    [
      labels.paper.options,
      [...paper.options.flatMap(({ cells }) => cells.map(({ claim }) => claim)), paper.choice],
    ],
    ...paper.recommendations.map((one): (typeof parts)[number] => [
      teller.name(one.id),
      [
        one.action,
        ...one.why,
        one.counter,
        one.measure,
        ...[...one.reverse, ...one.first_90_days, ...one.beyond].map(({ claim }) => claim),
      ],
    ]),
  ];
  const told = new Set<string>();
  const rows = parts.flatMap(([name, sentences]): [string, Block][] => {
    const notes = sentences.flatMap((one) => {
      const note = readable(teller, one?.basis ?? '');
      if (note === '' || told.has(note)) return [];
      told.add(note);
      return [data(note)];
    });
    return notes.length === 0 ? [] : [[sentenceCase(name), paragraph(...notes)]];
  });
  return rows.length === 0 ? [] : [{ kind: 'terms', rows }];
}

const sentenceCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
