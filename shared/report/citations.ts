import type { Passage, Report, Source } from '../domain/report.ts';
import { claimsOfSection, type Section, type SectionClaim } from '../domain/section.ts';
import type { Statement } from './paper/blocks.ts';
import { contains, createReach, type Reach, topOf } from './paper/reach.ts';

/** Where a note is cited: the anchor of the sentence, and what holds it. */
export interface Place {
  readonly anchor: string;
  /** A section's index, or which other part of the report. */
  readonly part: number | 'paper' | 'facts';
}

export interface Quote {
  readonly passage: Passage;
  readonly source: Source | undefined;
}

/** All that a sentence rests on: how its figures were computed, every passage, what was assumed. */
export interface Note {
  /** From 1, in the order in which a reader meets them. */
  readonly n: number;
  /** Ids of computed figures; what they were made of is told by the table of sums, or here where it has no name. */
  readonly computed: readonly string[];
  readonly quotes: readonly Quote[];
  /** What the writer of its sentences assumed, each once. */
  readonly basis: readonly string[];
  /** A sentence that it stands behind goes beyond the passages. */
  readonly inferred: boolean;
  readonly places: readonly Place[];
}

export interface Citations {
  /** The number of the note that holds it all; several where none does; none where the report holds nothing of it. */
  numbers(evidence: readonly string[]): number[];
  /** In order of number; passages that nothing cites come last, each in a note without places. */
  readonly notes: readonly Note[];
  /** The notes that quote a passage of the source. */
  notesOn(source: string): Note[];
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

interface Citing extends Place, Pick<Statement, 'evidence' | 'inferred' | 'basis'> {}

/** What the section says as a whole, before its items. */
const messageClaims = (section: Section) => claimsOfSection({ ...section, claims: [] });

function citing(report: Report, first: readonly Statement[]): Citing[] {
  const list: Citing[] = first.map((statement) => ({ ...statement, part: 'paper' }));
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

const keyOf = ({ computed, passages }: Reach): string =>
  [...computed, ...passages].sort().join(' ');

interface OpenNote extends Note {
  readonly reach: Reach;
  readonly places: Place[];
  readonly basis: string[];
  inferred: boolean;
}

/** `first`: the statements of the paper, and those with which its appendix begins. */
export function createCitations(report: Report, first: readonly Statement[]): Citations {
  const passages = new Map(report.passages.map((passage) => [passage.id, passage]));
  const sources = new Map(report.sources.map((source) => [source.id, source]));
  const reachOf = createReach(report);
  const notes = new Map<string, OpenNote>();
  const open = (reach: Reach): OpenNote => {
    const quotes = reach.passages.flatMap((id) => {
      const passage = passages.get(id);
      return passage ? [{ passage, source: sources.get(passage.source) }] : [];
    });
    const note: OpenNote = {
      ...{ n: notes.size + 1, reach, computed: topOf(reach.computed, report.computed), quotes },
      ...{ basis: [], inferred: false, places: [] },
    };
    notes.set(keyOf(reach), note);
    return note;
  };
  const isEmpty = ({ computed, passages: ids }: Reach) => computed.length + ids.length === 0;
  /** The smallest that holds it all. */
  const covering = (reach: Reach): OpenNote | undefined =>
    [...notes.values()]
      .filter((note) => contains(note.reach, reach))
      .toSorted((a, b) => sizeOf(a.reach) - sizeOf(b.reach))[0];
  const sizeOf = ({ computed, passages: ids }: Reach) => computed.length + ids.length;

  for (const { evidence, inferred, basis = [], anchor, part } of citing(report, first)) {
    const reach = reachOf(evidence);
    if (isEmpty(reach)) continue;
    const known = notes.get(keyOf(reach));
    // The ledger adds no note to those of the sentences as long as one of them quotes its passages.
    const note = known ?? (part === 'facts' ? covering(reach) : undefined) ?? open(reach);
    note.places.push({ anchor, part });
    note.basis.push(...basis.filter((one) => !note.basis.includes(one)));
    note.inferred ||= inferred === true;
  }
  const quoted = new Set([...notes.values()].flatMap(({ reach }) => reach.passages));
  for (const id of passages.keys()) if (!quoted.has(id)) open({ computed: [], passages: [id] });

  const all = [...notes.values()];
  return {
    notes: all,
    notesOn: (source) =>
      all.filter(({ quotes }) => quotes.some((one) => one.passage.source === source)),
    numbers(evidence) {
      const reach = reachOf(evidence);
      if (isEmpty(reach)) return [];
      const note = notes.get(keyOf(reach)) ?? covering(reach);
      if (note) return [note.n];
      const parts = [...reach.computed, ...reach.passages].flatMap(
        (id) => covering(reachOf([id]))?.n ?? [],
      );
      return [...new Set(parts)].sort((a, b) => a - b);
    },
  };
}
