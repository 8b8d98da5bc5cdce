import type { Computed, Fact, Gap } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Section } from '../domain/section.ts';
import { topicsIn } from '../frameworks/exhibit.ts';
import {
  type Assessment,
  type AssessUses,
  type DraftClaim,
  type Framework,
  type KeptClaims,
  wordsIn,
} from '../frameworks/framework.ts';
import { messageDrafts } from '../frameworks/message.ts';
import { lostOf } from './answer.ts';
import { type CheckUses, checked, withVerdict } from './checks.ts';
import { OUTPUT_TOKENS } from './depth.ts';
import type { Evidence } from './evidence.ts';
import { factLines, promptOf, sourcedPassages, systemPrompt } from './prompts.ts';
import { gapsOf, inWords, lostTopics } from './section-gaps.ts';
import { sectionMessage } from './section-message.ts';
import { factsStated } from './stated-facts.ts';
import { newTally, type Tally } from './tally.ts';

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
  const { name } = framework;
  const words = wordsIn(framework, request.language);
  const blank = blankSection(framework, words);
  const nothing = (why: Omit<Gap, 'section'>, tally = newTally()): AssessedSection => ({
    section: blank,
    gaps: [{ section: name, ...why }],
    tally,
  });
  const figures = { facts, computed };
  const lacking = framework.lacks?.(figures) ?? null;
  if (lacking !== null) return nothing({ reason: 'insufficient_evidence', detail: lacking });
  const answer = await ask({
    name: `assess:${name}`,
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
    ...withVerdict(name, uses),
  });
  if (!answer.ok) {
    const { ok: _ok, ...why } = answer;
    return nothing(why);
  }
  const drafts = draftsOf(framework, answer.value, figures);
  const verified = await checked(name, drafts, uses);
  const { kept, tally, unjudged, droppedBy } = verified;
  const dropped = Object.keys(droppedBy).length === 0 ? {} : { dropped: droppedBy };
  const given: AssessUses = { words, figures, company: request.company };
  // What the sentences would fill if every one of them counted: with less there is nothing to show.
  const whole = framework.assess(answer.value, allCounting(kept), given);
  if (
    whole.claims.length === 0 ||
    (whole.scores.length > 0 && whole.scores.every(({ status }) => status === 'not_assessed'))
  ) {
    const detail = `too little in the sources to assess ${name}${inWords(droppedBy)}`;
    return nothing({ reason: 'insufficient_evidence', detail, ...dropped }, tally);
  }
  const counted = framework.assess(answer.value, kept, given);
  const claims = counted.claims.map((claim) => ({ ...claim, facts: factsStated(claim, facts) }));
  const shown = { ...scored(counted), claims, topics: blank.topics };
  const section: Section = {
    ...blank,
    ...shown,
    status: 'assessed',
    ...sectionMessage(name, answer.value, kept, shown, request.language),
    exhibits: shown.exhibits.map((one) => ({ ...one, sources: sourcesOf(claims) })),
  };
  const lost = lostTopics(section, drafts, [...whole.missing, ...counted.missing]);
  return {
    section,
    gaps: [
      ...lostOf(name, answer.lost),
      ...gapsOf(framework, { whole, counted, lost, droppedBy, dropped, unjudged }),
    ],
    tally,
  };
}

/** The sentences that speak for the section as a whole, and the items. */
function draftsOf(framework: Framework, reply: unknown, figures: AssessUses['figures']) {
  const items: DraftClaim[] = framework.drafts(reply, figures);
  return [...messageDrafts(framework.name, reply, items), ...items];
}

const sourcesOf = (claims: Section['claims']): string[] => [
  ...new Set(
    claims.flatMap(({ evidence }) => evidence.flatMap((id) => /^(S\d+)\.p/.exec(id)?.[1] ?? [])),
  ),
];

/** No score where nothing counts, and no exhibit of nothing. */
function scored({ scores, exhibits }: Assessment): Pick<Section, 'scores' | 'exhibits'> {
  const none = scores.length > 0 && scores.every(({ status }) => status === 'not_assessed');
  return none ? { scores: [], exhibits: [] } : { scores, exhibits };
}

const allCounting = (kept: KeptClaims): KeptClaims =>
  new Map([...kept].map(([id, claim]) => [id, { ...claim, counts: true, rated: true }]));

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

function blankSection(
  { name, topics, digest }: Framework,
  words: ReturnType<typeof wordsIn>,
): Section {
  return {
    framework: name,
    definition: digest ?? null,
    language: words.language,
    ...{ title: words.title, method: words.method, status: 'not_assessed' },
    topics: topicsIn(topics, words),
    rating: { rates: words.rates ?? null, words: { ...words.ratings } },
    ...{ headline: null, takeaways: [], so_what: null, unknown: [] },
    ...{ scores: [], claims: [], exhibits: [] },
  };
}
