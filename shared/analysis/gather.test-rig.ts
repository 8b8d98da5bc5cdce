import type { AnalysisRequest } from '../domain/request.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { Search, SearchRequest } from '../ports.ts';
import { createFreeSteps } from '../testing/free-steps.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import type { Answer, Ask, Question } from './ask.ts';
import type { FactUses } from './filed-page.ts';
import { gather } from './gather.ts';
import { readReply } from './read-reply.ts';
import { createResearch } from './research.ts';
import { termsOf } from './select-passages.ts';
import { createStanding } from './standing.ts';
import { createPace } from './turns.ts';

export const NOW = Date.parse('2026-06-30T00:00:00Z');

export const REQUEST: AnalysisRequest = {
  company: 'adidas',
  industry: 'Sportartikel',
  frameworks: ['porter', 'swot', 'pestel', 'blue_ocean'],
  depth: 'deep',
  language: 'de',
  include_domains: [],
  exclude_domains: [],
  refresh: false,
};

export interface TestPage {
  url: string;
  title: string;
  text: string;
}

/** A search by words: a page is found by a query that shares two of its words, the company's aside. */
export function searchOf(pages: readonly TestPage[], { company }: AnalysisRequest) {
  const asked: SearchRequest[] = [];
  const name = termsOf(company);
  const search: Search = {
    async search(request) {
      asked.push(request);
      const wanted = [...termsOf(request.query)].filter((term) => !name.has(term));
      const ranked = pages
        .filter(({ url }) => {
          const { hostname } = new URL(url);
          const within = (domain: string) => hostname === domain || hostname.endsWith(`.${domain}`);
          return request.includeDomains.length === 0 || request.includeDomains.some(within);
        })
        .map((page) => {
          const terms = termsOf(`${page.title} ${page.text}`);
          return { ...page, hits: wanted.filter((term) => terms.has(term)).length };
        })
        .filter(({ hits }) => hits >= 2)
        .sort((a, b) => b.hits - a.hits)
        .slice(0, request.maxResults);
      return {
        pages: ranked.map(({ hits, ...page }) => ({
          ...page,
          publishedAt: '2026-03-01',
          score: hits,
        })),
        credits: 1,
      };
    },
  };
  return { search, asked };
}

/** Answers each step with what is written for it; a step without an answer is refused. */
export function askOf(answers: Record<string, unknown>) {
  const asked: Question<unknown>[] = [];
  const usage = { promptTokens: 0, outputTokens: 0, thinkingTokens: 0, calls: 0 };
  const ask = async <T>(question: Question<T>): Promise<Answer<T>> => {
    asked.push(question);
    const read = readReply(question.reply, JSON.stringify(answers[question.name] ?? null));
    if (read.ok) return { ok: true, value: read.value };
    return { ok: false, reason: 'model_refused', detail: `nothing for ${question.name}` };
  };
  const whole: Ask = Object.assign(ask, {
    usage,
    usageBy: { writer: usage, judge: usage },
  });
  return { ask: whole, asked };
}

export async function gathering({
  request,
  frameworks,
  pages,
  answers,
  facts,
  through = (search) => search,
}: {
  request: AnalysisRequest;
  frameworks: readonly Framework[];
  pages: readonly TestPage[];
  answers: Record<string, unknown>;
  facts?: FactUses;
  /** In place of the search itself: a service that asks it. */
  through?: (search: Search) => Search;
}) {
  const { search: own, asked } = searchOf(pages, request);
  const search = through(own);
  const { ask, asked: questions } = askOf(answers);
  const steps = createFreeSteps();
  const { signal } = new AbortController();
  const clock = createManualClock(NOW);
  const pace = createPace();
  const standing = createStanding({ patient: true });
  const research = createResearch({
    request,
    search,
    steps,
    clock,
    nowMs: NOW,
    pace,
    standing,
    signal,
  });
  const gathered = await gather(
    { request, frameworks, today: '2026-06-30', givenTiers: new Map() },
    { research, ask, pace, standing, ...(facts ? { facts } : {}) },
  );
  return { gathered, asked, questions, research, ask, steps, pace };
}
