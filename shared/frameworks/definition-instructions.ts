import type { Definition } from './definition.ts';
import { FINDING_RULES } from './finding.ts';
import type { FrameworkWords } from './framework.ts';
import { MESSAGE_RULES } from './message.ts';

const LEVEL_RULES = `level says how much of the thing itself there is: high and low mean what stands beside each. Say what the passages show; what follows from it is worked out afterwards.
not_assessed when no passage bears on it; then leave finding and evidence empty. Never fill an item from general knowledge, and never call it medium for want of evidence. An honest not_assessed is worth more than a guess.`;
const LIST_RULES = `importance: high when it can decide the company's position or profit; medium when it moves results noticeably; low when it is real but minor. Do not call everything high. Leave a list empty when the passages hold nothing for it.`;

/** What a definition asks, with the meaning of its levels and the rules that hold for every framework. */
export function instructionsOf(
  { instructions, topics }: Definition,
  words: FrameworkWords,
): string {
  const lines = topics.map(({ id, items, list }) => {
    const label = words.topics[id] ?? id;
    if (list) return `- ${id}: ${label}: ${list.asks}`;
    const asked = (items ?? []).map(
      (item) => `- ${item.id}: ${item.asks}. high: ${item.high}. low: ${item.low}.`,
    );
    return [`${id} (${label})`, ...asked].join('\n');
  });
  const rules = [
    ...(topics.some(({ items }) => items) ? [LEVEL_RULES] : []),
    ...(topics.some(({ list }) => list) ? [LIST_RULES] : []),
  ];
  return [instructions, ...rules, lines.join('\n'), FINDING_RULES, MESSAGE_RULES].join('\n\n');
}
