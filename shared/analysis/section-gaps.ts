import type { Gap } from '../domain/report.ts';
import type { Section } from '../domain/section.ts';
import type { Assessment, Framework } from '../frameworks/framework.ts';
import type { Unjudged } from './verdict.ts';

type Drafts = readonly { readonly id: string }[];

/**
 * Topics of an assessed section that were written and of which nothing is left, beside those that its framework misses
 * itself. A title for which code's stands in is marked where it stands: the section is assessed all the same.
 */
export function lostTopics(
  { framework, claims, topics }: Pick<Section, 'framework' | 'claims' | 'topics'>,
  drafts: Drafts,
  missing: readonly string[],
): string[] {
  const shown = new Set([...claims.map(({ topic }) => topic), ...missing]);
  return topics.flatMap(({ id: topic }) => {
    const isWritten = drafts.some(({ id }) => id.startsWith(`${framework}.${topic}.`));
    return isWritten && !shown.has(topic) ? [topic] : [];
  });
}

/** `; statements dropped by the checks: figures 3, ids 1`. */
export function inWords(droppedBy: Readonly<Record<string, number>>): string {
  const told = Object.entries(droppedBy).map(([gate, n]) => `${gate} ${n}`);
  return told.length === 0 ? '' : `; statements dropped by the checks: ${told.join(', ')}`;
}

export function gapsOf(
  { name }: Framework,
  {
    whole,
    counted,
    lost,
    droppedBy,
    dropped,
    unjudged,
  }: {
    whole: Assessment;
    counted: Assessment;
    lost: readonly string[];
    droppedBy: Readonly<Record<string, number>>;
    dropped: Pick<Gap, 'dropped'>;
    unjudged: Unjudged | null;
  },
): Gap[] {
  const gap = (topic: string, what: string): Gap => ({
    section: `${name}.${topic}`,
    reason: 'insufficient_evidence',
    detail: `${what} on ${topic}${inWords(droppedBy)}`,
    ...dropped,
  });
  const unscored = counted.missing.filter((topic) => !whole.missing.includes(topic));
  return [
    ...whole.missing.map((topic) => gap(topic, 'too little in the sources')),
    ...lost.map((part) => gap(part, 'nothing passed the checks')),
    // Without verdicts nothing could be scored, which is said once.
    ...(unjudged
      ? [{ section: name, ...unjudged }]
      : unscored.map((topic) => gap(topic, 'too few fully supported statements'))),
  ];
}
