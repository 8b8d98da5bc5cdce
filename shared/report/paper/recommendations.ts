import type { Paper, Sentence } from '../../domain/paper/paper.ts';
import { type Block, label, type Part, paragraph, part } from './blocks.ts';
import type { Teller } from './teller.ts';

type Recommendation = Paper['recommendations'][number];

/** What the board is asked to approve: each with its reason, the case against it and the rule that reverses it. */
export function recommendationsPart(teller: Teller, list: readonly Recommendation[]): Part[] {
  const blocks = list.flatMap((one, at) => prose(teller, one, at + 1));
  return part('recommendations', teller.labels.recommendations, blocks);
}

function prose(teller: Teller, one: Recommendation, place: number): Block[] {
  const words = teller.labels.paper;
  const action = teller.advise(one.action, 'strong');
  const said = (claim: Sentence | null) => (claim ? [teller.advise(claim)] : []);
  const rows = [
    [words.strongestCase, said(one.counter)],
    [words.reversal, one.reverse.flatMap((change) => teller.dated(change))],
    [words.measure, said(one.measure)],
  ] as const;
  const terms = rows
    .filter(([, spans]) => spans.length > 0)
    .map(([term, spans]) => [term, paragraph(...spans)] as const);
  return [
    {
      kind: 'heading',
      anchor: '',
      spans: [label(`${teller.format.number(place)}.`), action],
    },
    paragraph(...one.why.map((claim) => teller.advise(claim))),
    ...(terms.length === 0 ? [] : [{ kind: 'terms' as const, rows: terms }]),
  ];
}
