import type { AnalysisRequest, Depth } from '../domain/request.ts';
import type { Framework } from '../frameworks/framework.ts';
import { limitsOf } from './depth.ts';

/** The search service's limit. */
export const MAX_QUERY = 400;
/** Of an advanced search, which the service may make of any. */
export const MOST_CREDITS = 2;

/** Rounds of searches for what the first one left open. */
export const ROUNDS: Readonly<Record<Depth, number>> = { quick: 0, standard: 1, deep: 2 };
/** Searches of a further round, and the pages that are read of them. */
export const ROUND_QUERIES = 6;
export const ROUND_SOURCES = 12;

/** One search: its words, the research questions it is to answer, and where alone it looks. */
export interface Query {
  readonly query: string;
  /** Ids of questions, `porter.1`. */
  readonly groups: readonly string[];
  /** Only pages of these domains; everywhere when absent. */
  readonly domains?: readonly string[];
}

/** A research question of a framework. */
export interface QuestionGroup {
  /** Framework and number: `porter.1`. */
  readonly id: string;
  /** 0 for each framework's most important. */
  readonly rank: number;
  /** As it is searched when nothing better is planned. */
  readonly query: string;
}

/** What is searched first, to know which company is meant. */
export function identityQuery(request: AnalysisRequest): Query {
  const { company, industry, company_domain: domain } = request;
  const query = compose([company, industry, domain, 'company overview headquarters competitors']);
  return { query, groups: [] };
}

/** Every research question of the frameworks, each framework's most important first. */
export function questionGroups(
  request: AnalysisRequest,
  frameworks: readonly Framework[],
): QuestionGroup[] {
  const most = Math.max(0, ...frameworks.map(({ questions }) => questions.length));
  return Array.from({ length: most }, (_, rank) =>
    frameworks.flatMap(({ name, questions }) => {
      const question = questions[rank];
      if (question === undefined) return [];
      return [{ id: `${name}.${rank + 1}`, rank, query: fill(question, request) }];
    }),
  ).flat();
}

/** How many searches the depth allows for the questions and for what the reader wants to decide. */
export function questionCount(request: AnalysisRequest, frameworks: readonly Framework[]): number {
  const { questions } = limitsOf(request.depth);
  const asked = new Set(
    questionGroups(request, frameworks)
      .filter(({ rank }) => rank < questions)
      .map(({ query }) => query),
  );
  return asked.size + (request.context === undefined ? 0 : 1);
}

/** The company's own pages, and those of filings and regulators. */
const PLACES = 2;

/** Searches of the first round, in all: the company, its own places, the questions. */
export function firstRoundCount(
  request: AnalysisRequest,
  frameworks: readonly Framework[],
): number {
  return 1 + PLACES + questionCount(request, frameworks);
}

/**
 * What can be searched before it is known which company is meant: the reader's question in the reader's words
 * and, for a report in English, each framework's first question, which is in English. A third of them bears on
 * the reader's question.
 */
export function openingQueries(
  request: AnalysisRequest,
  frameworks: readonly Framework[],
): Query[] {
  const first = isEnglish(request.language)
    ? distinct(
        questionGroups(request, frameworks)
          .filter(({ rank }) => rank === 0)
          .map(({ id, query }) => ({ query, groups: [id] })),
      )
    : [];
  const { context } = request;
  if (context === undefined) return first;
  const own = { query: compose([request.company, context]), groups: [] };
  const more = Math.ceil((first.length + 1) / 3) - 1;
  const bent = first.map((one, at) =>
    at < first.length - more ? one : { ...one, query: compose([one.query, context]) },
  );
  return distinct([own, ...bent]);
}

const isEnglish = (language: string) => /^en\b/i.test(language);

/** Each query once, with all that it was asked for. */
export function distinct(queries: readonly Query[]): Query[] {
  const known = new Map<string, Query>();
  for (const one of queries) {
    const key = JSON.stringify([one.query.toLowerCase(), one.domains ?? []]);
    const same = known.get(key);
    const groups = [...new Set([...(same?.groups ?? []), ...one.groups])];
    known.set(key, { ...(same ?? one), groups });
  }
  return [...known.values()];
}

/** A search's step as it is shown. */
export function searchName(
  query: string,
  { recent, domains = [] }: { recent: boolean; domains?: readonly string[] | undefined },
): string {
  const [domain] = domains;
  const where = domain === undefined ? '' : `${domain}: `;
  return `search:${recent ? 'recent:' : ''}${where}${query}`.slice(0, 120).toWellFormed();
}

function fill(question: string, request: AnalysisRequest): string {
  // A question on the industry alone is asked in this company's light too.
  const asked = question.includes('{company}') ? question : `{company} ${question}`;
  const names: Record<string, string> = {
    '{company}': clip(request.company, 120),
    '{industry}': clip(request.industry ?? '', 80),
  };
  // One pass, by a function: what a name itself holds, `$&` or `{industry}`, is searched as written.
  const filled = asked
    .replace(/\{(?:company|industry)\}/g, (slot) => names[slot] ?? slot)
    .replace(/\s+/g, ' ')
    .trim();
  return compose([filled, request.region]);
}

/** Parts as one query, within the service's limit. */
export function compose(parts: readonly (string | undefined)[]): string {
  return clip(parts.filter((part) => part !== undefined && part !== '').join(' '), MAX_QUERY);
}

/** At most `max` UTF-16 units, cut between words where there are any, never inside a surrogate pair. */
function clip(text: string, max: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= max) return line;
  const cut = line.slice(0, max).replace(/[\ud800-\udbff]$/u, '');
  const space = cut.lastIndexOf(' ');
  return space > max / 2 ? cut.slice(0, space) : cut;
}
