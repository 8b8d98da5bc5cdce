import type { Computed } from '../../domain/facts/fact.ts';
import { sentencesOf } from '../../domain/paper/sentences.ts';
import type { Report } from '../../domain/report.ts';

/** All that evidence comes down to, each id once, in order. */
export interface Reach {
  readonly computed: readonly string[];
  readonly passages: readonly string[];
}

/** A ledger entry stands for the passages that state it, a computed figure for what it was made of; what is unknown for nothing. */
export function createReach({
  passages,
  facts,
  computed,
}: Pick<Report, 'passages' | 'facts' | 'computed'>): (evidence: readonly string[]) => Reach {
  const stored = new Set(passages.map(({ id }) => id));
  const next = new Map<string, readonly string[]>([
    ...facts.map(({ id, evidence }) => [id, evidence] as const),
    ...computed.map(({ id, of }) => [id, of.filter((one) => typeof one === 'string')] as const),
  ]);
  const made = new Set(computed.map(({ id }) => id));
  return (evidence) => {
    const seen = new Set<string>();
    const left = [...evidence];
    for (let id = left.shift(); id !== undefined; id = left.shift()) {
      if (seen.has(id)) continue;
      seen.add(id);
      left.unshift(...(next.get(id) ?? []));
    }
    const ids = [...seen];
    return {
      computed: ids.filter((id) => made.has(id)),
      passages: ids.filter((id) => stored.has(id)),
    };
  };
}

export const contains = (whole: Reach, part: Reach): boolean =>
  part.computed.every((id) => whole.computed.includes(id)) &&
  part.passages.every((id) => whole.passages.includes(id));

/** Every sum with a name that the paper's sentences rest on, those beneath others too; a reader finds it by its place here. */
export function sumsOf(report: Report): Computed[] {
  if (report.paper === null) return [];
  const evidence = sentencesOf(report.paper).flatMap((sentence) => sentence.evidence);
  const reached = new Set(createReach(report)(evidence).computed);
  return report.computed.filter(({ id, label }) => label && reached.has(id));
}

/** Of computed figures those that nothing else among them is made of, and those that have no name to look them up by. */
export function topOf(ids: readonly string[], computed: readonly Computed[]): string[] {
  const among = computed.filter(({ id }) => ids.includes(id));
  const beneath = new Set(among.flatMap(({ of }) => of));
  const named = new Set(among.flatMap(({ id, label }) => (label ? [id] : [])));
  return ids.filter((id) => !beneath.has(id) || !named.has(id));
}
