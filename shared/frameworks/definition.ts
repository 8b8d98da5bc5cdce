import { z } from 'zod';
import { EXHIBIT_KINDS } from '../domain/exhibit.ts';

/**
 * A framework as data: what is asked, what high and low mean, how it is scored, shown and worded. Those of a
 * reader's own are files of this shape; several of the program's are too.
 */

const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,39}$/,
    'must be lower-case letters, digits and _, starting with a letter',
  );
const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must be at most ${max} characters`)
    .refine((text) => text.isWellFormed() && !/[\n\r]/.test(text), 'must be one line of text');
const prose = (max: number) =>
  z.string().trim().min(1, 'must not be empty').max(max, `must be at most ${max} characters`);

const itemSchema = z.strictObject({
  id,
  /** What it asks. */
  asks: line(200),
  /** What a high, and a low, level of it looks like. */
  high: line(200),
  low: line(200),
  /** High of it is low on the topic's scale, as high capital requirements are low pressure. */
  inverse: z.boolean().default(false),
});

const topicSchema = z
  .strictObject({
    id,
    /** Fixed items, each answered high, medium or low: the topic has a score. */
    items: z.array(itemSchema).min(1).max(10).optional(),
    /** Or an open list, most important first: it has none. */
    list: z
      .strictObject({
        asks: line(300),
        most: z.int().min(1).max(8).default(4),
        kind: z.enum(['fact', 'inference', 'proposal']).default('fact'),
      })
      .optional(),
  })
  .refine(({ items, list }) => (items === undefined) !== (list === undefined), {
    error: 'must have either items or a list',
  });

const wordsSchema = z.strictObject({
  title: line(80),
  method: prose(1000),
  topics: z.record(z.string(), line(80)),
  short: z.record(z.string(), line(40)).optional(),
  items: z.record(z.string(), line(80)).optional(),
  rates: line(40).optional(),
  ratings: z.record(z.string(), line(40)).optional(),
  exhibits: z.record(z.string(), line(80)).default({}),
});

/** Kinds that can be drawn from scores, or from the statements of lists. */
const SCORED_KINDS = ['dots', 'bars', 'table'] as const;
const LISTED_KINDS = ['matrix'] as const;

/** Names that the fields of every reply have already. */
const TAKEN = ['message', 'takeaways', 'so_what', 'unknown', 'headline', 'takeaway'];

export const definitionSchema = z
  .strictObject({
    name: id,
    version: line(20),
    questions: z.array(line(200)).min(1).max(8),
    instructions: prose(6000),
    topics: z.array(topicSchema).min(1).max(10),
    /** Whom its statements are about. */
    about: z.enum(['company', 'market']).default('company'),
    rubric: z.strictObject({ at_least: z.int().min(1).max(10) }).default({ at_least: 1 }),
    exhibit: z.enum(EXHIBIT_KINDS),
    words: z.record(
      z.string().regex(/^[a-z]{2,3}$/, 'must be a language code such as "en"'),
      wordsSchema,
    ),
  })
  .superRefine((definition, issues) => {
    for (const { path, message } of faultsOf(definition)) {
      issues.addIssue({ code: 'custom', path: [...path], message });
    }
  });
export type Definition = z.infer<typeof definitionSchema>;

interface Shape {
  readonly topics: readonly z.infer<typeof topicSchema>[];
  readonly exhibit: string;
  readonly words: Readonly<Record<string, z.infer<typeof wordsSchema>>>;
}

/** What only shows when the parts are read together. */
function faultsOf({ topics, exhibit, words }: Shape) {
  const faults: { path: (string | number)[]; message: string }[] = [];
  const add = (path: (string | number)[], message: string) => faults.push({ path, message });
  const fits = (kinds: readonly string[]) => kinds.includes(exhibit);
  const isScored = topics.some(({ items }) => items !== undefined);
  const isListed = topics.some(({ list }) => list !== undefined);
  if (!(isScored && fits(SCORED_KINDS)) && !(isListed && fits(LISTED_KINDS))) {
    const kinds = [...(isScored ? SCORED_KINDS : []), ...(isListed ? LISTED_KINDS : [])];
    add(['exhibit'], `must be one of ${kinds.join(', ')} for topics of this kind`);
  }
  twice(topics.map((topic) => topic.id)).forEach((name) => {
    add(['topics'], `has the id "${name}" twice`);
  });
  topics.forEach((topic, at) => {
    if (TAKEN.includes(topic.id))
      add(['topics', at, 'id'], `must not be one of ${TAKEN.join(', ')}`);
    for (const name of twice((topic.items ?? []).map((item) => item.id))) {
      add(['topics', at, 'items'], `has the id "${name}" twice`);
    }
  });
  if (Object.keys(words).length === 0) add(['words'], 'must hold at least one language');
  for (const [language, own] of Object.entries(words)) {
    for (const topic of topics) {
      if (own.topics[topic.id] === undefined) {
        add(['words', language, 'topics'], `has no word for the topic "${topic.id}"`);
      }
      for (const item of topic.items ?? []) {
        const key = `${topic.id}.${item.id}`;
        if (own.items?.[key] === undefined) {
          add(['words', language, 'items'], `has no word for the item "${key}"`);
        }
      }
    }
  }
  return faults;
}

const twice = (names: readonly string[]) => [
  ...new Set(names.filter((name, at) => names.indexOf(name) !== at)),
];
