import { type ModelPrice, USD_PER_SEARCH_CREDIT, worstModelCostUsd } from '../domain/prices.ts';
import type { Depth } from '../domain/request.ts';
import type { Role } from './ask.ts';

export interface Limits {
  /** Research questions per framework. */
  questions: number;
  resultsPerSearch: number;
  /** Pages that are read; more where all of them fit into one prompt. */
  sources: number;
  /** Characters of passages in one prompt. */
  promptChars: number;
  /** The writer's model judges answer, messages and recommendations once more. */
  secondOpinion: boolean;
  /** How often a critic reads the paper, each time with a revision; without any it is not edited either. */
  criticRounds: number;
}

const LIMITS: Record<Depth, Limits> = {
  quick: {
    questions: 1,
    resultsPerSearch: 10,
    sources: 15,
    promptChars: 40_000,
    secondOpinion: false,
    criticRounds: 0,
  },
  standard: {
    questions: 2,
    resultsPerSearch: 20,
    sources: 40,
    promptChars: 120_000,
    secondOpinion: false,
    criticRounds: 1,
  },
  deep: {
    questions: 4,
    resultsPerSearch: 20,
    sources: 60,
    promptChars: 200_000,
    secondOpinion: true,
    criticRounds: 2,
  },
};

export const limitsOf = (depth: Depth): Limits => LIMITS[depth];

/** Characters of passages that one call for facts reads. */
export const BATCH_CHARS = 40_000;

/** Frameworks share the passages: together they read as much as there is. */
const FRAMEWORKS_READ = 1.1;
/** Below it a framework would have too little to choose from. */
const LEAST_SHARE_CHARS = 16_000;

/** Characters of passages that each of so many frameworks reads, of `allChars`. */
export function frameworkChars(promptChars: number, allChars: number, frameworks: number): number {
  const share = (FRAMEWORKS_READ * allChars) / Math.max(1, frameworks);
  return Math.round(Math.min(promptChars, Math.max(LEAST_SHARE_CHARS, share)));
}

/** Answer plus thinking, in tokens. A cut-off answer is asked for once more with twice as many. */
export const OUTPUT_TOKENS = {
  identify: 8_192,
  facts: 12_288,
  assess: 16_384,
  repair: 8_192,
  verdict: 6_144,
  draft: 12_288,
  argue: 24_576,
  complete: 8_192,
  critic: 12_288,
  revise: 20_480,
  edit: 16_384,
} as const;

export type Prices = Readonly<Record<Role, ModelPrice>>;

/** How large the prompts and answers of a job may be. */
export interface Sizes {
  promptChars: number;
  /** What the output limits are multiplied with. */
  outputScale: number;
}

/** The part of the ceiling that the worst case of one answer, or its verdict, may take. */
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
    argueUsd(prices, { promptChars, outputScale: 1 }),
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

const assessUsd = ({ writer }: Prices, sizes: Sizes) =>
  stepUsd(writer, sizes.promptChars + OVERHEAD_BYTES, OUTPUT_TOKENS.assess, sizes);

/** Ledger, findings of the frameworks and the paper itself beside the passages, in bytes. */
const MATERIAL_BYTES = 40_000;
/** Verdicts on the paper take as many batches as those on two sections. */
const PAPER_PARTS = 2;

const stepUsd = (price: ModelPrice, bytes: number, output: number, { outputScale }: Sizes) =>
  worstModelCostUsd(price, bytes, Math.round(output * outputScale));

const materialBytes = ({ promptChars, outputScale }: Sizes) =>
  promptChars + OVERHEAD_BYTES + MATERIAL_BYTES * outputScale;

/** What writing the paper may cost, without the verdict on it. */
export const argueUsd = ({ writer }: Prices, sizes: Sizes) =>
  stepUsd(writer, materialBytes(sizes), OUTPUT_TOKENS.argue, sizes);

/** What the verdict on the paper may cost: each of its steps is bought only if this still fits. */
export const paperVerdictUsd = (judge: ModelPrice, outputScale: number): number =>
  PAPER_PARTS * verdictUsd(judge, outputScale);

/** Draft, completion, critic, revision, edit, correction with its verdict, second opinion: all that is not bought at any price. */
function afterthoughtsUsd(depth: Depth, prices: Prices, sizes: Sizes): number {
  const { writer, judge } = prices;
  const { criticRounds, secondOpinion } = LIMITS[depth];
  const bytes = materialBytes(sizes);
  const round =
    stepUsd(judge, bytes, OUTPUT_TOKENS.critic, sizes) +
    stepUsd(writer, bytes, OUTPUT_TOKENS.revise, sizes);
  const short = (output: number) => stepUsd(writer, OVERHEAD_BYTES, output, sizes);
  return (
    short(OUTPUT_TOKENS.complete) +
    criticRounds * round +
    (criticRounds > 0
      ? stepUsd(writer, bytes, OUTPUT_TOKENS.draft, sizes) + short(OUTPUT_TOKENS.edit)
      : 0) +
    correctionUsd(prices, sizes.outputScale) +
    verdictUsd(judge, sizes.outputScale) +
    (secondOpinion ? verdictUsd(writer, sizes.outputScale) : 0)
  );
}

/**
 * The part of the ceiling that only the paper may use: its argument with the verdict on it, and what makes it
 * better as far as half of all holds that. What does not fit is left out in the order in which it is bought last.
 */
export function paperReserveUsd(depth: Depth, prices: Prices, maxCostUsd: number): number {
  const sizes = sizesFor(depth, prices, maxCostUsd);
  const least = argueUsd(prices, sizes) + paperVerdictUsd(prices.judge, sizes.outputScale);
  return Math.min(least + afterthoughtsUsd(depth, prices, sizes), maxCostUsd / 2);
}

/** What must fit under the ceiling for one section and the paper: below it nothing should be bought. */
export function leastCostUsd(
  depth: Depth,
  prices: Prices,
  maxCostUsd: number,
  searches: number,
): number {
  const sizes = sizesFor(depth, prices, maxCostUsd);
  const sectionUsd = assessUsd(prices, sizes) + verdictUsd(prices.judge, sizes.outputScale);
  return sectionUsd + paperReserveUsd(depth, prices, maxCostUsd) + searches * USD_PER_SEARCH_CREDIT;
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
