import { z } from 'zod';
import type { Figure } from '../../domain/figures/figure.ts';
import { figuresIn } from '../../domain/figures/figures.ts';
import { sameCells } from '../../domain/paper/sentences.ts';
import { OUTPUT_TOKENS } from '../depth.ts';
import { promptOf } from '../prompts.ts';
import type { PaperUses } from './argue.ts';
import { type Line, type PaperDraft, printed, without } from './lines.ts';
import { type Material, questionOf } from './material.ts';
import { told } from './paper-schema.ts';
import { field, listOf, textOf } from './reading.ts';
import { authorSystem } from './writing.ts';

const asked = z.object({
  sentences: z
    .array(
      z.object({
        id: z.string().describe('Its place'),
        text: z.string().describe('The sentence as it is to be read'),
        note: z.string().describe('Its sums and assumptions, where there are any').optional(),
      }),
    )
    .describe('Only sentences that change'),
  remove: z
    .array(z.string())
    .describe('Places of sentences that the reader would not miss: K1.4, R1.why.2, event.3')
    .optional(),
});

interface Edits {
  readonly texts: ReadonlyMap<string, { readonly text: string; readonly basis: string }>;
  readonly remove: ReadonlySet<string>;
}

/** What may go for brevity: no answer, title, objection, action or cell of a table. */
const REMOVABLE = /^(?:K\d+|event|answer\.change|R\d+\.(?:why|reverse|step|beyond))\.(\d+)$/u;

const editReply: z.ZodType<Edits> = z
  .unknown()
  .meta(told(asked))
  .transform((raw): Edits => {
    const edits = listOf(field(raw, 'sentences')).map(
      (one): [string, { text: string; basis: string }] => [
        textOf(field(one, 'id')),
        {
          text: textOf(field(one, 'text')).replace(/^¶\s*/u, ''),
          basis: textOf(field(one, 'note')),
        },
      ],
    );
    const removed = listOf(field(raw, 'remove')).map(textOf);
    return {
      texts: new Map(edits.filter(([, { text }]) => text !== '')),
      // The first of its part stays: a message or an advice without a reason would fall as a whole.
      remove: new Set(removed.filter((id) => Number(REMOVABLE.exec(id)?.[1] ?? 0) > 1)),
    };
  });

export interface Edited {
  readonly draft: PaperDraft;
  readonly edited: number;
  /** Sentences that keep their old text because the new one changed a figure. */
  readonly refused: number;
}

/** The paper for a reader with ten minutes. Words may change and sentences go; figures may not change, and citations cannot. */
export async function edit(
  draft: PaperDraft,
  material: Material,
  datesOf: (line: Line) => readonly string[],
  { ask, money }: PaperUses,
): Promise<Edited> {
  const answer = await ask({
    name: 'edit',
    stage: 'synthesise',
    system: authorSystem(material.request.language),
    prompt: promptOf([
      { heading: 'Task', body: EDIT_TASK },
      { heading: 'Question', body: questionOf(material) },
      { heading: 'The paper', body: printed(draft) },
    ]),
    reply: editReply,
    maxOutputTokens: OUTPUT_TOKENS.edit,
    language: material.request.language,
    ...money,
  });
  if (!answer.ok) return { draft, edited: 0, refused: 0 };
  const { texts: edits, remove } = answer.value;
  let [edited, refused] = [0, 0];
  const left = without(draft.lines, ({ id }) => remove.has(id));
  const lines = left.map((line): Line => {
    const next = edits.get(line.id);
    if (!next || (next.text === line.text && next.basis === '')) return line;
    const whole = { ...line, text: next.text, basis: next.basis || line.basis };
    if (!sameCells(line.text, whole.text) || !keepsFigures(line, whole, datesOf(line))) {
      refused += 1;
      return line;
    }
    edited += 1;
    return whole;
  });
  return { draft: { ...draft, lines }, edited, refused };
}

/** No figure is lost (a note may take it) or gained, but for the dates of the sources. */
export function keepsFigures(
  before: Pick<Line, 'text' | 'basis'>,
  after: Pick<Line, 'text' | 'basis'>,
  sourceDates: readonly string[],
): boolean {
  const had = new Set(keysIn(`${before.text} ${before.basis}`));
  const has = new Set(keysIn(`${after.text} ${after.basis}`));
  return (
    keysIn(before.text).every((key) => has.has(key)) &&
    figuresIn(after.text).every((figure) => had.has(keyOf(figure)) || isDateOf(figure, sourceDates))
  );
}

/** The year or month in which a source was published. */
const isDateOf = ({ kind, value }: Figure, dates: readonly string[]): boolean =>
  dates.some((date) => {
    const [year, month = 0] = date.split('-').map(Number);
    if (kind === 'year') return value === year;
    return kind === 'date' && Math.floor(value / 100) === 100 * Number(year) + month;
  });

const keysIn = (text: string): string[] => figuresIn(text).map(keyOf);

const keyOf = ({ kind, low, high, unit, bound }: Figure): string =>
  JSON.stringify([kind, low, high, unit, bound]);

const EDIT_TASK = `Edit the paper for a director with ten minutes, who reads the answer, the titles and the first sentence of each paragraph, and will be asked about them. Change no fact, figure, bound, verdict or citation; add none. Write each sentence that changes again, whole, under its place:
- The answer reads as three plain sentences that can be repeated aloud.
- Read each section aloud (K1.1, K1.2 …; ¶ begins a paragraph): each paragraph begins with its point, short enough to stand in bold; the sentences read on as one; the last says what follows. A fragment becomes a sentence. What has more than 25 words becomes two short sentences within its place.
- At most two figures a sentence. Sums, inputs and assumptions move to its note, in full; a hedge or date that stands earlier in the paragraph is not given again, unless the figure would mislead without it.
- A row of a table (K1.row.1) keeps its cells and the heads that it shares with the others.
- Shorter: a section has at most 300 words, the paper about 2,800. What the reader would not miss, or only repeats another, goes: its place stands in remove.`;
