import { type ModelPrice, USD_PER_SEARCH_CREDIT, worstModelCostUsd } from '../domain/prices.ts';
import type { Depth } from '../domain/request.ts';
import type { Role } from './ask.ts';

export interface Limits {
  /** Research questions per framework. */
  questions: number;
  resultsPerSearch: number;
  sources: number;
  /** Characters of passages in one prompt. */
  promptChars: number;
  /** The writer's model judges headline, findings and recommendations once more. */
  secondOpinion: boolean;
}

const LIMITS: Record<Depth, Limits> = {
  quick: {
    questions: 1,
    resultsPerSearch: 5,
    sources: 10,
    promptChars: 30_000,
    secondOpinion: false,
  },
  standard: {
    questions: 2,
    resultsPerSearch: 6,
    sources: 20,
    promptChars: 60_000,
    secondOpinion: false,
  },
  deep: {
    questions: 4,
    resultsPerSearch: 8,
    sources: 40,
    promptChars: 120_000,
    secondOpinion: true,
  },
};

export const limitsOf = (depth: Depth): Limits => LIMITS[depth];

/** Characters of passages that one call for facts reads. */
export const BATCH_CHARS = 30_000;

/** Frameworks share the passages: together they read as much as there is. */
const FRAMEWORKS_READ = 1.1;
/** Below it a framework would have too little to choose from. */
const LEAST_SHARE_CHARS = 5_000;
/** The synthesis reads what the sections rest on; of the passages so much at most. */
const SYNTHESIS_READS = 0.3;

/** Characters of passages that each of so many frameworks reads, of `allChars`. */
export function frameworkChars(promptChars: number, allChars: number, frameworks: number): number {
  const share = (FRAMEWORKS_READ * allChars) / Math.max(1, frameworks);
  return Math.round(Math.min(promptChars, Math.max(LEAST_SHARE_CHARS, share)));
}

export function synthesisChars(promptChars: number, allChars: number): number {
  return Math.round(Math.min(promptChars, Math.max(LEAST_SHARE_CHARS, SYNTHESIS_READS * allChars)));
}

/** Answer plus thinking, in tokens. A cut-off answer is asked for once more with twice as many. */
export const OUTPUT_TOKENS = {
  identify: 4_096,
  facts: 12_288,
  assess: 16_384,
  repair: 8_192,
  verdict: 6_144,
  synthesise: 12_288,
} as const;

export type Prices = Readonly<Record<Role, ModelPrice>>;

/** How large the prompts and answers of a job may be. */
export interface Sizes {
  promptChars: number;
  /** What the output limits are multiplied with. */
  outputScale: number;
}

/** The part of the ceiling that the worst case of one answer, or of the verdict on it, may take. */
const CALL_SHARE = 0.2;
/** Schema, instructions and fact ledger, in bytes. */
const OVERHEAD_BYTES = 30_000;
/** Statements, their passages and instructions of all verdict calls on one section, in bytes. */
const VERDICT_BYTES = 50_000;
/** Batches that the verdict on one section takes. */
const VERDICT_CALLS = 2;
/** Smaller answers would be cut off. */
const SMALLEST = 0.125;

/**
 * A small ceiling gets smaller prompts and answers rather than none: each call's worst case has to fit in
 * beside the others. Depends on the request alone, so that a resumed run asks the same.
 */
export function sizesFor(depth: Depth, prices: Prices, maxCostUsd: number): Sizes {
  const { promptChars } = LIMITS[depth];
  const worstUsd = Math.max(
    assessUsd(prices, { promptChars, outputScale: 1 }),
    verdictUsd(prices.judge, 1),
  );
  const scale = worstUsd === 0 ? 1 : Math.min(1, (CALL_SHARE * maxCostUsd) / worstUsd);
  const outputScale = Math.max(SMALLEST, scale);
  return { promptChars: Math.round(promptChars * outputScale), outputScale };
}

/** What the verdict on one section may cost. */
export function verdictUsd(judge: ModelPrice, outputScale: number): number {
  const output = Math.round(OUTPUT_TOKENS.verdict * outputScale);
  return worstModelCostUsd(judge, VERDICT_BYTES * outputScale, VERDICT_CALLS * output);
}

/** What giving statements back once may cost, without the verdict on what comes back. */
export function correctionUsd({ writer }: Prices, outputScale: number): number {
  const output = Math.round(OUTPUT_TOKENS.repair * outputScale);
  return worstModelCostUsd(writer, VERDICT_BYTES * outputScale, output);
}

const assessUsd = ({ writer }: Prices, { promptChars, outputScale }: Sizes) =>
  worstModelCostUsd(
    writer,
    promptChars + OVERHEAD_BYTES,
    Math.round(OUTPUT_TOKENS.assess * outputScale),
  );

/**
 * The part of the ceiling that only the synthesis may use: its worst case with its verdict, at most half of
 * all; and its correction, verdict included, and second opinion as far as a third of all holds them.
 */
export function synthesisReserveUsd(depth: Depth, prices: Prices, maxCostUsd: number): number {
  const { promptChars, outputScale } = sizesFor(depth, prices, maxCostUsd);
  const output = Math.round(OUTPUT_TOKENS.synthesise * outputScale);
  const written = worstModelCostUsd(prices.writer, promptChars + OVERHEAD_BYTES, output);
  const judged = verdictUsd(prices.judge, outputScale);
  const least = Math.min(written + judged, maxCostUsd / 2);
  const again = correctionUsd(prices, outputScale) + judged;
  const second = LIMITS[depth].secondOpinion ? verdictUsd(prices.writer, outputScale) : 0;
  return Math.max(least, Math.min(written + judged + again + second, maxCostUsd / 3));
}

/** What must fit under the ceiling for one section and its synthesis: below it nothing should be bought. */
export function leastCostUsd(
  depth: Depth,
  prices: Prices,
  maxCostUsd: number,
  searches: number,
): number {
  const sizes = sizesFor(depth, prices, maxCostUsd);
  const sectionUsd = assessUsd(prices, sizes) + verdictUsd(prices.judge, sizes.outputScale);
  const reserveUsd = synthesisReserveUsd(depth, prices, maxCostUsd);
  return sectionUsd + reserveUsd + searches * USD_PER_SEARCH_CREDIT;
}

/**
 * A higher ceiling makes prompts and answers larger, so that what a section takes grows with it, but by less
 * than the ceiling does: asked again with its own answer, it comes to rest.
 */
export function leastCeilingUsd(depth: Depth, prices: Prices, searches: number): number {
  for (let cents = 0; ; ) {
    const leastUsd = leastCostUsd(depth, prices, cents / 100, searches);
    if (leastUsd <= cents / 100) return cents / 100;
    cents = Math.max(cents + 1, Math.ceil(leastUsd * 100));
  }
}
