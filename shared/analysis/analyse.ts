import type { Check } from '../domain/certificate.ts';
import type { Tier } from '../domain/pages/tiers.ts';
import type { Report } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { Steps } from '../jobs/steps.ts';
import type { Clock, FactSource, Objects, Search } from '../ports.ts';
import { createAsk, type PricedModel, type Role } from './ask.ts';
import { assemble } from './assemble.ts';
import { assess, withLivingLinks } from './assess.ts';
import { leastCeilingUsd, leastCostUsd, sizesFor } from './depth.ts';
import { storePages } from './evidence.ts';
import { gather } from './gather.ts';
import { judgeFacts } from './judge-facts.ts';
import { createLanguageOf } from './language.ts';
import { lostUpload, nothingAssessed, tooPoor } from './no-report.ts';
import { paperOf, paperSteps } from './paper/paper-of.ts';
import { firstRoundCount } from './plan.ts';
import { promptVersions } from './prompt-versions.ts';
import { subjectLines } from './prompts.ts';
import type { StoredPage } from './read-pages.ts';
import { createResearch } from './research.ts';
import { passagesOfEach } from './shares.ts';
import { createStanding } from './standing.ts';
import { withLivingFacts } from './stated-facts.ts';
import { study } from './study.ts';
import { addTally } from './tally.ts';
import type { Pace } from './turns.ts';

export interface AnalysisInput {
  jobId: string;
  request: AnalysisRequest;
  frameworks: readonly Framework[];
  /** When the job was accepted: the date that the prompts name, so that a resumed run asks the same. */
  acceptedMs: number;
  startedMs: number;
  maxCostUsd: number;
  /** Waits for verdicts and slow answers; else they are gaps. */
  patient: boolean;
  demonstration: boolean;
  /** Hosts whose tier is told from outside: those of sample sources. */
  givenTiers: ReadonlyMap<string, Tier>;
  /** The reader's documents, and the ids of those that could not be read. */
  uploads?: { read: readonly StoredPage[]; lost: readonly string[] };
}

export interface AnalysisUses {
  models: Readonly<Record<Role, PricedModel>>;
  search: Search;
  /** Services that are asked for filings and names; none when absent. */
  factSources?: readonly FactSource[];
  steps: Steps;
  objects: Objects;
  clock: Clock;
  pace: Pace;
  spentUsd(): number;
  signal: AbortSignal;
}

/**
 * Identify → research → facts, in rounds → frameworks at the same time → paper → report. Every paid call is a recorded
 * step, so that a second run with the same records buys nothing again and makes the same report. Throws NoReport when
 * nothing could be assessed, what Standing throws, and the signal's reason when it aborts.
 */
