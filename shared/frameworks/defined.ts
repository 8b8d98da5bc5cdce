import { z } from 'zod';
import type { SectionClaim } from '../domain/section.ts';
import type { Definition } from './definition.ts';
import { instructionsOf } from './definition-instructions.ts';
import { exhibit, quadrants, scoreDots, topicsIn } from './exhibit.ts';
import { evidence, finding, oneOf } from './finding.ts';
import type { Assessment, AssessUses, Framework, FrameworkWords } from './framework.ts';
import {
  claimsOf,
  countsIn,
  distinct,
  draftsOf,
  type Item,
  listed,
  standing,
  unscored,
} from './item.ts';
import { messageFields, replyOf } from './message.ts';
import { LEVELS, type Level, score, WEIGHT } from './rubric.ts';

const NOT_ASSESSED = { evidence: [], finding: '', level: 'not_assessed' } as const;

const rated = z.object({
  evidence,
  finding: finding('What the passages show, in one sentence; empty when not assessed.'),
  level: oneOf([...LEVELS, 'not_assessed']).describe(
    'The level of it that the passages show; not_assessed without a passage.',
  ),
});
const entry = z.object({
  evidence,
  finding: finding('One sentence that stands on its own.'),
  importance: oneOf(LEVELS).describe('How much it matters to the company.'),
});

const answersOf = z.record(z.string(), rated);
const entries = z.array(entry);

type Entry = z.infer<typeof entry>;
type Reply = Record<string, object>;
type Topic = Definition['topics'][number];

/** A framework from its definition. */
export function definedFramework(definition: Definition, digest?: string): Framework<Reply> {
  const { name, version, questions, topics, words } = definition;
  const own = words.en ?? Object.values(words)[0];
  if (own === undefined) throw new TypeError(`the framework ${name} has no words`);
  return {
    ...{ name, version, questions, words },
    ...(digest === undefined ? {} : { digest }),
    topics: topics.map(({ id }) => id),
    instructions: instructionsOf(definition, own),
    reply: replyOf(z.object({ ...groupsOf(topics), ...messageFields }), { blank: NOT_ASSESSED }),
    drafts: (reply) => draftsOf(itemsOf(definition, reply, own), ({ asked }) => asked),
    assess(reply, kept, uses) {
      const items = itemsOf(definition, reply, uses.words);
      return assessment(definition, items, claimsOf(items, kept), countsIn(kept), uses);
    },
  };
}

function groupsOf(topics: readonly Topic[]): Record<string, z.ZodType<object>> {
  const groups = topics.map(({ id, items, list }): [string, z.ZodType<object>] => {
    if (items) {
      const shape = Object.fromEntries(items.map((item) => [item.id, rated]));
      // What each asks stands in the instructions.
      return [id, z.preprocess((raw) => raw ?? {}, z.object(shape))];
    }
    return [
      id,
      z
        .array(entry)
        .max(list?.most ?? 4)
        .describe(list?.asks ?? ''),
    ];
  });
  return Object.fromEntries(groups);
}

interface Answered extends Item {
  /** On the topic's scale, 1 to 5; null for an entry of a list. */
  readonly weight: number | null;
  readonly asked: { item: string; rating: string };
}

const INVERSE: Readonly<Record<Level, Level>> = { high: 'low', medium: 'medium', low: 'high' };

function itemsOf(definition: Definition, reply: Reply, words: FrameworkWords): Answered[] {
  const { name, topics, about } = definition;
  return topics.flatMap((topic): Answered[] => {
    if (topic.list) {
      return entriesOf(name, about, topic, entries.safeParse(reply[topic.id]).data ?? []);
    }
    const answers = answersOf.safeParse(reply[topic.id]).data ?? {};
    return (topic.items ?? []).flatMap((item) => {
      const answer = answers[item.id] ?? NOT_ASSESSED;
      const text = answer.finding.trim();
      if (text === '' || answer.level === 'not_assessed') return [];
      const { high, low, asks } = item;
      const label = words.items?.[`${topic.id}.${item.id}`] ?? item.id;
      const rating = item.inverse ? INVERSE[answer.level] : answer.level;
      return [
        {
          ...{ id: `${name}.${topic.id}.${item.id}`, text, evidence: answer.evidence },
          ...{ kind: 'fact' as const, about, topic: topic.id, label, rating, links: [] },
          weight: WEIGHT[rating],
          asked: {
            item: `${item.id.replaceAll('_', ' ')}: ${asks}. high: ${high}; low: ${low}`,
            rating: answer.level,
          },
        },
      ];
    });
  });
}

const entriesOf = (
  name: string,
  about: string,
  { id: topic, list }: Topic,
  given: readonly Entry[],
) =>
  listed(`${name}.${topic}`, distinct(given), ({ importance }) => ({
    ...{ kind: list?.kind ?? ('fact' as const), about, topic, label: null, links: [] },
    ...{ rating: importance, weight: null },
    asked: { item: `${topic.replaceAll('_', ' ')}: how much it matters`, rating: importance },
  }));

function assessment(
  definition: Definition,
  items: readonly Answered[],
  claims: readonly SectionClaim[],
  counts: (item: Answered) => boolean,
  { words }: AssessUses,
): Assessment {
  const { topics, rubric } = definition;
  const scores = topics.flatMap((topic) => {
    if (!topic.items) return [];
    const weights = topic.items.map(({ id }) => {
      const item = items.find((one) => one.id === `${definition.name}.${topic.id}.${id}`);
      return item && counts(item) ? item.weight : null;
    });
    const label = words.topics[topic.id] ?? topic.id;
    const atLeast = Math.min(rubric.at_least, topic.items.length);
    return [score({ id: topic.id, label }, weights, atLeast)];
  });
  const ordered = topics.flatMap(({ id, list }) => {
    const own = claims.filter(({ topic }) => topic === id);
    return list ? own.toSorted((a, b) => standing(b) - standing(a)) : own;
  });
  const held = new Set(claims.map(({ topic }) => topic));
  const lists = topics.filter(({ list }) => list).map(({ id }) => id);
  return {
    ...{ scores, claims: ordered, exhibits: exhibitsOf(definition, scores, ordered, words) },
    missing: [...unscored(scores), ...lists.filter((id) => !held.has(id))],
  };
}

function exhibitsOf(
  { name, exhibit: kind, topics }: Definition,
  scores: Assessment['scores'],
  claims: readonly SectionClaim[],
  words: FrameworkWords,
): Assessment['exhibits'] {
  const title = words.exhibits.title ?? words.title;
  if (kind === 'matrix') {
    const lists = topics.filter(({ list }) => list).map(({ id }) => id);
    return quadrants(name, title, topicsIn(lists, words), claims);
  }
  const columns = ['', words.rates ?? words.title];
  const dots = scoreDots(name, title, scores, {
    columns,
    ...(words.short ? { short: words.short } : {}),
  });
  if (kind === 'dots') return dots;
  return dots.map(({ rows, title: _title, ...one }) =>
    exhibit({
      ...one,
      name: title,
      kind: kind === 'bars' ? 'bars' : 'table',
      rows: rows.toSorted((a, b) => (b.cells[0]?.value ?? 0) - (a.cells[0]?.value ?? 0)),
    }),
  );
}
