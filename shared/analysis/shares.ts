import type { Framework } from '../frameworks/framework.ts';
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

/** Its research questions, and each line of its instructions that asks for something of its own. */
function questionsOf({ instructions, questions, topics }: Framework): string[] {
  const lines = instructions.split('\n').filter((line) => /^(?:- )?[a-z_]+: /.test(line));
  const searched = questions.map((question) => question.replace(/\{\w+\}/g, ''));
  return [...topics.map(({ label }) => label), ...searched, ...lines];
}
