import type { Computed, Fact, Gap } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Section } from '../domain/section.ts';
import type { Framework } from '../frameworks/framework.ts';
import type { Ask } from './ask.ts';
import { limitsOf, OUTPUT_TOKENS } from './depth.ts';
import type { Evidence } from './evidence.ts';
import { factLines, promptOf, sourcedPassages, subjectLines, systemPrompt } from './prompts.ts';
import { newTally, type Tally } from './tally.ts';
import { verifyDrafts } from './verify.ts';

export interface AssessedSection {
  section: Section;
  gaps: Gap[];
  tally: Tally;
}

/** One framework: ask, check every sentence, score what survived. Never a number without evidence. */
export async function assess({
  framework,
  request,
  evidence,
  facts,
  computed,
  name,
  ask,
  today,
  passages,
}: {
  framework: Framework;
  request: AnalysisRequest;
  evidence: Evidence;
  facts: readonly Fact[];
  computed: readonly Computed[];
  /** The company's, as established. */
  name: string;
  ask: Ask;
  today: string;
  /** Those of the evidence that bear on it. */
  passages: Evidence['passages'];
}): Promise<AssessedSection> {
  const step = `assess:${framework.name}`;
  const answer = await ask({
    name: step,
    stage: 'assess',
    system: systemPrompt(request.language),
    prompt: promptOf([
      { heading: 'Task', body: framework.instructions },
      { heading: 'Subject', body: subjectLines(request, name, today) },
      { heading: 'Facts, checked', body: factLines(facts, computed) },
      {
        heading: 'Passages',
        body: sourcedPassages(evidence, passages),
      },
    ]),
    reply: framework.reply,
    maxOutputTokens: OUTPUT_TOKENS.assess,
  });
  if (!answer.ok) {
    const { ok: _ok, ...why } = answer;
    return {
      section: notAssessed(framework),
      gaps: [{ section: framework.name, ...why }],
      tally: newTally(),
    };
  }
  const { kept, tally, droppedInWords, unsupported } = await verifyDrafts({
    name: step,
    drafts: framework.drafts(answer.value),
    evidence,
    ask,
    language: request.language,
    support: limitsOf(request.depth).supportGate,
    stage: 'assess',
  });
  const { scores, claims, chart, missing } = framework.assess(answer.value, kept);
  const dropped =
    droppedInWords === '' ? '' : `; statements dropped by the checks: ${droppedInWords}`;
  if (claims.length === 0 || scores.every(({ status }) => status === 'not_assessed')) {
    const detail = `too little in the sources to assess ${framework.title}${dropped}`;
    return {
      section: notAssessed(framework),
      gaps: [{ section: framework.name, reason: 'insufficient_evidence', detail }],
      tally,
    };
  }
  const labels = new Map(framework.topics.map(({ id, label }) => [id, label]));
  return {
    section: {
      ...notAssessed(framework),
      status: 'assessed',
      scores,
      claims: claims.map((claim) => ({ ...claim, facts: factsBehind(claim.evidence, facts) })),
      chart,
    },
    gaps: [
      ...missing.map((topic) => ({
        section: `${framework.name}.${topic}`,
        reason: 'insufficient_evidence' as const,
        detail: `too little in the sources on ${labels.get(topic) ?? topic}${dropped}`,
      })),
      ...(unsupported ? [{ section: framework.name, ...unsupported }] : []),
    ],
    tally,
  };
}

/** Links to drivers and factors that were not assessed point nowhere: they are taken out. */
export function withLivingLinks(sections: readonly Section[]): Section[] {
  const living = new Set(
    sections.flatMap(({ framework, status, scores }) =>
      status === 'assessed'
        ? scores
            .filter((score) => score.status === 'assessed')
            .map(({ topic }) => `${framework}.${topic}`)
        : [],
    ),
  );
  return sections.map((section) => ({
    ...section,
    claims: section.claims.map((claim) => ({
      ...claim,
      links: claim.links.filter((link) => living.has(link)),
    })),
  }));
}

function notAssessed({ name, title, method, topics }: Framework): Section {
  return {
    framework: name,
    title,
    status: 'not_assessed',
    method,
    topics: [...topics],
    scores: [],
    claims: [],
    chart: null,
  };
}

function factsBehind(evidence: readonly string[], facts: readonly Fact[]): string[] {
  return facts
    .filter((fact) => fact.evidence.some((id) => evidence.includes(id)))
    .map(({ id }) => id);
}
