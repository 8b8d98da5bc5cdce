import { z } from 'zod';

/** What the writer of the paper is asked to send: the shape alone, told to the service and read leniently. */

export const VERDICTS = ['yes', 'no', 'conditional', 'cannot_tell', 'none_asked'] as const;
export const HORIZONS = ['0-6 months', '6-18 months', '18+ months'] as const;

const ids = z.array(z.string());
const plain = {
  text: z.string().describe('One full sentence, or two short ones'),
  evidence: ids.describe('Passage, F and D ids it rests on'),
  kind: z.string().describe('fact, inference or proposal').optional(),
  about: z.string().describe('company, market, or the name of another').optional(),
  note: z.string().describe('Sums, inputs and assumptions behind it, if any').optional(),
};
const sentence = z.object(plain);
const dated = z.object({
  ...plain,
  by: z
    .string()
    .describe('ISO date, as exact as known: 2027-06-30, 2027-06, 2027; or empty')
    .optional(),
});

export const askedPaper = z.object({
  answer: z.object({
    verdict: z.enum(VERDICTS),
    sentences: z.array(sentence).describe('Three sentences that a director can repeat'),
    decide_by: dated
      .nullable()
      .describe('Why it must be decided by then; the day stands in by alone'),
    against: sentence.nullable().describe('The strongest case against it, in one sentence'),
    uncertainty: sentence.nullable().describe('The largest uncertainty, and what it could change'),
    changes: z
      .array(dated)
      .describe('What would change the answer: a figure, its threshold, a day'),
  }),
  sections: z
    .array(
      z.object({
        title: sentence.describe(
          'Its message: a sentence with a verb, at most 14 words, that can be read alone',
        ),
        paragraphs: z
          .array(z.array(sentence))
          .describe('Each begins with its point; a sentence each, with its evidence'),
        rows: z
          .array(sentence)
          .describe(
            'A table, if one says it better: a row each, "label | head: cell | head: cell", the same heads in every row',
          ),
      }),
    )
    .describe('Four to seven sections, in the order of the argument'),
  calendar: z.array(dated).describe('Dated events that bear on the question'),
  criteria: z.array(z.string()).describe('Three or four words or phrases by which options differ'),
  options: z.array(
    z.object({
      name: z.string(),
      cells: z
        .array(
          z.object({
            rating: z
              .string()
              .nullable()
              .describe('strong, mixed, weak, or none where no page speaks of it'),
            ...plain,
            text: z.string().nullable().describe('At most twelve words, or null'),
          }),
        )
        .describe('One a criterion, in their order'),
    }),
  ),
  choice: sentence.nullable().describe('Why the chosen option wins over the next best'),
  recommendations: z.array(
    z.object({
      action: sentence,
      why: z.array(sentence),
      counter: sentence
        .nullable()
        .describe('The strongest case against it, where no section meets it'),
      reverse: z.array(dated).describe('The number and day that would reverse it'),
      first_90_days: z.array(dated),
      beyond: z.array(dated).describe('The path beyond 90 days'),
      measure: sentence.nullable(),
      owner: z.string().nullable().describe('A role'),
      size: ids.describe('F and D ids that say how much is at stake'),
      priority: z.string().nullable().describe('high, medium or low'),
      horizon: z.string().nullable().describe(HORIZONS.join(', ')),
      answers: ids.describe('Messages it follows from: K1'),
      depends_on: ids.describe('Recommendations it needs first: R1'),
    }),
  ),
  risks: z.array(
    z.object({
      risk: sentence,
      likelihood: z.string().nullable().describe('high, medium, low or unknown'),
      impact: z.string().nullable().describe('high, medium, low or unknown'),
      early: sentence.nullable().describe('The early sign'),
      mitigation: sentence.nullable(),
    }),
  ),
  unknowns: z.array(
    z.object({
      what: z.string().describe('What is not known'),
      how: z.string().nullable().describe('How to find it out'),
      matters_to: ids.describe('K and R ids'),
      query: z.string().describe('What to search for, or empty').optional(),
    }),
  ),
  compute: z
    .array(
      z.object({
        key: z.string().describe('A word that a sentence uses as {word}'),
        what: z.string().describe('What it is, in a few words without figures').optional(),
        op: z.string(),
        of: z.array(
          z.object({
            id: z.string().describe('F or D id, key of another one, or empty').optional(),
            value: z.number().describe('A number that is no fact').optional(),
            why: z.string().describe('Where that number comes from').optional(),
          }),
        ),
      }),
    )
    .describe('Figures that code shall compute'),
});

/** The part of a schema that is told to the service; reading is ours. */
export function told(schema: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
