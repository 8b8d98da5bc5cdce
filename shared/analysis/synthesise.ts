import type { Computed, ExecutiveSummary, Fact, Gap } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Claim, Section } from '../domain/section.ts';
import type { Ask } from './ask.ts';
import { limitsOf, OUTPUT_TOKENS } from './depth.ts';
import { type Evidence, groundOf } from './evidence.ts';
import { factLines, promptOf, sourcedPassages, subjectLines, systemPrompt } from './prompts.ts';
import { recommended } from './recommended.ts';
import { passagesOfSynthesis } from './shares.ts';
import { keptOf, summaryDrafts, summaryReply } from './summary-reply.ts';
import { newTally, type Tally } from './tally.ts';
import { verifyDrafts } from './verify.ts';

export const SYNTHESIS_VERSION = '1';

const SECTION = 'executive_summary';
const WANTED_FINDINGS = 3;

export interface Synthesis {
  summary: ExecutiveSummary | null;
  /** The sentence that the summary's headline is; it may also be a finding. */
  headline: Claim | null;
  gaps: Gap[];
  tally: Tally;
}

/** The executive summary, from the assessed sections, the facts and what is missing. */
export async function synthesise({
  request,
  sections,
  facts,
  computed,
  gaps,
  evidence,
  name,
  ask,
  today,
  promptChars,
}: {
  request: AnalysisRequest;
  sections: readonly Section[];
  facts: readonly Fact[];
  computed: readonly Computed[];
  gaps: readonly Gap[];
  evidence: Evidence;
  name: string;
  ask: Ask;
  today: string;
  promptChars: number;
}): Promise<Synthesis> {
  const passages = passagesOfSynthesis(sections, evidence, request.context ?? '', promptChars);
  const answer = await ask({
    name: 'synthesise',
    stage: 'synthesise',
    system: systemPrompt(request.language),
    prompt: promptOf([
      { heading: 'Task', body: TASK },
      { heading: 'Subject', body: subjectLines(request, name, today) },
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
  });
  if (!answer.ok) return missing(answer.reason, answer.detail, newTally());

  const { kept, tally, unsupported } = await verifyDrafts({
    name: 'synthesise',
    drafts: summaryDrafts(answer.value),
    evidence,
    ask,
    language: request.language,
    support: limitsOf(request.depth).supportGate,
    stage: 'synthesise',
    fromReserve: true,
  });
  const findings = withSectionClaims(keptOf(kept, 'finding'), sections);
  const headline = kept.get('summary.headline') ?? findings[0];
  if (!headline) return missing('insufficient_evidence', 'no finding passed the checks', tally);
  const risks = keptOf(kept, 'risk');
  const around = [headline, ...findings, ...risks].flatMap((claim) => claim.evidence);
  const ground = {
    ground: groundOf(evidence, { language: request.language, today }),
    around,
    tally,
  };
  const recommendations = answer.value.recommendations.flatMap((recommendation, index) =>
    recommended(recommendation, keptOf(kept, `recommendation.${index + 1}`), ground),
  );
  return {
    summary: {
      headline: headline.text,
      headline_evidence: headline.evidence,
      findings,
      recommendations,
      risks,
    },
    headline,
    gaps: [
      ...tooLittle(findings.length),
      ...(unsupported ? [{ section: SECTION, ...unsupported }] : []),
    ],
    tally,
  };
}

const TASK =
  'Write the executive summary of this analysis for the board. Draw the sections together: what follows from them, what to do, what speaks against it, what would change the advice. Rest every statement on passages shown below. Do not assume what is listed as not known.';

function missing(reason: Gap['reason'], detail: string, tally: Tally): Synthesis {
  return { summary: null, headline: null, gaps: [{ section: SECTION, reason, detail }], tally };
}

/**
 * A summary that is thinner than a board expects is shown, and said to be. Advice is no section that was
 * asked for: that none survived is told by the certificate alone.
 */
function tooLittle(findings: number): Gap[] {
  if (findings >= WANTED_FINDINGS) return [];
  const detail = `${findings} of ${WANTED_FINDINGS} findings passed the checks`;
  return [{ section: SECTION, reason: 'insufficient_evidence', detail }];
}

/** Too few findings survived: the sections' own strongest claims, which passed every gate, fill up. */
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
    .map(({ id, text: written, kind, evidence, verdict }) => ({
      id,
      text: written,
      kind,
      evidence,
      verdict,
    }));
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
    ({ topic, rating, text: claim, evidence }) =>
      `- (${topic}${rating === null ? '' : `, ${rating}`}) ${claim} (${evidence.join(', ')})`,
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
