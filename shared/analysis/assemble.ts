import type { Certificate } from '../domain/certificate.ts';
import { confidenceOf } from '../domain/evidence/confidence.ts';
import { findContradictions } from '../domain/evidence/consistency.ts';
import { roundUsd } from '../domain/prices.ts';
import {
  type ExecutiveSummary,
  type Fact,
  type Gap,
  type Identity,
  type Report,
  reportSchema,
} from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Claim, Section } from '../domain/section.ts';
import type { Evidence } from './evidence.ts';
import type { FactLedger } from './extract-facts.ts';
import type { Tally } from './tally.ts';

/** What the run used, for the certificate. */
export interface Spending {
  model: string;
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
  summary,
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
  summary: ExecutiveSummary | null;
  ledger: FactLedger;
  gaps: readonly Gap[];
  evidence: Evidence;
  tally: Tally;
  spending: Spending;
  demonstration: boolean;
  nowMs: number;
}): Report {
  const claims = uniqueClaims(sections, summary);
  const cited = citedPassages(claims, summary, ledger.facts);
  const passages = evidence.passages.filter(({ id }) => cited.has(id));
  const citedSources = new Set(passages.map(({ source }) => source));
  const used = evidence.sources.filter(({ id }) => citedSources.has(id));
  const dated = used.flatMap(({ published_at }) => published_at ?? []);
  const recent = dated.filter((date) => Date.parse(date) >= nowMs - YEAR_MS);
  const recentShare = dated.length === 0 ? null : recent.length / used.length;
  const publishers = new Set(used.map(({ publisher }) => publisher)).size;
  const counts = countClaims(claims, summary, tally);
  const { callback_url: _private, ...shown } = request;
  return reportSchema.parse({
    report_id: jobId,
    schema_version: 1,
    generated_at: new Date(nowMs).toISOString(),
    demonstration,
    request: shown,
    status: gaps.length === 0 ? 'completed' : 'partial',
    gaps,
    identity,
    executive_summary: summary,
    sections,
    facts: ledger.facts,
    contradictions: findContradictions(ledger.facts),
    // Set-aside and instructing pages are shown even when nothing cites them: the reader should know.
    sources: evidence.sources.filter(
      ({ id, flags }) =>
        citedSources.has(id) || flags.includes('namesake') || flags.includes('instructions'),
    ),
    passages,
    certificate: {
      gates: gatesOf(request),
      claims: counts,
      facts: { total: ledger.total, kept: ledger.facts.length },
      figures: {
        checked: tally.figuresChecked + ledger.figures.checked,
        failed: tally.figuresFailed + ledger.figures.failed,
      },
      unknown_ids: tally.unknownIds,
      independent_domains: publishers,
      recent_share: recentShare,
      model: spending.model,
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
      total: counts.total,
      publishers,
      tiers: used.map(({ tier }) => tier),
      recentShare,
      sectionsAssessed: sections.filter(({ status }) => status === 'assessed').length,
      sectionsRequested: sections.length,
    }),
  });
}

function gatesOf(request: AnalysisRequest): Certificate['gates'] {
  const always = ['schema', 'ids', 'figures', 'subject'] as const;
  return request.depth === 'deep'
    ? [...always, 'support', 'consistency']
    : [...always, 'consistency'];
}

/** A section's claim that also stands among the findings is one claim. */
function uniqueClaims(sections: readonly Section[], summary: ExecutiveSummary | null): Claim[] {
  const all: Claim[] = [
    ...sections.flatMap(({ claims }) => claims),
    ...(summary?.findings ?? []),
    ...(summary?.recommendations.flatMap(({ rationale }) => rationale) ?? []),
    ...(summary?.risks ?? []),
  ];
  return [...new Map(all.map((claim) => [claim.id, claim])).values()];
}

function citedPassages(
  claims: readonly Claim[],
  summary: ExecutiveSummary | null,
  facts: readonly Fact[],
): Set<string> {
  return new Set([
    ...claims.flatMap(({ evidence }) => evidence),
    ...(summary?.headline_evidence ?? []),
    ...facts.flatMap(({ evidence }) => evidence),
  ]);
}

/** Every sentence the model wrote is either in the report or dropped, and then by what. */
function countClaims(
  claims: readonly Claim[],
  summary: ExecutiveSummary | null,
  tally: Tally,
): Certificate['claims'] {
  const withVerdict = (verdict: Claim['verdict']) =>
    claims.filter((claim) => claim.verdict === verdict).length;
  const headline = summary && !claims.some(({ text }) => text === summary.headline) ? 1 : 0;
  const supported = withVerdict('supported') + headline;
  const partly = withVerdict('partly');
  const unchecked = withVerdict('unchecked');
  const dropped = Math.max(0, tally.total - supported - partly - unchecked);
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
    // Passed the gates, but its section could not be shown.
    dropped_by: unused > 0 ? { ...tally.droppedBy, unused } : tally.droppedBy,
  };
}
