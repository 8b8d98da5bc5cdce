import type { Computed, ExecutiveSummary, Fact, Gap } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Claim, Section } from '../domain/section.ts';
import { type CheckUses, checked, withVerdict } from './checks.ts';
import { limitsOf, OUTPUT_TOKENS } from './depth.ts';
import { factLines, promptOf, sourcedPassages, systemPrompt } from './prompts.ts';
import { secondOpinion } from './second-opinion.ts';
import { passagesOfSynthesis } from './shares.ts';
import {
  adviceOf,
  keptOf,
  ledByTheSound,
  mayLead,
  type SummaryReply,
  summaryDrafts,
  summaryReply,
} from './summary-reply.ts';
import { newTally, type Tally } from './tally.ts';

export const SYNTHESIS_VERSION = '2';

const SECTION = 'executive_summary';
const WANTED_FINDINGS = 3;

export interface Synthesis {
  summary: ExecutiveSummary | null;
  gaps: Gap[];
  tally: Tally;
  /** False: the second opinion that `deep` is to have was not given. */
  secondOpinion: boolean;
}

/** The executive summary, from the assessed sections, the facts and what is missing. */
export async function synthesise({
  request,
  sections,
  facts,
  computed,
  gaps,
  promptChars,
  ...uses
}: CheckUses & {
  request: AnalysisRequest;
  sections: readonly Section[];
  facts: readonly Fact[];
  computed: readonly Computed[];
  gaps: readonly Gap[];
  promptChars: number;
}): Promise<Synthesis> {
  const { evidence, ask, subject } = uses;
  const passages = passagesOfSynthesis(sections, evidence, request.context ?? '', promptChars);
  const answer = await ask({
    name: 'synthesise',
    stage: 'synthesise',
    system: systemPrompt(request.language),
    prompt: promptOf([
      { heading: 'Task', body: TASK },
      { heading: 'Subject', body: subject },
      { heading: 'Assessed sections', body: sections.map(sectionLines).join('\n\n') },
      { heading: 'Facts, checked', body: factLines(facts, computed) },
      { heading: 'Not known', body: gapLines(gaps) },
      {
        heading: 'Passages',
        body: sourcedPassages(evidence, passages),
      },
    ]),
    reply: summaryReply,
    maxOutputTokens: OUTPUT_TOKENS.synthesise,
    fromReserve: true,
    ...withVerdict('summary', uses),
  });
  if (!answer.ok) return missing(answer.reason, answer.detail, newTally());

  const verified = await checked('summary', summaryDrafts(answer.value), uses);
  const second = limitsOf(request.depth).secondOpinion
    ? await secondOpinion(verified.kept, uses)
    : { kept: verified.kept, unjudged: null };
  const unjudged = verified.unjudged ? [{ section: SECTION, ...verified.unjudged }] : [];
  const shown = summaryOf(answer.value, second.kept, sections);
  if (shown === null) {
    const none = missing('insufficient_evidence', 'no finding passed the checks', verified.tally);
    return { ...none, gaps: [...none.gaps, ...unjudged] };
  }
  return {
    summary: shown,
    gaps: [
      ...tooLittle(shown.findings.length),
      ...fallenAdvice(answer.value.recommendations.length, shown.recommendations.length),
      ...unjudged,
    ],
    tally: verified.tally,
    secondOpinion: second.unjudged === null,
  };
}

const TASK =
  'Write the executive summary of this analysis for the board. Draw the sections together: what follows from them, what to do, what speaks against it, what would change the advice. Rest every statement on passages shown below. Do not assume what is listed as not known.';

function missing(reason: Gap['reason'], detail: string, tally: Tally): Synthesis {
  return {
    summary: null,
    gaps: [{ section: SECTION, reason, detail }],
    tally,
    secondOpinion: true,
  };
}

function summaryOf(
  reply: SummaryReply,
  kept: ReadonlyMap<string, Claim>,
  sections: readonly Section[],
): ExecutiveSummary | null {
  const findings = ledByTheSound(withSectionClaims(keptOf(kept, 'finding'), sections));
  const written = kept.get('summary.headline');
  const headline = written && mayLead(written) ? written : findings[0];
  if (!headline) return null;
  return {
    headline,
    findings,
    recommendations: adviceOf(reply, kept),
    risks: keptOf(kept, 'risk'),
  };
}

/** A summary that is thinner than a board expects is shown, and said to be. */
function tooLittle(findings: number): Gap[] {
  if (findings >= WANTED_FINDINGS) return [];
  const detail = `${findings} of ${WANTED_FINDINGS} findings passed the checks`;
  return [{ section: SECTION, reason: 'insufficient_evidence', detail }];
}

function fallenAdvice(written: number, shown: number): Gap[] {
  if (shown === written) return [];
  const detail = `${written - shown} of ${written} recommendations did not pass the checks and are left out`;
  return [{ section: SECTION, reason: 'insufficient_evidence', detail }];
}

/** Too few findings survived: the sections' own strongest claims, which the judge supports, fill up. */
function withSectionClaims(findings: Claim[], sections: readonly Section[]): Claim[] {
  const texts = new Set(findings.map((finding) => finding.text));
  const strong = sections.flatMap(({ claims }) =>
    claims
      .filter(({ rating, verdict }) => rating === 'high' && verdict === 'supported')
      .slice(0, 2),
  );
  const fill = strong
    .filter((claim) => !texts.has(claim.text))
    .slice(0, Math.max(0, WANTED_FINDINGS - findings.length))
    .map(({ topic: _t, label: _l, rating: _r, facts: _f, links: _n, ...claim }) => claim);
  return [...findings, ...fill];
}

function sectionLines(section: Section): string {
  if (section.status === 'not_assessed') return `${section.title}: not assessed`;
  const scores = section.scores.map(({ label, value, assessed, of }) =>
    value === null
      ? `${label}: not assessed`
      : `${label}: ${value} of 5 (${assessed} of ${of} items)`,
  );
  const claims = section.claims.map(
    ({ topic, rating, text: claim, evidence, verdict }) =>
      `- (${topic}${rating === null ? '' : `, ${rating}`}${verdict === 'partly' ? ', partly supported' : ''}) ${claim} (${evidence.join(', ')})`,
  );
  return [
    `${section.title}. Scores are for orientation; do not state them.`,
    ...scores,
    ...claims,
  ].join('\n');
}

function gapLines(gaps: readonly Gap[]): string {
  return gaps.length === 0
    ? 'nothing'
    : gaps.map(({ section, detail }) => `- ${section}: ${detail}`).join('\n');
}
