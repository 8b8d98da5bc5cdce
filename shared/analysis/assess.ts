import type { Computed, Fact, Gap } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Section } from '../domain/section.ts';
import type { Assessment, Framework, KeptClaims } from '../frameworks/framework.ts';
import { lostOf } from './answer.ts';
import { type CheckUses, checked, withVerdict } from './checks.ts';
import { OUTPUT_TOKENS } from './depth.ts';
import type { Evidence } from './evidence.ts';
import { factLines, promptOf, sourcedPassages, systemPrompt } from './prompts.ts';
import { factsStated } from './stated-facts.ts';
import { newTally, type Tally } from './tally.ts';
import type { Unjudged } from './verdict.ts';

export interface AssessedSection {
  section: Section;
  gaps: Gap[];
  tally: Tally;
}

/** One framework: ask, check and judge every sentence, score what counts. Never a number without evidence. */
export async function assess({
  framework,
  request,
  facts,
  computed,
  passages,
  ...uses
}: CheckUses & {
  framework: Framework;
  request: AnalysisRequest;
  facts: readonly Fact[];
  computed: readonly Computed[];
  /** Those of the evidence that bear on it. */
  passages: Evidence['passages'];
}): Promise<AssessedSection> {
  const { evidence, ask, subject } = uses;
  const answer = await ask({
    name: `assess:${framework.name}`,
    stage: 'assess',
    system: systemPrompt(request.language),
    prompt: promptOf([
      { heading: 'Task', body: framework.instructions },
      { heading: 'Subject', body: subject },
      { heading: 'Facts, checked', body: factLines(facts, computed) },
      {
        heading: 'Passages',
        body: sourcedPassages(evidence, passages),
      },
    ]),
    reply: framework.reply,
    language: request.language,
    maxOutputTokens: OUTPUT_TOKENS.assess,
    ...withVerdict(framework.name, uses),
  });
  if (!answer.ok) {
    const { ok: _ok, ...why } = answer;
    return {
      section: notAssessed(framework),
      gaps: [{ section: framework.name, ...why }],
      tally: newTally(),
    };
  }
  const verified = await checked(framework.name, framework.drafts(answer.value), uses);
  const dropped =
    verified.droppedInWords === ''
      ? ''
      : `; statements dropped by the checks: ${verified.droppedInWords}`;
  // What the sentences would fill if every one of them counted: with less there is nothing to show.
  const whole = framework.assess(answer.value, allCounting(verified.kept));
  if (
    whole.claims.length === 0 ||
    (whole.scores.length > 0 && whole.scores.every(({ status }) => status === 'not_assessed'))
  ) {
    const detail = `too little in the sources to assess ${framework.title}${dropped}`;
    return {
      section: notAssessed(framework),
      gaps: [{ section: framework.name, reason: 'insufficient_evidence', detail }],
      tally: verified.tally,
    };
  }
  const counted = framework.assess(answer.value, verified.kept);
  return {
    section: {
      ...notAssessed(framework),
      status: 'assessed',
      ...scored(counted),
      claims: counted.claims.map((claim) => ({ ...claim, facts: factsStated(claim, facts) })),
    },
    gaps: [
      ...lostOf(framework.name, answer.lost),
      ...gapsOf(framework, { whole, counted, dropped, unjudged: verified.unjudged }),
    ],
    tally: verified.tally,
  };
}

/** No score where nothing counts, and no chart of nothing. */
function scored({ scores, chart }: Assessment): Pick<Section, 'scores' | 'chart'> {
  const none = scores.length > 0 && scores.every(({ status }) => status === 'not_assessed');
  return none ? { scores: [], chart: null } : { scores, chart };
}

const allCounting = (kept: KeptClaims): KeptClaims =>
  new Map([...kept].map(([id, claim]) => [id, { ...claim, counts: true, rated: true }]));

function gapsOf(
  framework: Framework,
  {
    whole,
    counted,
    dropped,
    unjudged,
  }: { whole: Assessment; counted: Assessment; dropped: string; unjudged: Unjudged | null },
): Gap[] {
  const labels = new Map(framework.topics.map(({ id, label }) => [id, label]));
  const gap = (topic: string, what: string): Gap => ({
    section: `${framework.name}.${topic}`,
    reason: 'insufficient_evidence',
    detail: `${what} on ${labels.get(topic) ?? topic}${dropped}`,
  });
  const unscored = counted.missing.filter((topic) => !whole.missing.includes(topic));
  return [
    ...whole.missing.map((topic) => gap(topic, 'too little in the sources')),
    // Without verdicts nothing could be scored, which is said once.
    ...(unjudged
      ? [{ section: framework.name, ...unjudged }]
      : unscored.map((topic) => gap(topic, 'too few fully supported statements'))),
  ];
}

/** Links to drivers and factors of which nothing is shown point nowhere: they are taken out. */
export function withLivingLinks(sections: readonly Section[]): Section[] {
  const living = new Set(
    sections.flatMap(({ framework, claims }) => claims.map(({ topic }) => `${framework}.${topic}`)),
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
