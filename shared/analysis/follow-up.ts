import { z } from 'zod';
import { promptLine } from '../domain/pages/prompt-line.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Ask } from './ask.ts';
import { OUTPUT_TOKENS } from './depth.ts';
import type { Known } from './identify.ts';
import { type Lacks, MARKET } from './lacks.ts';
import { compose, distinct, type Query, ROUND_QUERIES } from './plan.ts';
import { proposalsOf, proposedQuery } from './plan-queries.ts';
import { promptOf, subjectLines, systemPrompt } from './prompts.ts';

const followUpReply = z.object({
  queries: z.array(proposedQuery).max(30).describe('The searches that are to be made next'),
});

/**
 * The searches of a further round, for what is lacking alone: the model's, else those that code makes. None when
 * they cannot be afforded.
 */
export async function followUpQueries({
  round,
  lacks,
  asked,
  known,
  request,
  ask,
  today,
  keepUsd,
}: {
  /** 2 for the first that follows. */
  round: number;
  lacks: Lacks;
  /** What has been searched. */
  asked: readonly Query[];
  known: Known;
  request: AnalysisRequest;
  ask: Ask;
  today: string;
  /** Must be left for what follows. */
  keepUsd: number;
}): Promise<Query[]> {
  const { market, figures } = apart(lacks, request);
  const answer = await ask({
    name: `plan:${round}`,
    stage: 'research',
    system: systemPrompt('en'),
    prompt: promptOf([
      { heading: 'Task', body: TASK },
      { heading: 'Subject', body: subjectLines(request, known.identity.name, today) },
      { heading: 'Lacking', body: lackingLines({ groups: lacks.groups, figures }) },
      { heading: 'Searched', body: asked.map(({ query }) => `- ${promptLine(query)}`).join('\n') },
    ]),
    reply: followUpReply,
    maxOutputTokens: OUTPUT_TOKENS.identify,
    keepUsd,
  });
  if (!answer.ok && answer.reason === 'budget') return [];
  const proposed = proposalsOf({
    proposed: answer.ok ? answer.value.queries : [],
    groups: lacks.groups,
    request,
    homeLanguage: known.home.language,
  });
  const own = [
    ...figures.map((figure) => ({
      query: compose([figure.replace(/ \(.*$/, '').replace(':', ''), request.industry]),
      groups: [],
    })),
    ...lacks.groups.map(({ id, query }) => ({ query, groups: [id] })),
  ];
  const past = new Set(asked.map(({ query }) => query.toLowerCase()));
  const isNew = ({ query }: Query) => !past.has(query.toLowerCase());
  const others = distinct(proposed.length > 0 ? proposed : own).filter(isNew);
  const most = Math.min(ROUND_QUERIES - market.length, lacks.groups.length + figures.length);
  return [...others.slice(0, most), ...market.filter(isNew)];
}

/**
 * What is lacking of the industry as one search in code's own words, without the company: every job of the industry
 * makes the same, and buys it once. The other figures are the model's to ask for.
 */
function apart(
  lacks: Lacks,
  { industry, region }: AnalysisRequest,
): { market: Query[]; figures: string[] } {
  const ofMarket = lacks.figures.filter((figure) => figure.startsWith(MARKET));
  if (industry === undefined || ofMarket.length === 0) {
    return { market: [], figures: [...lacks.figures] };
  }
  const wanted = ofMarket.map((figure) => figure.slice(MARKET.length)).join(' ');
  return {
    market: [{ query: compose([industry, 'market', wanted, region]), groups: [] }],
    figures: lacks.figures.filter((figure) => !ofMarket.includes(figure)),
  };
}

const TASK = `A first search left holes. Write at most ${ROUND_QUERIES} web searches that would fill the most important of them, figures of the company before those of others, each search for one thing: name the company or rival that it is about, the figure or matter, and the year. In the language in which the answer stands: the report's, that of the company's home or English. Put the ids of the questions that a search is to answer into "topics"; leave it empty for figures. Search nothing a second time.`;

function lackingLines({ groups, figures }: Lacks): string {
  return [
    ...figures.map((figure) => `- ${promptLine(figure)}`),
    ...groups.map(({ id, query }) => `- ${id}: ${promptLine(query)}`),
  ].join('\n');
}
