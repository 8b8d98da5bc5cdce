import type { Computed, Fact } from '../../domain/facts/fact.ts';
import { doubtsOf, levelOf } from '../../domain/paper/confidence.ts';
import type { Paper, Sentence } from '../../domain/paper/paper.ts';
import type { Gap } from '../../domain/report.ts';
import { lostOf } from '../answer.ts';
import { newTally, type Tally } from '../tally.ts';
import { createPassagesBehind } from './ages.ts';
import { argue, type Money, type PaperUses } from './argue.ts';
import type { CheckedPaper } from './check-paper.ts';
import { critic } from './critic.ts';
import { edit } from './edit.ts';
import { paperOfSections } from './fallback.ts';
import { type Finishing, finish } from './finish.ts';
import type { PaperDraft } from './lines.ts';
import { type Material, recentSince } from './material.ts';
import { gapsOf, PAPER_SECTION } from './paper-gaps.ts';
import { revise } from './revise.ts';
import { withStakes } from './stakes.ts';
import { think } from './think.ts';
import { tidied } from './tidy.ts';
import { createPlain, plainFault, withPlainLabel, withPlainTexts } from './unjudged-text.ts';

/** How much is thought about a paper. */
export interface Effort {
  /** Rounds of critic and revision. */
  readonly rounds: number;
  readonly edit: boolean;
  /** Thought through in free prose before it takes its form. */
  readonly think: boolean;
}

/** Gates, verdict and correction over the sentences. */
export type VerifyPaper = (draft: PaperDraft, material: Material) => Promise<CheckedPaper>;

export interface Written {
  readonly paper: Paper | null;
  /** The ledger's computed figures and those that the paper asked for. */
  readonly computed: readonly Computed[];
  readonly gaps: readonly Gap[];
  readonly tally: Tally;
  readonly secondOpinion: boolean;
  readonly editing: { readonly edited: number; readonly refused: number };
}

/**
 * Draft → argue → critic and revision, as often as the effort allows → edit → code's own part → gates and verdicts →
 * the paper of what they let through. A step without an answer leaves the paper as it was, and is told.
 */
export async function writePaper(
  given: Material,
  effort: Effort,
  { verify, ...uses }: PaperUses & { readonly verify: VerifyPaper; readonly moneyToThink: Money },
): Promise<Written> {
  const thought = effort.think ? await think(given, { ...uses, money: uses.moneyToThink }) : null;
  const argued = await argue(given, thought, uses);
  if ('gap' in argued) {
    const { draft, kept } = paperOfSections(given.sections);
    const finished = finish(draft, finishing(given, kept, []));
    const { paper } = finished;
    const gaps = [{ section: PAPER_SECTION, ...argued.gap }, ...gapsOf(finished)];
    return {
      ...{ paper, computed: given.computed, gaps, tally: newTally(), secondOpinion: true },
      editing: { edited: 0, refused: 0 },
    };
  }
  const reread = await reconsidered(
    argued.draft,
    withComputed(given, argued.computed),
    effort,
    uses,
  );
  const { material, faults } = reread;
  const { draft, ...editing } = effort.edit
    ? await edit(reread.draft, material, createDatesOf(material), uses)
    : { draft: reread.draft, edited: 0, refused: 0 };
  const plain = createPlain(material);
  const whole = withStakes(withPlainTexts(tidied(draft, material), plain), material);
  const { kept, gaps: unjudged, tally, secondOpinion } = await verify(whole, material);
  const finished = finish(
    whole,
    finishing(
      material,
      kept,
      faults.map((one) => plainFault(one, plain)),
    ),
  );
  const { paper } = finished;
  const gaps = [...argued.gaps, ...reread.gaps, ...unjudged, ...gapsOf(finished)];
  const computed = material.computed.map((one) => withPlainLabel(one, plain));
  return { paper, computed, gaps, tally, secondOpinion, editing };
}

interface Thought {
  readonly draft: PaperDraft;
  readonly material: Material;
  readonly faults: Paper['faults'];
  readonly gaps: readonly Gap[];
}

/** Critic and revision, until nothing is found or the effort is spent. */
async function reconsidered(
  first: PaperDraft,
  given: Material,
  { rounds }: Effort,
  uses: PaperUses,
): Promise<Thought> {
  let [draft, material] = [first, given];
  const faults: Paper['faults'] = [];
  const gaps: Gap[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const read = await critic(draft, material, round, uses);
    if (!read.ok) {
      const gap: Gap = {
        section: PAPER_SECTION,
        reason: read.reason,
        detail: `${NO_CRITIC}: ${read.detail}`,
      };
      return { draft, material, faults, gaps: round === 1 ? [gap] : gaps };
    }
    gaps.push(...lostOf(PAPER_SECTION, read.lost));
    if (read.value.length === 0) break;
    const revised = await revise(draft, read.value, material, round, uses);
    draft = revised.draft;
    material = withComputed(material, revised.computed);
    faults.push(...revised.faults);
    gaps.push(...revised.gaps);
  }
  return { draft, material, faults, gaps };
}

const finishing = (
  material: Material,
  kept: ReadonlyMap<string, Sentence>,
  faults: Paper['faults'],
): Finishing => ({
  question: material.request.context ?? null,
  asked: material.request.context !== undefined,
  today: material.today,
  kept,
  doubts: createDoubts(material),
  faults,
});

const NO_CRITIC = 'the paper was not held against all pages by a second reader';

const withComputed = (material: Material, more: readonly Computed[]): Material =>
  more.length === 0 ? material : { ...material, computed: [...material.computed, ...more] };

function createDatesOf(material: Material) {
  const behind = createPassagesBehind(material);
  const sourceOf = new Map(material.evidence.passages.map(({ id, source }) => [id, source]));
  const dateOf = new Map(
    material.evidence.sources.map(({ id, published_at }) => [id, published_at]),
  );
  return ({ evidence }: { readonly evidence: readonly string[] }): string[] =>
    behind(evidence).flatMap((id) => dateOf.get(sourceOf.get(id) ?? '') ?? []);
}

function createDoubts(material: Material) {
  const { facts, computed, conflicts } = material;
  const factOf = new Map(facts.map((fact) => [fact.id, fact]));
  const operandsOf = new Map(computed.map(({ id, of }) => [id, of]));
  const factsOf = (id: string, depth: number): Fact[] => {
    const fact = factOf.get(id);
    if (fact) return [fact];
    if (depth === 0) return [];
    return (operandsOf.get(id) ?? []).flatMap((one) =>
      typeof one === 'string' ? factsOf(one, depth - 1) : [],
    );
  };
  const ground = {
    factsBehind: ({ evidence }: Sentence) => evidence.flatMap((id) => factsOf(id, 4)),
    disputed: new Set(
      conflicts.filter(({ rule }) => rule === 'unresolved').flatMap(({ facts: ids }) => ids),
    ),
    since: recentSince(material),
  };
  return (sentences: readonly Sentence[]) => {
    const why = doubtsOf(sentences, ground);
    return { confidence: levelOf(why), why };
  };
}