export async function analyse(input: AnalysisInput, uses: AnalysisUses): Promise<Report> {
  const { jobId, request, frameworks } = input;
  const { models, search, factSources = [], steps, objects, clock, pace, signal } = uses;
  const prices = { writer: models.writer.price, judge: models.judge.price };
  const today = new Date(input.acceptedMs).toISOString().slice(0, 10);
  const { promptChars, outputScale } = sizesFor(request.depth, prices, input.maxCostUsd);
  const languageOf = createLanguageOf();
  const standing = createStanding({ patient: input.patient });
  const ask = createAsk({ models, steps, outputScale, standing, signal, languageOf });
  const research = createResearch({
    ...{ request, search, steps, clock, pace, standing, signal },
    nowMs: input.acceptedMs,
  });
  const searches = research.searchesFor(firstRoundCount(request, frameworks));
  const leastUsd = leastCostUsd(request.depth, prices, input.maxCostUsd, searches);
  if (leastUsd > input.maxCostUsd) {
    throw tooPoor(input.maxCostUsd, leastCeilingUsd(request.depth, prices, searches));
  }
  // identify; facts and each framework, each with its verdict; the paper; assembly
  steps.plan(searches + 1 + 2 * (frameworks.length + 1) + paperSteps(request.depth) + 1);

  const gathered = await gather(
    { request, frameworks, today, givenTiers: input.givenTiers, own: input.uploads?.read ?? [] },
    {
      ...{ research, ask, pace, standing },
      facts: { sources: factSources, steps, objects, clock, jobId, signal },
    },
  );

  const { known, searchGaps } = gathered;
  const { name } = known.identity;
  steps.found({ sources: gathered.evidence.sources.length, facts: null });
  const [{ evidence, pages, ledger }] = await Promise.all([
    study({ ...input, gathered, today, prices }, { research, ask, steps, clock, pace }),
    storePages(objects, jobId, gathered.pages),
  ]);
  research.close();
  standing.proceed();
  await storePages(objects, jobId, pages.slice(gathered.pages.length));
  steps.found({ sources: evidence.sources.length, facts: ledger.facts.length });
  const shares = passagesOfEach(frameworks, evidence.passages, request.context, promptChars);
  const checks = {
    evidence,
    ask,
    steps,
    language: request.language,
    today,
    figures: ledger,
    subject: subjectLines(request, name, today),
    prices,
    outputScale,
  };
  const [assessed, judged] = await Promise.all([
    Promise.all(
      frameworks.map((framework, index) =>
        assess({
          framework,
          request,
          passages: shares[index] ?? [],
          facts: ledger.facts,
          computed: ledger.computed,
          ...checks,
        }),
      ),
    ),
    judgeFacts(ledger, known.identity, checks),
  ]);
  standing.wait();
  const sections = withLivingLinks(assessed.map(({ section }) => section));
  const gaps = [
    ...(known.gap ? [known.gap] : []),
    ...searchGaps,
    ...(input.uploads?.lost ?? []).map(lostUpload),
    ...judged.ledger.gaps,
    ...assessed.flatMap((one) => one.gaps),
  ];
  if (sections.every(({ status }) => status === 'not_assessed')) {
    throw standing.refusal() ?? nothingAssessed(gaps);
  }

  const material = { request, name, today, evidence, sections, gaps: [...gaps], promptChars };
  const written = await paperOf({ ...material, ...judged.ledger }, checks);
  standing.wait();
  gaps.push(...written.gaps);
  const notRun: Check[] = [
    ...(judged.unjudged ? (['facts'] as const) : []),
    ...(written.secondOpinion ? [] : (['second_opinion'] as const)),
  ];

  // Recorded like a paid step: whoever finishes the job writes these bytes and no others.
  return steps.run<Report>(
    {
      name: 'assemble',
      stage: 'report',
      inputs: { schemaVersion: 2 },
      worstUsd: 0,
      fromReserve: true,
    },
    async () => {
      const nowMs = clock.now();
      const report = assemble({
        jobId,
        request,
        identity: known.identity,
        sections: withLivingFacts(sections, judged.ledger.facts),
        paper: written.paper,
        editing: { ...written.editing },
        notRun,
        ledger: { ...judged.ledger, computed: [...written.computed] },
        gaps,
        evidence,
        tally: assessed.map(({ tally }) => tally).reduce(addTally, written.tally),
        demonstration: input.demonstration,
        nowMs,
        spending: {
          models: { writer: models.writer.model.name, judge: models.judge.model.name },
          promptVersions: promptVersions(frameworks),
          tokens: {
            prompt: ask.usage.promptTokens,
            output: ask.usage.outputTokens,
            thinking: ask.usage.thinkingTokens,
          },
          modelCalls: ask.usage.calls,
          searches: research.usage.searches,
          searchCredits: research.usage.credits,
          costUsd: uses.spentUsd(),
          maxCostUsd: input.maxCostUsd,
          steps: { ...steps.counts },
          seconds: Math.round((nowMs - input.startedMs) / 100) / 10,
        },
      });
      return { reply: report, costUsd: 0 };
    },
  );
}
