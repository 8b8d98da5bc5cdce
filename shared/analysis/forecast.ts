import {
  type ModelPrice,
  modelCostUsd,
  roundUsd,
  USD_PER_SEARCH_CREDIT,
  worstModelCostUsd,
} from '../domain/prices.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Framework } from '../frameworks/framework.ts';
import {
  BATCH_CHARS,
  leastCeilingUsd,
  leastCostUsd,
  limitsOf,
  OUTPUT_TOKENS,
  type Prices,
  sizesFor,
} from './depth.ts';
import {
  firstRoundCount,
  identityQuery,
  MOST_CREDITS,
  openingQueries,
  ROUND_QUERIES,
  ROUNDS,
  searchName,
} from './plan.ts';

/** What an analysis would do, before anything is bought. */
export interface Forecast {
  steps: string[];
  /** Without the repairs of answers that fail a check. */
  calls: { searches: number; model: number };
  /** With as many repairs as analyses usually need; by the measured size of their calls. */
  expected_cost_usd: number;
  /** With every repair there can be, and never above the ceiling. */
  highest_cost_usd: number;
  expected_seconds: number;
  max_cost_usd: number;
  /** The smallest ceiling that leaves room for the searches and one section, in whole cents. */
  least_cost_usd: number;
  /** False: the ceiling leaves none, and the job fails before it buys anything. */
  enough: boolean;
}

/** Assumed from the services' usual answer times; searches of one stage run at the same time. */
const SEARCH_SECONDS = 3;
/** Frameworks are assessed at the same time, so one of them is on the critical path. */
const MODEL_SECONDS = 15;
/**
 * Measured on analyses of Netflix and adidas at `standard` (34 and 35 calls where 22 were planned, 0.24 to 0.3 million
 * prompt tokens, 0.05 million of output and thinking): calls made for each planned one, prompt tokens beside those of
 * passages, the share of a prompt's passages that a call sees on average, and output tokens of a call.
 */
const USUAL = {
  calls: 1.6,
  promptTokens: 3_000,
  passageTokensPerChar: 1 / 20,
  outputTokens: 1_600,
};
/** UTF-8 takes at most three bytes for a UTF-16 unit; a fourth is for the ids beside the passages. */
const BYTES_PER_CHAR = 4;
/** Instructions, schema, fact ledger and sections beside the passages. */
const PROMPT_BYTES = 60_000;

