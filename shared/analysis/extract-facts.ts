import { type CheckedFact, checkFact } from '../domain/facts/check-fact.ts';
import { findConflicts, type Provenance } from '../domain/facts/conflicts.ts';
import type { FactGround } from '../domain/facts/draft-fact.ts';
import type { Computed, Conflict, Fact } from '../domain/facts/fact.ts';
import { gatherFacts, RECENT_DAYS } from '../domain/facts/gather-facts.ts';
import { standardFigures } from '../domain/facts/standard-figures.ts';
import { foldText, notationOf } from '../domain/figures/number-notation.ts';
import type { ReadPassage } from '../domain/pages/passage.ts';
import type { Gap, Identity, Passage } from '../domain/report.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Steps } from '../jobs/steps.ts';
import { lostOf } from './answer.ts';
import type { Ask } from './ask.ts';
import { BATCH_CHARS, OUTPUT_TOKENS } from './depth.ts';
import type { Evidence } from './evidence.ts';
import { draftOf, factReply } from './fact-reply.ts';
import { languageName, promptOf, sourcedPassages, subjectLines, systemPrompt } from './prompts.ts';
import { selectPassages } from './select-passages.ts';

export const FACTS_VERSION = '4';

export interface FactLedger {
  facts: Fact[];
  /** Made by code from the facts, before anything is assessed. */
  computed: Computed[];
  conflicts: Conflict[];
  gaps: Gap[];
  /** As the model wrote them. */
  total: number;
  unknownIds: number;
  figures: { checked: number; failed: number };
}

/** Facts that stand, before they are gathered into a ledger. */
export interface Extracted extends Omit<FactLedger, 'facts' | 'computed' | 'conflicts'> {
  readonly kept: readonly CheckedFact[];
}

export const joined = (a: Extracted, b: Extracted): Extracted => ({
  kept: [...a.kept, ...b.kept],
  gaps: [...a.gaps, ...b.gaps],
  total: a.total + b.total,
  unknownIds: a.unknownIds + b.unknownIds,
  figures: {
    checked: a.figures.checked + b.figures.checked,
    failed: a.figures.failed + b.figures.failed,
  },
});

/** Every figure of the passages that bears on the analysis, each checked against its passage by code. */
export async function extractFacts({
  request,
  evidence,
  identity,
  ask,
  steps,
  today,
  promptChars,
  round = 1,
  fresh,
}: {
  request: AnalysisRequest;
  evidence: Evidence;
  /** The company's, as established. */
  identity: Identity;
  ask: Ask;
  steps: Steps;
  today: string;
  /** Of passages, over all batches. */
  promptChars: number;
  /** Of the searches. */
  round?: number;
  /** Only passages of these sources are read; of all when absent. */
  fresh?: ReadonlySet<string>;
}): Promise<Extracted> {
  const read = evidence.passages.filter(({ source }) => fresh?.has(source) ?? true);
  const figured = read.filter(({ text: passage }) => /\d/.test(passage));
  const chosen = selectPassages(
    figured,
    `${identity.name} ${request.industry ?? ''} revenue profit margin share growth customers price cost`,
    promptChars,
  );
  const batches = inBatches(chosen);
  const name = round === 1 ? 'facts' : `facts:round${round}`;
  // One call was planned.
  steps.plan(batches.length - 1);
  const answers = await Promise.all(
    batches.map((batch, index) =>
      ask({
        name: batches.length === 1 ? name : `${name}:${index + 1}`,
        stage: 'facts',
        system: systemPrompt('en'),
        prompt: promptOf([
          { heading: 'Task', body: `${TASK} ${languageName(request.language)}.` },
          { heading: 'Subject', body: subjectLines(request, identity.name, today) },
          { heading: 'Passages', body: sourcedPassages(evidence, batch) },
        ]),
        reply: factReply,
        maxOutputTokens: OUTPUT_TOKENS.facts,
      }),
    ),
  );
  const ground = groundOf({ ...evidence, passages: read }, identity);
  const counts = { total: 0, unknownIds: 0, figures: { checked: 0, failed: 0 } };
  const gaps: Gap[] = [];
  const kept: CheckedFact[] = [];
  for (const answer of answers) {
    if (answer.ok) gaps.push(...lostOf('facts', answer.lost));
    if (!answer.ok) {
      gaps.push({ section: 'facts', reason: answer.reason, detail: answer.detail });
      continue;
    }
    for (const draft of answer.value.facts) {
      const checked = checkFact(draftOf(draft), ground);
      counts.total += 1;
      counts.unknownIds += checked.unknownIds;
      if (checked.ok || checked.figure !== 'unchecked') counts.figures.checked += 1;
      if (checked.ok) kept.push(checked.fact);
      else if (checked.figure === 'failed') counts.figures.failed += 1;
    }
  }
  return { kept, gaps, ...counts };
}

