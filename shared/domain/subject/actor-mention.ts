import type { Actor } from './attribution.ts';
import { MARKET_NOUN, RIVAL_NOUN } from './subject-words.ts';

/** Whether a folded text names the actor: a rival by name, an unnamed one by any word for rivals. */
export function namesActor(folded: string, actor: Actor): boolean {
  if (actor.kind === 'market') return MARKET_NOUN.test(folded);
  if (RIVAL_NOUN.test(folded)) return true;
  return actor.name !== 'rivals' && mentionsName(folded, actor);
}

/** Whether a word begins like one of the actor's name: "Chinese" for "China", "Cybertrucks". */
export function mentionsName(folded: string, { name }: Actor): boolean {
  const words = name.match(/[\p{L}\p{N}&]{2,}/gu) ?? [];
  const starts = words
    .filter((word) => word.length > 3 || words.length === 1)
    .map((word) => (word.length > 4 ? word.slice(0, Math.max(4, word.length - 2)) : word));
  if (starts.length === 0) return folded.includes(name);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${starts.join('|')})`, 'u').test(folded);
}
