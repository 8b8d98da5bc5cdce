import type { Fact } from '../../domain/facts/fact.ts';
import { createPassagesBehind } from './ages.ts';
import type { PaperDraft } from './lines.ts';
import { datesAhead, type Material, questionOf } from './material.ts';
import { createNearest } from './nearest.ts';
import { idsOf } from './reading.ts';
import { rivalReadings } from './rival-readings.ts';

/**
 * The passages that bear on a paper which is there already, as a draft or in its form. Who goes on from it reads
 * them alone: the rest was read when it was thought through, and bears on nothing that it says.
 */

const NEAR_PAGES = 10;
const NEAR_SENTENCE = 2;
export const NEAR_UNKNOWN = 3;
const NEAR_QUESTION = 30;

type Passages = Material['evidence']['passages'];

export interface Seen {
  readonly passages: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
}

/** For the author who gives a draft in free prose its form. */
export function passagesForDraft(thought: string, material: Material): Passages {
  const texts = thought.split('\n').filter((line) => line.trim() !== '');
  const cited = idsOf(thought.split(/\n|(?<=[\].;:])\s/u));
  return bearing({ cited, texts, open: [], beyondCited: false }, material);
}

/** For a critic: beside what the paper says, what comes nearest to its open questions. */
export function passagesForCritic(draft: PaperDraft, material: Material): Passages {
  const texts = draft.lines.map(({ text }) => text);
  const open = draft.unknowns.map(({ what, query }) => `${what} ${query ?? ''}`);
  return bearing({ cited: citedIn(draft), texts, open, beyondCited: true }, material);
}

export const citedIn = ({ lines }: Pick<PaperDraft, 'lines'>): string[] =>
  lines.flatMap(({ evidence }) => evidence);

interface Paper {
  readonly cited: readonly string[];
  readonly texts: readonly string[];
  /** Its open questions. */
  readonly open: readonly string[];
  /** Whether what comes nearest is looked for beside what is cited: who doubts looks there. */
  readonly beyondCited: boolean;
}

/**
 * What is cited, what comes nearest to each text and to the question, the best passage of each page that bears on
 * it, days that lie ahead, figures of the same measure, and every reading of a disagreement.
 */
function bearing({ cited, texts, open, beyondCited }: Paper, material: Material): Passages {
  const { evidence, facts, conflicts, today } = material;
  const { passages } = evidence;
  const seen = seenBy(cited, material);
  const shown = new Set(seen.passages);
  const leaveOut = beyondCited ? seen.passages : new Set<string>();
  const nearest = createNearest(passages);
  const add = (text: string, most: number) => {
    for (const { one } of nearest(text, most, leaveOut)) shown.add(one.id);
  };
  for (const text of texts) add(text, NEAR_SENTENCE);
  for (const text of open) add(text, NEAR_UNKNOWN);
  add(questionOf(material), NEAR_QUESTION);
  for (const { passage } of nearPages(material)) shown.add(passage);
  for (const { passage } of datesAhead(passages, today)) shown.add(passage);
  for (const fact of benchmarks(facts, seen.facts)) for (const id of fact.evidence) shown.add(id);
  const disputed = new Set(conflicts.flatMap(({ facts: readings }) => readings));
  for (const { id, evidence: ids } of facts) {
    if (disputed.has(id)) for (const one of ids) shown.add(one);
  }
  for (const { fact, passage } of rivalReadings(material)) {
    for (const id of [...fact.evidence, passage]) shown.add(id);
  }
  return passages.filter(({ id }) => shown.has(id));
}

/** Passages cited, through facts too; facts cited, and those that a cited figure was computed from. */
export function seenBy(cited: readonly string[], material: Material): Seen {
  const operands = material.computed
    .filter(({ id }) => cited.includes(id))
    .flatMap(({ of }) => of.filter((one) => typeof one === 'string'));
  const direct = new Set([...cited, ...operands]);
  return {
    passages: new Set(createPassagesBehind(material)(cited)),
    facts: new Set(material.facts.filter(({ id }) => direct.has(id)).map(({ id }) => id)),
  };
}

/** The pages whose best passage is nearest to the question. */
export function nearPages(material: Material): { source: string; passage: string }[] {
  const { passages } = material.evidence;
  const best = new Map<string, string>();
  for (const { one } of createNearest(passages)(questionOf(material), passages.length)) {
    if (best.size < NEAR_PAGES && !best.has(one.source)) best.set(one.source, one.id);
  }
  return [...best].map(([source, passage]) => ({ source, passage }));
}

/** Same measure as a figure of the paper, of another owner or place. */
export function benchmarks(facts: readonly Fact[], used: ReadonlySet<string>): Fact[] {
  const cited = facts.filter(({ id }) => used.has(id));
  return facts.filter(
    (fact) =>
      !used.has(fact.id) &&
      fact.metric !== 'other' &&
      cited.some(
        ({ metric, entity, geography, amount }) =>
          metric === fact.metric &&
          amount.unit === fact.amount.unit &&
          (entity !== fact.entity || geography !== fact.geography),
      ),
  );
}
