import type { Paper, Sentence } from './paper.ts';

const cellsIn = (text: string): number => text.split(' | ').length;

/** Whether two texts have as many cells; what is no row of a table has one. */
export const sameCells = (a: string, b: string): boolean => cellsIn(a) === cellsIn(b);

/** Every sentence of the paper, in the order in which they are read. */
export function sentencesOf(paper: Paper): Sentence[] {
  const { answer, messages, calendar, options, choice, recommendations, risks } = paper;
  const all: (Sentence | null | undefined)[] = [
    ...answer.sentences,
    answer.decide_by?.claim,
    answer.against,
    answer.uncertainty,
    ...answer.changes.map(({ claim }) => claim),
    ...messages.flatMap(({ title, support, rows, against }) => [
      title,
      ...support,
      ...rows,
      against,
    ]),
    ...calendar.map(({ what }) => what),
    ...options.flatMap(({ cells }) => cells.map(({ claim }) => claim)),
    choice,
    ...recommendations.flatMap((one) => [
      one.action,
      ...one.why,
      one.counter,
      ...[...one.reverse, ...one.first_90_days, ...one.beyond].map(({ claim }) => claim),
      one.measure,
    ]),
    ...risks.flatMap(({ claim, early, mitigation }) => [claim, early, mitigation]),
  ];
  return all.filter((one) => one !== null && one !== undefined);
}
