import type { Certificate, Check } from '../domain/certificate.ts';
import { confidenceOf } from '../domain/claims/confidence.ts';
import { exhibits } from '../domain/paper/exhibits.ts';
import { keyFigures } from '../domain/paper/key-figures.ts';
import type { Paper } from '../domain/paper/paper.ts';
import { sentencesOf } from '../domain/paper/sentences.ts';
import { roundUsd } from '../domain/prices.ts';
import {
  ANSWER_GAP,
  type Fact,
  type Gap,
  type Identity,
  type Report,
  reportSchema,
} from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import { type Claim, claimsOfSection, type Section } from '../domain/section.ts';
import { exhibitWords } from '../report/exhibit-words.ts';
import { limitsOf } from './depth.ts';
import type { Evidence } from './evidence.ts';
import type { FactLedger } from './extract-facts.ts';
import { filedCounts } from './filed-counts.ts';
import type { Tally } from './tally.ts';

/** What the run used, for the certificate. */
export interface Spending {
  models: Certificate['models'];
  promptVersions: Record<string, string>;
  tokens: Certificate['tokens'];
  modelCalls: number;
  searches: number;
  searchCredits: number;
  costUsd: number;
  maxCostUsd: number;
  steps: Certificate['steps'];
  seconds: number;
}

const YEAR_MS = 365 * 86_400_000;

/** The report as data: pure, checked against its own schema. */
export function assemble({
  jobId,
  request,
  identity,
  sections,
  paper,
  editing,
  notRun,
  ledger,
  gaps,
  evidence,
  tally,
  spending,
  demonstration,
  nowMs,
}: {
  jobId: string;
  request: AnalysisRequest;
  identity: Identity;
  sections: readonly Section[];
  paper: Paper | null;
  editing?: Certificate['editing'];
  /** Checks that were due and had no answer, apart from verdicts on claims. */
  notRun: readonly Check[];
  ledger: FactLedger;
  gaps: readonly Gap[];
  evidence: Evidence;
  tally: Tally;
  spending: Spending;
  demonstration: boolean;
  nowMs: number;
}): Report {
  const claims = uniqueClaims(sections, paper);
  const cited = citedPassages(claims, ledger.facts);
  const passages = evidence.passages.filter(({ id }) => cited.has(id));
  const citedSources = new Set(passages.map(({ source }) => source));
  const used = evidence.sources.filter(({ id }) => citedSources.has(id));
  const dated = used.flatMap(({ published_at }) => published_at ?? []);
  const recent = dated.filter((date) => Date.parse(date) >= nowMs - YEAR_MS);
  const recentShare = dated.length === 0 ? null : recent.length / dated.length;
  const publishers = new Set(used.map(({ publisher }) => publisher)).size;
  const counts = countClaims(claims, tally);
  const shownSections = sections.filter(({ status }) => status === 'assessed').length;
  const answered = paper !== null && !gaps.some(({ section }) => section === ANSWER_GAP);
  const { callback_url: _private, ...shown } = request;
  const known = { ...ledger, identity, today: new Date(nowMs).toISOString() };
  return reportSchema.parse({
    report_id: jobId,
    schema_version: 2,
    generated_at: new Date(nowMs).toISOString(),
    demonstration,
    request: shown,
    status: gaps.length === 0 ? 'completed' : 'partial',
    gaps,
    identity,
    paper,
    key_figures: keyFigures(known),
    exhibits: exhibits(known, exhibitWords(request.language)),
    sections,
    facts: ledger.facts,
    computed: ledger.computed,
    conflicts: ledger.conflicts,
    // Pages that give orders to software are shown even when nothing cites them: the reader should know.
    sources: evidence.sources.filter(
      ({ id, flags }) => citedSources.has(id) || flags.includes('instructions'),
    ),
    set_aside: evidence.setAside,
    passages,
    certificate: {
      gates: [
        ...GATES,
        ...(tally.verdictCalls > 0 ? (['verdict'] as const) : []),
        ...CHECKED_LAST.filter((check) => !notRun.includes(check) && due(check, request)),
      ],
      not_run: [...(counts.unchecked > 0 ? (['verdict'] as const) : []), ...notRun],
      claims: counts,
      facts: { total: ledger.total, kept: ledger.facts.length },
      figures: {
        checked: tally.figuresChecked + ledger.figures.checked,
        failed: tally.figuresFailed + ledger.figures.failed,
      },
      ...filedCounts(ledger.facts, evidence, identity),
      ...(editing && { editing }),
      unknown_ids: tally.unknownIds + ledger.unknownIds,
      independent_domains: publishers,
      recent_share: recentShare,
      models: spending.models,
      prompt_versions: spending.promptVersions,
      tokens: spending.tokens,
      model_calls: spending.modelCalls,
      searches: spending.searches,
      search_credits: spending.searchCredits,
      cost_usd: roundUsd(spending.costUsd),
      max_cost_usd: spending.maxCostUsd,
      steps: spending.steps,
      seconds: spending.seconds,
    },
    confidence: confidenceOf({
      supported: counts.supported,
      judged: tally.judged === 0 ? 0 : counts.total - counts.unchecked,
      unchecked: counts.unchecked,
      corroborated: claims.filter(
        ({ verdict, publishers: carriers }) => verdict === 'supported' && carriers > 1,
      ).length,
      tiers: used.map(({ tier }) => tier),
      recentShare,
      sectionsAssessed: shownSections + (answered ? 1 : 0),
      sectionsRequested: sections.length + 1,
      answered,
    }),
  });
}

const GATES = ['schema', 'ids', 'address', 'quotation', 'figures', 'about'] as const;
const CHECKED_LAST = ['facts', 'second_opinion', 'consistency'] as const;

const due = (check: Check, { depth }: AnalysisRequest) =>
  check !== 'second_opinion' || limitsOf(depth).secondOpinion;

/** A claim that stands in several places is one claim. */
function uniqueClaims(sections: readonly Section[], paper: Paper | null): Claim[] {
  const all: Claim[] = [...sections.flatMap(claimsOfSection), ...(paper ? sentencesOf(paper) : [])];
  return [...new Map(all.map((claim) => [claim.id, claim])).values()];
}

function citedPassages(claims: readonly Claim[], facts: readonly Fact[]): Set<string> {
  return new Set([
    ...claims.flatMap(({ evidence }) => evidence),
    ...facts.flatMap(({ evidence }) => evidence),
  ]);
}

/** Every sentence the model wrote is either in the report or dropped, and then by what. */
function countClaims(claims: readonly Claim[], tally: Tally): Certificate['claims'] {
  const withVerdict = (verdict: Claim['verdict']) =>
    claims.filter((claim) => claim.verdict === verdict).length;
  const supported = withVerdict('supported');
  const partly = withVerdict('partly');
  const unchecked = withVerdict('unchecked');
  const dropped = tally.total - supported - partly - unchecked;
  const named = Object.values(tally.droppedBy).reduce((sum, n) => sum + n, 0);
  const unused = dropped - named;
  return {
    total: tally.total,
    supported,
    partly,
    unchecked,
    repaired: tally.repaired,
    dropped,
    raw_rate: tally.total === 0 ? null : tally.passedRaw / tally.total,
    final_rate: tally.total === 0 ? null : Math.min(1, supported / tally.total),
    // Passed the checks, but what it belongs to could not be shown.
    dropped_by: unused > 0 ? { ...tally.droppedBy, unused } : tally.droppedBy,
    faults: tally.faults,
    single_source: claims.filter(({ publishers }) => publishers === 1).length,
  };
}
