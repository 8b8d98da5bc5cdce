import { z } from 'zod';
import { isPlace, type Line, type PaperDraft, placed } from './lines.ts';
import { headsOf, lineOf, type Wish, wishesOf } from './paper-reply.ts';
import { askedPaper, told } from './paper-schema.ts';
import { field, listOf, textOf, textsOf } from './reading.ts';

/** Changes to a paper, by place: whole sentences, and what falls. */

const sentence = z.object({
  id: z.string().describe('Its place'),
  text: z
    .string()
    .describe('The whole sentence as it is to stand, after ¶ where a new paragraph begins with it'),
  evidence: z.array(z.string()).describe('Passage, F and D ids; all of them'),
  kind: z.string().describe('fact, inference or proposal').optional(),
  about: z.string().describe('company, market, or the name of another').optional(),
  note: z.string().describe('Sums, inputs and assumptions behind it, if any').optional(),
  by: z.string().describe('ISO date, where the place has one').optional(),
});

export const askedCompletion = z.object({
  sentences: z.array(sentence),
  remove: z
    .array(z.string())
    .describe('Places of sentences that fall, and U2 of what is known after all')
    .optional(),
});

const { options, recommendations, unknowns, compute } = askedPaper.shape;
const recommendationHead = recommendations.element
  .pick({ owner: true, priority: true, horizon: true, answers: true })
  .extend({ id: z.string() });

export const askedRevision = askedCompletion.extend({
  faults: z
    .array(
      z.object({
        number: z.int(),
        outcome: z
          .string()
          .nullable()
          .describe('revised, removed, or left where the critic is wrong'),
      }),
    )
    .describe('What became of each fault'),
  options: z
    .array(
      options.element.pick({ name: true }).extend({
        id: z.string(),
        ratings: z
          .array(z.string())
          .describe('One a criterion: strong, mixed, weak, none')
          .optional(),
      }),
    )
    .describe('New or re-rated options alone; their cells are sentences O5.1, O5.2, …')
    .optional(),
  recommendations: z.array(recommendationHead).describe('New or changed ones alone').optional(),
  unknowns: unknowns.describe('New ones alone').optional(),
  compute: compute.optional(),
});

export interface Amendments {
  readonly sentences: readonly Line[];
  readonly remove: readonly string[];
  readonly outcomes: ReadonlyMap<number, 'revised' | 'removed' | 'left'>;
  readonly heads: Omit<PaperDraft, 'lines'>;
  readonly wishes: readonly Wish[];
}

export const amendments = (asked: z.ZodType): z.ZodType<Amendments> =>
  z.unknown().meta(told(asked)).transform(amendmentsOf);

function amendmentsOf(raw: unknown): Amendments {
  const outcomes = listOf(field(raw, 'faults')).flatMap((one) => {
    const number = Number(textOf(field(one, 'number')));
    const word = textOf(field(one, 'outcome')).toLowerCase();
    const outcome = (['revised', 'removed', 'left'] as const).find((known) => word.includes(known));
    return Number.isInteger(number) && outcome ? [[number, outcome] as const] : [];
  });
  return {
    sentences: listOf(field(raw, 'sentences')).flatMap((one) => {
      const id = textOf(field(one, 'id'));
      return isPlace(id) ? lineOf(id, one) : [];
    }),
    remove: textsOf(field(raw, 'remove')),
    outcomes: new Map(outcomes),
    heads: headsOf(raw),
    wishes: wishesOf(raw),
  };
}

/** A sentence sent without ids keeps those it had; new heads join those that stand. */
export function amended(draft: PaperDraft, { sentences, remove, heads }: Amendments): PaperDraft {
  const before = new Map(draft.lines.map((line) => [line.id, line]));
  const whole = sentences.map((line) => {
    const old = before.get(line.id);
    if (!old) return line;
    return {
      ...line,
      evidence: line.evidence.length > 0 ? line.evidence : old.evidence,
      by: line.by ?? old.by,
      ...(old.opens && { opens: old.opens }),
    };
  });
  const headBefore = new Map(draft.recommendations.map((head) => [head.id, head]));
  const wholeHead = (head: (typeof heads.recommendations)[number]) => ({
    ...head,
    size: head.size.length > 0 ? head.size : (headBefore.get(head.id)?.size ?? []),
    depends_on: headBefore.get(head.id)?.depends_on ?? [],
  });
  const joined = <T extends { id: string }>(old: readonly T[], news: readonly T[]): T[] => [
    ...old.map((one) => news.find(({ id }) => id === one.id) ?? one),
    ...news.filter(({ id }) => !old.some((one) => one.id === id)),
  ];
  const isKnown = (n: number) => remove.includes(`U${n + 1}`);
  return placed(
    {
      ...draft,
      options: joined(
        draft.options,
        heads.options.map((one) => wholeOption(draft, one)),
      ),
      recommendations: joined(draft.recommendations, heads.recommendations.map(wholeHead)),
      unknowns: [...draft.unknowns.filter((_, n) => !isKnown(n)), ...heads.unknowns],
    },
    whole,
    remove,
  );
}

/** An option sent again keeps its name, and the ratings that it did not send. */
function wholeOption(
  { options }: PaperDraft,
  option: PaperDraft['options'][number],
): PaperDraft['options'][number] {
  const old = options.find(({ id }) => id === option.id);
  if (old === undefined) return option;
  return {
    ...old,
    name: option.name || old.name,
    ratings: option.ratings.length > 0 ? option.ratings : old.ratings,
  };
}