/** Facts, what follows from them, and where they disagree. */
export function ledgerOf(
  { kept, ...counts }: Extracted,
  evidence: Evidence,
  identity: Identity,
  request: AnalysisRequest,
  today: string,
): FactLedger {
  const sources = new Map(evidence.sources.map((source) => [source.id, source]));
  const passages = new Map(evidence.passages.map((passage) => [passage.id, passage]));
  const sourceOf = (passage: string) => {
    const source = sources.get(passages.get(passage)?.source ?? '');
    return source && { ...source, publishedAt: source.published_at };
  };
  const facts = gatherFacts(kept, sourceOf, {
    today,
    newDays: request.recency_days ?? RECENT_DAYS,
  });
  const provenance = (fact: Fact): Provenance => ({
    sources: fact.evidence.flatMap((id) => sourceOf(id) ?? []),
    fromRow: fact.evidence.some((id) => isRow(passages.get(id))),
  });
  const computed = standardFigures(facts, [identity.name, ...identity.aliases]);
  return { facts, computed, conflicts: findConflicts(facts, provenance), ...counts };
}

const isRow = (passage: Partial<ReadPassage> | undefined): boolean => passage?.row !== undefined;

/** What facts are held against: all passages of the job. */
export function groundOf(
  evidence: Pick<Evidence, 'passages' | 'sources' | 'isAbout'>,
  { name, aliases, rivals }: Identity,
): FactGround {
  const passages = new Map(evidence.passages.map((one) => [one.id, readable(one)]));
  const texts = Map.groupBy([...passages.values()], ({ source }) => source);
  const rows = Map.groupBy([...passages.values()].filter(isRow), ({ source }) => source);
  const sources = new Map(evidence.sources.map((source) => [source.id, source]));
  const about = new Set(
    evidence.passages.filter(({ id }) => evidence.isAbout(id, name)).map(({ source }) => source),
  );
  return {
    passage: (id) => passages.get(id),
    source: (id) => {
      const source = sources.get(id);
      if (source === undefined) return undefined;
      const { title, published_at: publishedAt } = source;
      return { title, publishedAt, about: about.has(id) ? 'company' : 'other' };
    },
    textsOf: (id) => (texts.get(id) ?? []).map(({ text }) => text),
    rowsOf: (source) => rows.get(source) ?? [],
    names: { company: [name, ...aliases], others: rivals },
  };
}

/** A passage whose page did not say how it writes numbers says so by itself. */
function readable(passage: Passage & Partial<ReadPassage>): ReadPassage {
  return { notation: notationOf(foldText(passage.text)), ...passage };
}

const TASK =
  'List the figures in these passages that matter for a strategic analysis of the subject: its size, growth, profitability, share, prices, costs, capacity, customers; its rivals; its market; rules and duties. One entry a figure. Copy figure and label as written, with "about", "more than" or both ends of a range; a loss keeps its sign or its word. Leave out what has no clear metric. Names are written in';

function inBatches(passages: readonly Passage[]): Passage[][] {
  const batches: Passage[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const passage of passages) {
    if (size + passage.text.length > BATCH_CHARS) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(passage);
    size += passage.text.length;
  }
  return batches;
}
