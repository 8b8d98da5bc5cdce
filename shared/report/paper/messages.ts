import type { Message, Sentence } from '../../domain/paper/paper.ts';
import { fill } from '../labels.ts';
import { type Block, label, type Part, paragraph, part, small } from './blocks.ts';
import type { Teller } from './teller.ts';
import { writtenTable } from './written-table.ts';

/** The sections of the argument as their author cut them; how little one is sure of is said where it is little. */
export function messagesPart(teller: Teller, messages: readonly Message[]): Part[] {
  const { labels, format } = teller;
  const words = labels.paper;
  const blocks = messages.flatMap((message, at): (Block | null)[] => {
    const { title, support, rows, against, confidence, why } = message;
    const body = against ? [...support, against] : support;
    const said = teller.say(title, 'strong');
    const doubts = why.map((doubt) => words.doubts[doubt]).join(labels.comma);
    return [
      {
        kind: 'heading',
        anchor: `message-${at + 1}`,
        spans: [
          label(`${format.number(at + 1)}.`),
          // What its own sentences quote needs no number in a heading.
          teller.isHeldBy(title, [...body, ...rows]) ? { ...said, evidence: [] } : said,
        ],
      },
      ...paragraphsOf(teller, body),
      writtenTable(teller, fill(words.tableOf, { message: teller.name(message.id) }), rows),
      confidence === 'low'
        ? small(label(`${labels.confidence}${labels.colon} ${words.levels.low} (${doubts})`))
        : null,
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
  const isPointed = paragraphs.length > 1;
  return paragraphs.map((all) =>
    paragraph(
      ...teller.shared(
        all.map((claim, at) => teller.say(claim, isPointed && at === 0 ? 'strong' : undefined)),
      ),
    ),
  );
}
