import { z } from 'zod';
import { wordsOf } from '../domain/names/names.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import { compose, distinct, type Query, type QuestionGroup } from './plan.ts';
import { termsOf } from './select-passages.ts';

export const QUERY_KINDS = [
  'results',
  'market',
  'rivals',
  'customers',
  'suppliers',
  'regulation',
  'technology',
  'substitutes',
  'strategy',
  'decision',
] as const;

/** A query as the model proposes it. */
export const proposedQuery = z.object({
  query: z
    .string()
    .max(1200)
    .describe('Search words, as one would type them, at most 400 characters'),
  language: z.string().max(40).describe('The language of the query: de, en, ja'),
  kind: z.enum(QUERY_KINDS),
  topics: z
    .array(z.string().max(60))
    .max(40)
    .describe('Ids of the research questions that it is to answer, at most four'),
});
export type ProposedQuery = z.infer<typeof proposedQuery>;

/** A query that claims to answer more of the questions answers none of them. */
const MOST_GROUPS = 4;
/** Of all questions' searches, the part on what the reader wants to decide. */
const READERS_SHARE = 1 / 3;
/** What else is asked on the reader's question when nothing better is planned. */
const ASPECTS = ['costs', 'risks', 'competitors', 'market size', 'regulation', 'examples', 'price'];

export interface PlanInput {
  proposed: readonly ProposedQuery[];
  /** Searches that have been made or are under way. */
  opening: readonly Query[];
  groups: readonly QuestionGroup[];
  request: AnalysisRequest;
  /** Of the company's home, ISO 639-1; null when it is not known. */
  homeLanguage: string | null;
  /** Searches in all, with `opening`. */
  count: number;
}

/**
 * The searches that follow the opening: the model's within the bounds, and fixed questions where it left a hole.
 * Each framework's first question is asked by something, a third bears on the reader's question, each of the
 * languages (the report's, the company's home, English) has one if the model wrote one. Pure.
 */
export function planQueries(input: PlanInput): Query[] {
  const { opening, groups, request, count } = input;
  const room = Math.max(0, count - opening.length);
  const isOn = onQuestionOf(request) ?? (() => false);
  const proposals = proposalsOf(input);
  const asked = new Set(opening.flatMap((one) => one.groups));
  const firsts = groups.filter(({ id, rank }) => rank === 0 && !asked.has(id));
  const needed = request.context === undefined ? 0 : Math.ceil(count * READERS_SHARE);
  const lacking = Math.max(0, needed - opening.filter(({ query }) => isOn(query)).length);

  const planned = readersQueries(
    proposals.filter(({ query }) => isOn(query)),
    firsts,
    { lacking, spare: room - firsts.length },
  );
  let short = lacking - planned.length;
  const covers =
    ({ id }: QuestionGroup) =>
    (one: Query) =>
      one.groups.includes(id);
  for (const hole of firsts) {
    if (planned.some(covers(hole))) continue;
    const bent = { query: compose([hole.query, request.context]), groups: [hole.id] };
    planned.push(short > 0 ? bent : (proposals.find(covers(hole)) ?? fixed(hole)));
    short -= 1;
  }
  for (const aspect of ASPECTS.slice(0, Math.max(0, short))) {
    planned.push({ query: compose([request.company, request.context, aspect]), groups: [] });
  }
  const others = newGroundFirst(proposals.filter((one) => !planned.includes(one)));
  const holes = groups.filter(
    (one) => !asked.has(one.id) && ![...planned, ...others].some(covers(one)),
  );
  const known = new Set(opening.map(({ query }) => query.toLowerCase()));
  return distinct([...planned, ...others, ...holes.map(fixed)])
    .filter(({ query }) => !known.has(query.toLowerCase()))
    .slice(0, room);
}

const fixed = ({ id, query }: QuestionGroup): Query => ({ query, groups: [id] });

/** Of queries on the reader's question as many as are lacking; those that answer no first question only as there is room to spare. */
function readersQueries(
  queries: readonly Query[],
  firsts: readonly QuestionGroup[],
  { lacking, spare }: { lacking: number; spare: number },
): Query[] {
  const chosen: Query[] = [];
  const open = new Set(firsts.map(({ id }) => id));
  let left = spare;
  for (const one of queries) {
    if (chosen.length >= lacking) break;
    const helps = one.groups.some((id) => open.has(id));
    if (!helps && left <= 0) continue;
    if (!helps) left -= 1;
    for (const id of one.groups) open.delete(id);
    chosen.push(one);
  }
  return chosen;
}

/** Within length and languages, none twice, with the region; the first of each language in front. */
export function proposalsOf({
  proposed,
  groups,
  request,
  homeLanguage,
}: Omit<PlanInput, 'opening' | 'count'>): Query[] {
  const ids = new Set(groups.map(({ id }) => id));
  const spoken = new Set(['en', primary(request.language), primary(homeLanguage ?? '')]);
  const usable = proposed.filter(
    ({ query, language }) => /[\p{L}\p{N}]/u.test(query) && spoken.has(primary(language)),
  );
  const firsts = new Set<ProposedQuery>();
  for (const language of spoken) {
    const first = usable.find((one) => primary(one.language) === language);
    if (first) firsts.add(first);
  }
  const ordered = [...firsts, ...usable.filter((one) => !firsts.has(one))];
  return distinct(
    ordered.map(({ query, topics }) => {
      const known = topics.filter((id) => ids.has(id));
      const text = query.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
      return {
        query: compose([text, regionOf(text, request)]),
        groups: known.length > MOST_GROUPS ? [] : known,
      };
    }),
  );
}

const primary = (tag: string) => tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';

function regionOf(query: string, { region }: AnalysisRequest): string | undefined {
  if (region === undefined) return undefined;
  const words = new Set(wordsOf(query));
  return wordsOf(region).some((word) => words.has(word)) ? undefined : region;
}

/** Those that answer a question no earlier one does, then the others. */
function newGroundFirst(queries: readonly Query[]): Query[] {
  const seen = new Set<string>();
  const fresh = queries.filter(({ groups }) => {
    const isNew = groups.some((id) => !seen.has(id));
    for (const id of groups) seen.add(id);
    return isNew;
  });
  return [...fresh, ...queries.filter((one) => !fresh.includes(one))];
}

/**
 * Whether a query bears on what the reader wants to decide: two of the question's own words stand in it, those of
 * company and industry aside (all, where it has fewer). Null without a question.
 */
export function onQuestionOf({
  company,
  industry = '',
  context,
}: Pick<AnalysisRequest, 'company' | 'industry' | 'context'>): ((query: string) => boolean) | null {
  if (context === undefined) return null;
  const common = termsOf(`${company} ${industry}`);
  const words = [...termsOf(context)].filter(
    (term) => !common.has(term) && term.length >= LEAST(term),
  );
  const needed = Math.min(2, Math.max(1, words.length));
  return (query) => {
    const terms = termsOf(query);
    return words.filter((word) => terms.has(word)).length >= needed;
  };
}

/** Shorter words of spaced scripts join others in every sentence; figures and pairs of signs do not. */
const LEAST = (term: string) => (/^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u.test(term) ? 4 : 2);
