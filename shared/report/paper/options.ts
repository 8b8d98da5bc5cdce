import type { Paper } from '../../domain/paper/paper.ts';
import { type Cell, cell, data, type Part, paragraph, part, strongLabel } from './blocks.ts';
import type { Teller } from './teller.ts';

type Option = Paper['options'][number];

const MOST_ACROSS = 4;

/** A row an option while its criteria fit beside each other; else a row a criterion. */
export function optionsPart(teller: Teller, { choice, ...written }: Paper): Part[] {
  const words = teller.labels.paper;
  const { options, criteria } = compared(written);
  const across = criteria.length > MOST_ACROSS && options.length < criteria.length;
  const rows = across
    ? criteria.map((criterion, at) => [
        cell(data(criterion)),
        ...options.map((option) => optionCell(teller, option, at)),
      ])
    : options.map((option) => [
        cell(data(option.name)),
        ...criteria.map((_, at) => optionCell(teller, option, at)),
      ]);
  return part('options', words.options, [
    {
      kind: 'table',
      caption: words.options,
      head: across
        ? [words.criterion, ...options.map(({ name }) => name)]
        : [words.option, ...criteria],
      rows,
    },
    choice ? paragraph(strongLabel(words.choice), teller.advise(choice)) : null,
  ]);
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

function optionCell(teller: Teller, option: Option, at: number): Cell {
  const words = teller.labels.paper;
  const found = option.cells[at];
  if (!found?.claim) return cell({ kind: 'label', text: '–' });
  return cell(
    strongLabel(`${words.optionRatings[found.rating]}${teller.labels.colon}`),
    teller.advise(found.claim),
  );
}
