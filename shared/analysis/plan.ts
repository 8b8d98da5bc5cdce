import type { AnalysisRequest } from '../domain/request.ts';
import type { Framework } from '../frameworks/framework.ts';
import { limitsOf } from './depth.ts';

/** The search service's limit. */
export const MAX_QUERY = 400;

/** What is searched first, to know which company is meant. */
export function identityQuery(request: AnalysisRequest): string {
  return compose([request.company, request.industry, 'company overview headquarters competitors']);
}

/**
 * The research questions as search queries, none twice: each framework's most important first, so many as
 * the depth allows, and one for what the reader wants to decide.
 */
export function researchQueries(
  request: AnalysisRequest,
  frameworks: readonly Framework[],
): string[] {
  const { questions } = limitsOf(request.depth);
  const queries: string[] = [];
  for (let rank = 0; rank < questions; rank += 1) {
    for (const framework of frameworks) {
      const question = framework.questions[rank];
      if (question !== undefined) queries.push(fill(question, request));
    }
  }
  if (request.context !== undefined) queries.push(compose([request.company, request.context]));
  return [...new Set(queries)];
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

function compose(parts: readonly (string | undefined)[]): string {
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
