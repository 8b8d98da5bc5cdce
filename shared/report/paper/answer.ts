import type { Answer, Paper } from '../../domain/paper/paper.ts';
import { ANSWER_GAP } from '../../domain/report.ts';
import { fill } from '../labels.ts';
import {
  type Block,
  cell,
  data,
  label,
  type Part,
  paragraph,
  part,
  small,
  strongData,
  strongLabel,
} from './blocks.ts';
import type { Teller } from './teller.ts';

/** Page one: what to do and to approve, until when, how sure we are and what would change it. */
export function answerPart(teller: Teller, { answer, messages, recommendations }: Paper): Part[] {
  const { labels } = teller;
  const words = labels.paper;
  const sentences = answer.sentences.map((claim, at) =>
    teller.advise(claim, at === 0 ? 'strong' : undefined),
  );
  const approved = recommendations.map(({ action }) => [teller.advise(action)]);
  return part('answer', words.answer, [
    answer.question === null
      ? null
      : {
          kind: 'paragraph',
          style: 'question',
          spans: [label(`${labels.question}${labels.colon}`), data(answer.question)],
        },
    { kind: 'paragraph', style: 'verdict', spans: [label(words.verdicts[answer.verdict])] },
    { kind: 'paragraph', style: 'answer', spans: teller.shared(sentences) },
    ...(teller.report.gaps.some(({ section }) => section === ANSWER_GAP)
      ? [small(label(labels.standing.standIn))]
      : []),
    ...(approved.length === 0
      ? []
      : [
          paragraph(strongLabel(`${labels.reading.approve}${labels.colon}`)),
          { kind: 'list' as const, items: approved },
        ]),
    { kind: 'terms', rows: standing(teller, answer, messages) },
    changesTable(teller, answer),
    small(label([labels.reading.advice, labels.standing.confidenceNote].join(' · '))),
  ]);
}

/** By when it is to be decided, how sure it is and why not more, what is open and what speaks against it. */
function standing(
  teller: Teller,
  { decide_by, confidence, weakest, uncertainty, against }: Answer,
  messages: Paper['messages'],
): [string, Block][] {
  const { labels, format } = teller;
  const words = labels.paper;
  const rows: [string, Block][] = [];
  if (decide_by !== null) {
    const { claim, by } = decide_by;
    // The day stands once: before a sentence that does not say it itself.
    const isSaid = by === null || claim.text.includes(by.slice(0, 4));
    const day = isSaid ? [] : [strongData(`${format.date(by)}.`)];
    rows.push([words.decideBy, paragraph(...day, teller.advise(claim))]);
  }
  const weak = messages.find(({ id }) => id === weakest);
  const doubts = weak?.why.map((doubt) => words.doubts[doubt]).join(labels.comma) ?? '';
  const link = weak && fill(words.weakest, { message: teller.name(weak.id) });
  const why = link === undefined ? '' : doubts === '' ? link : `${link}${labels.colon} ${doubts}`;
  rows.push([
    labels.confidence,
    paragraph(label(words.levels[confidence]), ...(why === '' ? [] : [label(`(${why})`)])),
  ]);
  if (uncertainty) rows.push([words.uncertainty, paragraph(teller.advise(uncertainty))]);
  if (against) rows.push([words.strongestCase, paragraph(teller.advise(against))]);
  return rows;
}

function changesTable(teller: Teller, { changes }: Answer): Block {
  const words = teller.labels.paper;
  const isDated = changes.some(({ by }) => by !== null);
  return {
    kind: 'table',
    caption: words.changes,
    head: [words.condition, ...(isDated ? [words.by] : [])],
    rows: changes.map(({ claim, by }) => [
      cell(teller.advise(claim)),
      ...(isDated
        ? [by === null ? cell(label(words.noDate)) : cell(data(teller.format.date(by)))]
        : []),
    ]),
  };
}
