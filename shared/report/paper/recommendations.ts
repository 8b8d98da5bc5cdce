import { sentenceSpans } from '../../domain/pages/sentences.ts';
import type { Paper, Sentence } from '../../domain/paper/paper.ts';
import { type Block, label, type Part, paragraph, part, strongData } from './blocks.ts';
import type { Teller } from './teller.ts';

type Recommendation = Paper['recommendations'][number];

/** Of what page one asks to approve the reasons, the case against it, and the rule that reverses it. */
export function recommendationsPart(teller: Teller, list: readonly Recommendation[]): Part[] {
  const blocks = list.flatMap((one, at) => prose(teller, one, at + 1));
  return part('recommendations', teller.labels.recommendations, blocks);
}

const firstSentence = (text: string): string => text.slice(0, sentenceSpans(text)[0]?.end);

function prose(teller: Teller, one: Recommendation, place: number): Block[] {
  const words = teller.labels.paper;
  const said = (claim: Sentence | null) => (claim ? [teller.advise(claim)] : []);
  const rows = [
    [teller.labels.reading.counter, said(one.counter)],
    [words.reversal, one.reverse.flatMap((change) => teller.dated(change))],
    [words.measure, said(one.measure)],
  ] as const;
  const terms = rows
    .filter(([, spans]) => spans.length > 0)
    .map(([term, spans]) => [term, paragraph(...spans)] as const);
  return [
    {
      kind: 'heading',
      anchor: `recommendation-${place}`,
      // In full it stands on page one, with its notes.
      spans: [label(`${teller.format.number(place)}.`), strongData(firstSentence(one.action.text))],
    },
    paragraph(...teller.shared(one.why.map((claim) => teller.advise(claim)))),
    ...(terms.length === 0 ? [] : [{ kind: 'terms' as const, rows: terms }]),
  ];
}
