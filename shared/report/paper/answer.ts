import type { Answer, Message, Sentence } from '../../domain/paper/paper.ts';
import { ANSWER_GAP } from '../../domain/report.ts';
import { fill } from '../labels.ts';
import { INFERRED } from '../marks.ts';
import { type Block, cell, data, label, type Part, paragraph, part, small } from './blocks.ts';
import type { Teller } from './teller.ts';
import { writtenTable } from './written-table.ts';

/** Page one: what to do, until when, how sure we are and what would change it. */
export function answerPart(teller: Teller, answer: Answer): Part[] {
  const { labels, format } = teller;
  const words = labels.paper;
  const question: Block[] =
    answer.question === null
      ? []
      : [
          {
            kind: 'paragraph',
            style: 'question',
            spans: [label(`${labels.question}${labels.colon}`), data(answer.question)],
          },
        ];
  const sentences = answer.sentences.map((claim, at) =>
    teller.advise(claim, at === 0 ? 'strong' : undefined),
  );
  const weakest = teller.report.paper?.messages.find(({ id }) => id === answer.weakest);
  const why =
    weakest === undefined
      ? []
      : [
          fill(words.weakest, { message: teller.name(weakest.id) }),
          ...weakest.why.map((doubt) => words.doubts[doubt]),
        ];
  const rows: [string, Block][] = [];
  if (answer.decide_by !== null) {
    const { claim, by } = answer.decide_by;
    // The day stands once: before a sentence that does not say it itself.
    const isSaid = by === null || claim.text.includes(by.slice(0, 4));
    const day = isSaid ? [] : [{ ...data(`${format.date(by)}.`), strong: true as const }];
    rows.push([words.decideBy, paragraph(...day, teller.advise(claim))]);
  }
  rows.push([
    labels.confidence,
    paragraph(
      label(words.levels[answer.confidence]),
      ...(why.length === 0 ? [] : [label(`(${why.join(labels.comma)})`)]),
    ),
  ]);
  if (answer.uncertainty)
    rows.push([words.uncertainty, paragraph(teller.advise(answer.uncertainty))]);
  if (answer.against) rows.push([words.strongestCase, paragraph(teller.advise(answer.against))]);
  return part('answer', words.answer, [
    ...question,
    { kind: 'paragraph', style: 'verdict', spans: [label(words.verdicts[answer.verdict])] },
    { kind: 'paragraph', style: 'answer', spans: sentences },
    ...(teller.report.gaps.some(({ section }) => section === ANSWER_GAP)
      ? [small(label(labels.standing.standIn))]
      : []),
    { kind: 'terms', rows },
    {
      kind: 'table',
      caption: words.changes,
      head: [words.condition, words.by],
      rows: answer.changes.map(({ claim, by }) => [
        cell(teller.advise(claim)),
        by === null ? cell(label(words.noDate)) : cell(data(format.date(by))),
      ]),
    },
    small(
      label(
        [
          `${INFERRED} ${labels.reading.inferred}`,
          labels.reading.advice,
          labels.standing.confidenceNote,
        ].join(' · '),
      ),
    ),
  ]);
}

/** The sections of the argument as their author cut them; how little one is sure of is said where it is little. */
export function messagesPart(teller: Teller, messages: readonly Message[]): Part[] {
  const { labels, format } = teller;
  const words = labels.paper;
  const blocks = messages.flatMap((message, at): (Block | null)[] => {
    const doubts = message.why.map((doubt) => words.doubts[doubt]);
    const title = teller.say(message.title, 'strong');
    const against = message.against
      ? [paragraph(label(words.against), teller.say(message.against))]
      : [];
    const level = `${labels.confidence}${labels.colon} ${words.levels[message.confidence]}`;
    return [
      {
        kind: 'heading',
        anchor: `message-${at + 1}`,
        spans: [label(`${format.number(at + 1)}.`), title],
      },
      ...paragraphsOf(teller, message.support),
      writtenTable(teller, fill(words.tableOf, { message: teller.name(message.id) }), message.rows),
      ...against,
      message.confidence === 'low' ? small(label(`${level} (${doubts.join(labels.comma)})`)) : null,
    ];
  });
  return part('messages', words.messages, blocks);
}

/** Where a section has several paragraphs, the first sentence of each is its point. */
function paragraphsOf(teller: Teller, sentences: readonly Sentence[]): Block[] {
  const paragraphs: Sentence[][] = [];
  for (const one of sentences) {
    if (one.opens || paragraphs.length === 0) paragraphs.push([one]);
    else paragraphs.at(-1)?.push(one);
  }
  return paragraphs.map((all) => paragraph(...teller.all(all, paragraphs.length > 1)));
}
