import type { Paper } from '../../domain/paper/paper.ts';
import { type Cell, cell, data, type Part, paragraph, part, strongLabel } from './blocks.ts';
import type { Teller } from './teller.ts';

type Option = Paper['options'][number];

/** Words in each cell. Whichever there are fewer of, options or criteria, are the columns: wide cells read better. */
export function optionsPart(teller: Teller, { options, criteria, choice }: Paper): Part[] {
  const words = teller.labels.paper;
  const across = options.length <= criteria.length;
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
    choice ? paragraph(strongLabel(words.choice), teller.say(choice)) : null,
  ]);
}

function optionCell(teller: Teller, option: Option, at: number): Cell {
  const words = teller.labels.paper;
  const found = option.cells[at];
  if (!found?.claim) return cell({ kind: 'label', text: words.noSource });
  return cell(
    strongLabel(`${words.optionRatings[found.rating]}${teller.labels.colon}`),
    teller.say(found.claim),
  );
}
