import { worstModelCostUsd } from '../domain/prices.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { Steps } from '../jobs/steps.ts';
import type { Clock } from '../ports.ts';
import type { Ask } from './ask.ts';
import {
  BATCH_CHARS,
  leastCostUsd,
  OUTPUT_TOKENS,
  type Prices,
  paperReserveUsd,
  sizesFor,
} from './depth.ts';
import { allAside, buildEvidence, type Evidence } from './evidence.ts';
import { extractFacts, type FactLedger, joined, ledgerOf } from './extract-facts.ts';
import { followUpQueries } from './follow-up.ts';
import type { Gathered } from './gather.ts';
import { type Lacks, lacksOf } from './lacks.ts';
import { withoutNamesakes } from './namesakes.ts';
import { questionGroups, ROUND_QUERIES, ROUND_SOURCES, ROUNDS } from './plan.ts';
import { readPages, type StoredPage } from './read-pages.ts';
import { interleave, type Research } from './research.ts';
import type { Pace } from './turns.ts';

/** Whoever has worked on a job for so long asks no further: the report comes first. */
const ROUNDS_END_MS = 3_600_000;
/** Calls for facts that the pages of a round take at most. */
const ROUND_BATCHES = 2;

export interface StudyInput {
  request: AnalysisRequest;
  frameworks: readonly Framework[];
  gathered: Gathered;
  today: string;
  acceptedMs: number;
  maxCostUsd: number;
  prices: Prices;
}

export interface StudyUses {
  research: Research;
  ask: Ask;
  steps: Steps;
  clock: Clock;
  pace: Pace;
}

export interface Studied {
  evidence: Evidence;
  pages: readonly StoredPage[];
  ledger: FactLedger;
}

/**
 * The facts of what was gathered, and rounds of searches for what they lack: as many as the depth has, as long as
 * the ceiling and the time allow and each brings something new. Facts of a round come from its new pages alone.
 */
export async function study(input: StudyInput, uses: StudyUses): Promise<Studied> {
  const { request, frameworks, gathered, today } = input;
  const { identity } = gathered.known;
  const { promptChars } = sizesFor(request.depth, input.prices, input.maxCostUsd);
  const groups = questionGroups(request, frameworks);
  const facts = { request, identity, today, ask: uses.ask, steps: uses.steps };
  let { evidence, pages, finds } = gathered;
  let extracted = await extractFacts({ ...facts, evidence, promptChars });
  const ledger = () => ledgerOf(extracted, evidence, identity, request, today);
  const lacking = () => lacksOf({ groups, finds, pages, ledger: { ...ledger(), identity, today } });

  let lacks = lacking();
  for (let round = 2; round <= 1 + ROUNDS[request.depth]; round += 1) {
    if (isNone(lacks) || uses.clock.now() - input.acceptedMs > ROUNDS_END_MS) break;
    uses.steps.plan(1);
    const queries = await followUpQueries({
      ...{ round, lacks, request, today, ask: uses.ask, known: gathered.known },
      asked: finds.map(({ query }) => query),
      keepUsd: restUsd(input),
    });
    uses.steps.plan(uses.research.searchesFor(queries.length));
    const found = await uses.research('research', queries);
    const further = { ...gathered.rules, maxSources: ROUND_SOURCES, fitChars: 0, known: pages };
    const read = await withoutNamesakes(
      await uses.pace.read(() => readPages(interleave(found.lists), further)),
      gathered.known,
      { request, ask: uses.ask, today, name: `identify:${round + 1}` },
    );
    if (read.pages.length === 0) break;
    finds = [...finds, ...found.lists.map(({ query, pages: of }) => ({ query, urls: urlsOf(of) }))];
    pages = [...pages, ...read.pages];
    const setAside = allAside(pages, evidence.setAside, read.setAside, found.setAside);
    evidence = buildEvidence({ pages, setAside }, identity);
    uses.steps.plan(1);
    const chars = Math.min(promptChars, ROUND_BATCHES * BATCH_CHARS);
    const fresh = new Set(read.pages.map(({ id }) => id));
    const more = await extractFacts({ ...facts, evidence, promptChars: chars, round, fresh });
    extracted = joined(extracted, more);
    const left = lacking();
    const nothingNew = more.kept.length === 0 && left.groups.length === lacks.groups.length;
    lacks = left;
    if (nothingNew) break;
  }
  return { evidence, pages, ledger: ledger() };
}

const urlsOf = (pages: readonly { url: string }[]) => pages.map(({ url }) => url);
const isNone = ({ groups, figures }: Lacks) => groups.length === 0 && figures.length === 0;

/** What a round takes beyond its plan at worst, and a section after it. */
function restUsd({ request, prices, maxCostUsd }: StudyInput): number {
  const { depth } = request;
  const { outputScale } = sizesFor(depth, prices, maxCostUsd);
  const factsUsd = worstModelCostUsd(
    prices.writer,
    BATCH_CHARS,
    Math.round(OUTPUT_TOKENS.facts * outputScale),
  );
  const sectionUsd =
    leastCostUsd(depth, prices, maxCostUsd, ROUND_QUERIES) -
    paperReserveUsd(depth, prices, maxCostUsd);
  return ROUND_BATCHES * factsUsd + sectionUsd;
}
