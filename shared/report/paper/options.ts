import type { Paper } from '../../domain/paper/paper.ts';
import {
  type Block,
  cell,
  data,
  label,
  type Part,
  paragraph,
  part,
  strongLabel,
} from './blocks.ts';
import type { Teller } from './teller.ts';

type Option = Paper['options'][number];

/** Letters of a cell, on average and at most, above which a table of sentences is no longer read across. */
const LONG = { mean: 50, most: 110 };

/**
 * A row an option. Where its reasons are long the table holds the ratings alone, and the reasons stand below it, option
 * by option.
 */
export function optionsPart(teller: Teller, { choice, ...written }: Paper): Part[] {
  const words = teller.labels.paper;
  const { options, criteria } = compared(written);
  const claims = options.flatMap(({ cells }) => cells.flatMap(({ claim }) => claim ?? []));
  const letters = claims.map(({ text }) => text.length);
  const mean = letters.reduce((sum, n) => sum + n, 0) / Math.max(1, letters.length);
  const isLong = mean > LONG.mean || Math.max(...letters) > LONG.most;
  const rated = (option: Option, at: number) => {
    const found = option.cells[at];
    return found?.claim
      ? [
          strongLabel(`${words.optionRatings[found.rating]}${isLong ? '' : teller.labels.colon}`),
          ...(isLong ? [] : [teller.advise(found.claim)]),
        ]
      : [label('–')];
  };
  return part('options', words.options, [
    choice ? paragraph(teller.advise(choice)) : null,
    {
      kind: 'table',
      caption: words.options,
      head: [words.option, ...criteria],
      rows: options.map((option) => [
        cell(data(option.name)),
        ...criteria.map((_, at) => cell(...rated(option, at))),
      ]),
    },
    ...(isLong ? options.flatMap((option) => reasons(teller, option, criteria)) : []),
  ]);
}

function reasons(teller: Teller, { name, cells }: Option, criteria: readonly string[]): Block[] {
  const rows = criteria.flatMap((criterion, at): [string, Block][] => {
    const claim = cells[at]?.claim;
    return claim ? [[criterion, paragraph(teller.advise(claim))]] : [];
  });
  return rows.length === 0
    ? []
    : [
        { kind: 'heading', anchor: '', spans: [data(name)] },
        { kind: 'terms', rows },
      ];
}

/** A criterion on which fewer than half of the options say anything compares nothing. */
export function compared({ options, criteria }: Pick<Paper, 'options' | 'criteria'>) {
  const said = criteria.map(
    (_, at) => 2 * options.filter(({ cells }) => cells[at]?.claim).length >= options.length,
  );
  if (!said.includes(true)) return { options, criteria };
  return {
    criteria: criteria.filter((_, at) => said[at]),
    options: options.map((one) => ({ ...one, cells: one.cells.filter((_, at) => said[at]) })),
  };
}
