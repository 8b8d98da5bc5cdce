import type { Passage } from '../domain/report.ts';

/**
 * The passages that fit into a prompt, in order of id: those that share most words with what is asked, rare
 * words counting more; figures count a little. Pure and stable, so that a prompt can be made again.
 */
export function selectPassages(
  passages: readonly Passage[],
  about: string,
  maxChars: number,
): Passage[] {
  const total = passages.reduce((sum, { text }) => sum + text.length, 0);
  if (total <= maxChars) return [...passages];
  const bags = passages.map(({ text }) => words(text));
  const documents = new Map<string, number>();
  for (const bag of bags)
    for (const word of bag) documents.set(word, (documents.get(word) ?? 0) + 1);
  const asked = words(about);
  const scored = passages.map((passage, index) => {
    let score = /\d/.test(passage.text) ? 0.5 : 0;
    for (const word of bags[index] ?? []) {
      if (asked.has(word)) score += Math.log(1 + passages.length / (documents.get(word) ?? 1));
    }
    return { passage, index, score: score / Math.sqrt(20 + (bags[index]?.size ?? 0)) };
  });
  scored.sort((a, b) => b.score - a.score || a.index - b.index);
  let room = maxChars;
  const chosen = scored.filter(({ passage }) => {
    if (passage.text.length > room) return false;
    room -= passage.text.length;
    return true;
  });
  return chosen.sort((a, b) => a.index - b.index).map(({ passage }) => passage);
}

function words(text: string): Set<string> {
  const found = text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(found.map((word) => (word.length > 5 ? word.slice(0, 5) : word)));
}
