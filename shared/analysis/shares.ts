import { type Framework, wordsIn } from '../frameworks/framework.ts';
import { frameworkChars } from './depth.ts';
import { charsOf, type Selectable, sharePassages } from './select-passages.ts';

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
function questionsOf({ instructions, questions, topics, words }: Framework): string[] {
  const lines = [...instructions.matchAll(/^- ([a-z_]+): (.+)$/gm)];
  const asked = new Set(lines.map(([, key]) => key));
  const labels = wordsIn({ words }, 'en').topics;
  const others = topics.filter((id) => !asked.has(id)).map((id) => labels[id] ?? id);
  const searched = questions.map((question) => question.replace(/\{\w+\}/g, ''));
  return [...lines.map(([line]) => line), ...searched, ...others];
}
