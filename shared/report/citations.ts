import type { Passage, Report, Source } from '../domain/report.ts';
import { claimsOfSection, type Section, type SectionClaim } from '../domain/section.ts';
import type { Statement } from './paper/blocks.ts';

/** Where a passage is cited: the anchor of the sentence, and what holds it. */
export interface Place {
  readonly anchor: string;
  /** A section's index, or which other part of the report. */
  readonly part: number | 'paper' | 'facts';
}

export interface Citation {
  /** From 1, in the order in which a reader meets them. */
  readonly n: number;
  readonly passage: Passage;
  readonly source: Source | undefined;
  readonly places: Place[];
}

/**
 * The note of a figure that code computed, or of further passages of one statement together; it stands in one count
 * with those of the passages.
 */
export interface ComputedNote {
  readonly n: number;
  readonly id: string;
  readonly places: Place[];
  /** Passages and computed figures that share this note; none for a computed figure. */
  readonly together: readonly string[];
}

/** More numbers behind one sentence stop a reader; the last of them then stands for all further passages. */
const MOST_MARKS = 2;

export interface Citations {
  /**
   * Numbers of the notes, at most two, without those of what the report does not hold and of what a computed figure
   * among them was made of: its own note names that.
   */
  numbers(evidence: readonly string[]): number[];
  /** The passages behind a computed figure, or those that share a note. */
  passagesOf(note: Pick<ComputedNote, 'id' | 'together'>): Citation[];
  /** In order of number; passages that nothing cites come last. */
  readonly all: readonly Citation[];
  /** In order of number; only what is cited. */
  readonly computed: readonly ComputedNote[];
}

export interface ClaimGroup {
  /** Index in the section's topics; -1 for claims of a topic that the section does not name. */
  readonly topic: number;
  readonly id: string;
  readonly label: string;
  /** Claims with their index in the section. */
  readonly claims: readonly { claim: SectionClaim; index: number }[];
}

/** A section's claims in reading order, by topic; each claim once, none lost. */
export function claimGroups({ claims, topics }: Section): ClaimGroup[] {
  const left = new Set(claims.keys());
  const take = (id: string) =>
    claims.flatMap((claim, index) =>
      claim.topic === id && left.delete(index) ? [{ claim, index }] : [],
    );
  const named = topics.map(({ id, label }, topic) => ({ topic, id, label, claims: take(id) }));
  const others = [...left].map((index) => claims[index]?.topic ?? '');
  return [
    ...named,
    ...[...new Set(others)].map((id) => ({ topic: -1, id, label: id, claims: take(id) })),
  ];
}

/** Anchors are made of positions, never of data, so that they are unique and safe. */
export const anchors = {
  section: (index: number) => `section-${index + 1}`,
  topic: (section: number, topic: number) => `topic-${section + 1}-${topic + 1}`,
  claim: (section: number, claim: number) => `claim-${section + 1}-${claim + 1}`,
  fact: (index: number) => `fact-${index + 1}`,
  source: (index: number) => `source-${index + 1}`,
  passage: (n: number) => `evidence-${n}`,
};

interface Citing extends Place {
  readonly evidence: readonly string[];
}

/** What the section says as a whole, before its items. */
const messageClaims = (section: Section) => claimsOfSection({ ...section, claims: [] });

function citing(report: Report, first: readonly Statement[]): Citing[] {
  const list: Citing[] = first.map(({ anchor, evidence }) => ({ anchor, evidence, part: 'paper' }));
  report.sections.forEach((section, part) => {
    for (const { evidence } of messageClaims(section)) {
      list.push({ anchor: anchors.section(part), evidence, part });
    }
    for (const { claim, index } of claimGroups(section).flatMap((group) => group.claims)) {
      list.push({ anchor: anchors.claim(part, index), evidence: claim.evidence, part });
    }
  });
  report.facts.forEach(({ evidence }, index) => {
    list.push({ anchor: anchors.fact(index), evidence, part: 'facts' });
  });
  return list;
}

/** `first`: the statements of the paper, and those with which its appendix begins. */
export function createCitations(report: Report, first: readonly Statement[]): Citations {
  const passages = new Map(report.passages.map((passage) => [passage.id, passage]));
  const sources = new Map(report.sources.map((source) => [source.id, source]));
  const facts = new Map(report.facts.map((fact) => [fact.id, fact.evidence]));
  const computed = new Map(report.computed.map((one) => [one.id, one.of]));
  const cited = new Map<string, Citation>();
  const notes = new Map<string, ComputedNote>();
  const next = () => cited.size + notes.size + 1;
  const cite = (passage: Passage): Citation => {
    const known = cited.get(passage.id);
    if (known) return known;
    const citation = { n: next(), passage, source: sources.get(passage.source), places: [] };
    cited.set(passage.id, citation);
    return citation;
  };
  /** A ledger entry stands for the passages that state it; a computed figure has a note of its own. */
  const noteIds = (evidence: readonly string[]) => evidence.flatMap((id) => facts.get(id) ?? [id]);
  /** What computed figures were made of, down to the passages. */
  const behind = (ids: readonly string[], seen = new Set<string>()): Set<string> => {
    const operands = ids
      .flatMap((id) => computed.get(id) ?? [])
      .filter((of) => typeof of === 'string')
      .filter((of) => !seen.has(of));
    for (const id of [...operands, ...noteIds(operands)]) seen.add(id);
    return operands.length === 0 ? seen : behind(operands, seen);
  };
  const marksOf = (evidence: readonly string[]): { alone: string[]; together: string[] } => {
    const covered = behind(evidence);
    const left = noteIds(evidence.filter((id) => !covered.has(id))).filter(
      (id) => !covered.has(id) && (passages.has(id) || computed.has(id)),
    );
    const ids = [...new Set(left)].sort(
      (a, b) => Number(computed.has(b)) - Number(computed.has(a)),
    );
    const alone = ids.length > MOST_MARKS ? ids.slice(0, MOST_MARKS - 1) : ids;
    return { alone, together: ids.slice(alone.length) };
  };
  const citeOne = (id: string, place: Place): void => {
    const passage = passages.get(id);
    if (passage) cite(passage).places.push(place);
    const operands = computed.get(id);
    if (operands === undefined) return;
    const known = notes.get(id);
    const note = known ?? { n: next(), id, places: [], together: [] };
    notes.set(id, note);
    note.places.push(place);
    if (known) return;
    // Its note names what it was made of, so those passages have numbers too.
    for (const one of operands) if (typeof one === 'string') citeAll([one], place);
  };
  const citeAll = (evidence: readonly string[], place: Place): void => {
    const { alone, together } = marksOf(evidence);
    for (const id of alone) citeOne(id, place);
    if (together.length === 0) return;
    const id = together.join(' ');
    const note = notes.get(id) ?? { n: next(), id, places: [], together };
    notes.set(id, note);
    note.places.push(place);
    for (const one of together) citeOne(one, place);
  };
  for (const { evidence, ...place } of citing(report, first)) citeAll(evidence, place);
  for (const passage of passages.values()) cite(passage);

  return {
    all: [...cited.values()],
    computed: [...notes.values()],
    passagesOf: ({ id, together }) => {
      const ids = new Set([...together, ...behind([id, ...together])]);
      return [...ids].flatMap((one) => cited.get(one) ?? []);
    },
    numbers: (evidence) => {
      const { alone, together } = marksOf(evidence);
      return [...alone, ...(together.length === 0 ? [] : [together.join(' ')])]
        .flatMap((id) => cited.get(id)?.n ?? notes.get(id)?.n ?? [])
        .sort((a, b) => a - b);
    },
  };
}
