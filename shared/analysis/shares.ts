import type { Section } from '../domain/section.ts';
import type { Framework } from '../frameworks/framework.ts';
import { frameworkChars, synthesisChars } from './depth.ts';
import type { Evidence } from './evidence.ts';
import { charsOf, type Selectable, selectPassages, sharePassages } from './select-passages.ts';

/** The passages that each framework reads, by what it asks, line by line. */
export function passagesOfEach<P extends Selectable>(
  frameworks: readonly Framework[],
  passages: readonly P[],
  context: string | undefined,
  promptChars: number,
): P[][] {
  const readers = frameworks.map((framework) => [
    ...(context === undefined ? [] : [context]),
    ...questionsOf(framework),
  ]);
  const chars = frameworkChars(promptChars, charsOf(passages), frameworks.length);
  return sharePassages(passages, readers, chars);
}

/** Its research questions, the lines of its instructions that each ask for one thing, and topics without one. */
function questionsOf({ instructions, questions, topics }: Framework): string[] {
  const lines = [...instructions.matchAll(/^- ([a-z_]+): (.+)$/gm)];
  const asked = new Set(lines.map(([, key]) => key));
  const others = topics.filter(({ id }) => !asked.has(id)).map(({ label }) => label);
  const searched = questions.map((question) => question.replace(/\{\w+\}/g, ''));
  return [...lines.map(([line]) => line), ...searched, ...others];
}

/**
 * What speaks of choices, their price and their dangers, and of what the sections rest on, the weightiest
 * first, as much as there is room for: their claims themselves are shown above.
 */
export function passagesOfSynthesis(
  sections: readonly Section[],
  evidence: Evidence,
  context: string,
  promptChars: number,
): Evidence['passages'] {
  const chars = synthesisChars(promptChars, charsOf(evidence.passages));
  const claims = sections.flatMap((section) => section.claims);
  const weighty = claims.filter(({ rating }) => rating === 'high');
  const cited = new Set([...weighty, ...claims].flatMap((claim) => claim.evidence));
  const shown = new Set(
    selectPassages(evidence.passages, `${ADVICE} ${context}`, chars / 2).map(({ id }) => id),
  );
  const byId = new Map(evidence.passages.map((passage) => [passage.id, passage]));
  let room = chars / 2;
  for (const id of cited) {
    room -= shown.has(id) ? 0 : (byId.get(id)?.text.length ?? 0);
    if (room < 0) break;
    shown.add(id);
  }
  return evidence.passages.filter(({ id }) => shown.has(id));
}

const ADVICE =
  'should advice recommend strategy plan invest decision option risk because case against';