/** Pure: the same request, price and ceiling give the same plan. */
export function forecast(
  request: AnalysisRequest,
  frameworks: readonly Framework[],
  prices: Prices,
  maxCostUsd: number,
): Forecast {
  const { promptChars, outputScale } = sizesFor(request.depth, prices, maxCostUsd);
  const { secondOpinion, criticRounds } = limitsOf(request.depth);
  const critics = Array.from({ length: criticRounds }, (_, index) =>
    index === 0 ? '' : `:${index + 1}`,
  );
  const known = [identityQuery(request), ...openingQueries(request, frameworks)];
  const later = firstRoundCount(request, frameworks) - known.length;
  // What the model plans has no words yet.
  const words = [
    ...known.map(({ query }) => query),
    ...Array.from({ length: later }, (_, index) => `(planned ${index + 1} of ${later})`),
  ];
  const passes = request.recency_days === undefined ? 1 : 2;
  const first = passes * words.length;
  const rounds = ROUNDS[request.depth];
  const more = Array.from({ length: rounds }, (_, index) => index + 2);
  for (const round of more) {
    for (let at = 1; at <= ROUND_QUERIES; at += 1) {
      words.push(`(round ${round}, ${at} of ${ROUND_QUERIES})`);
    }
  }
  const searches = words.flatMap((query) => searchSteps(query, request.recency_days !== undefined));
  const batches = Math.ceil(promptChars / BATCH_CHARS);
  const parts = frameworks.map(({ name }) => name);
  const planned = [
    'identify',
    ...Array.from({ length: batches }, (_, index) =>
      batches === 1 ? 'facts' : `facts:${index + 1}`,
    ),
    ...more.flatMap((round) => [`plan:${round}`, `facts:round${round}`]),
    ...parts.flatMap((part) => [`assess:${part}`, `verdict:${part}`]),
    'verdict:facts',
    ...(criticRounds > 0 ? ['draft'] : []),
    'argue',
    ...critics.flatMap((round) => [`critic${round}`, `revise${round}`]),
    ...(criticRounds > 0 ? ['edit'] : []),
    'verdict:paper',
    ...(secondOpinion ? ['second:paper'] : []),
  ];
  const possible = [
    ...planned,
    'argue:complete',
    ...['verdict:paper:3', 'verdict:paper:4'],
    ...[...parts, 'paper'].flatMap((part) => [
      ...[`verdict:${part}:2`, `correct:${part}`, `verdict:${part}:again`],
    ]),
  ];
  const priceOf = (name: string) =>
    /^(?:verdict|critic)/.test(name) ? prices.judge : prices.writer;
  const expectedUsd =
    searches.length * USD_PER_SEARCH_CREDIT +
    planned.reduce((sum, name) => sum + usualUsd(priceOf(name), promptChars), 0);
  const worstUsd =
    searches.length * MOST_CREDITS * USD_PER_SEARCH_CREDIT +
    possible
      .map((name) => worstQuestionUsd(priceOf(name), promptChars, outputTokens(name) * outputScale))
      .reduce((sum, usd) => sum + usd, 0);
  // identify, facts; a framework and the paper, each with verdict, correction and the verdict on that; what
  // the paper's author is asked besides
  const inARow =
    11 + 2 * rounds + 2 * criticRounds + (criticRounds > 0 ? 2 : 0) + (secondOpinion ? 1 : 0);
  return {
    steps: [...searches, ...planned, 'assemble'],
    calls: { searches: searches.length, model: planned.length },
    expected_cost_usd: roundUsd(Math.min(maxCostUsd, expectedUsd)),
    highest_cost_usd: roundUsd(Math.min(maxCostUsd, worstUsd)),
    expected_seconds: (2 + rounds) * SEARCH_SECONDS + inARow * MODEL_SECONDS,
    max_cost_usd: maxCostUsd,
    least_cost_usd: leastCeilingUsd(request.depth, prices, first),
    enough: leastCostUsd(request.depth, prices, maxCostUsd, first) <= maxCostUsd,
  };
}

/** With a recency limit each query is searched twice; named as the job's steps are. */
function searchSteps(query: string, recent: boolean): string[] {
  return (recent ? [true, false] : [false]).map((one) => searchName(query, { recent: one }));
}

function usualUsd(price: ModelPrice, promptChars: number): number {
  const promptTokens = USUAL.promptTokens + promptChars * USUAL.passageTokensPerChar;
  const usage = { promptTokens, outputTokens: USUAL.outputTokens, thinkingTokens: 0 };
  return USUAL.calls * modelCostUsd(price, usage);
}

/** Asked, again with twice the room when it was cut off, and so again when it does not fit. */
function worstQuestionUsd(price: ModelPrice, promptChars: number, maxOutputTokens: number): number {
  const bytes = promptChars * BYTES_PER_CHAR + PROMPT_BYTES;
  return worstModelCostUsd(price, 3 * bytes, 5 * Math.round(maxOutputTokens));
}

function outputTokens(step: string): number {
  if (/^(?:verdict|second):/.test(step)) return OUTPUT_TOKENS.verdict;
  if (step.startsWith('correct:')) return OUTPUT_TOKENS.repair;
  if (step.startsWith('plan:')) return OUTPUT_TOKENS.identify;
  const [own = ''] = step === 'argue:complete' ? ['complete'] : step.split(':');
  if (own in OUTPUT_TOKENS) return OUTPUT_TOKENS[own as keyof typeof OUTPUT_TOKENS];
  return OUTPUT_TOKENS.assess;
}
