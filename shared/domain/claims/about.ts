import { foldText } from '../figures/number-notation.ts';
import type { Cited } from './ground.ts';

/** Words of a name that are no sign of its bearer: legal forms and the like. */
const COMMON =
  /^(?:inc|corp|corporation|co|company|ltd|limited|plc|llc|ag|se|sa|nv|gmbh|kg|spa|ab|oyj|asa|holdings?|group|the|of|and|und|de|la|le|for|international|global)$/u;

/**
 * A named other must stand in a cited passage, its headings or its title. Only a name in the script of the
 * passages is looked for: トヨタ is Toyota, which a judge can tell.
 */
export function aboutFaults(about: string, cited: Cited): string[] {
  const name = about.normalize('NFC').trim();
  if (!isName(name) || cited.passages.length === 0) return [];
  const texts = [
    ...cited.passages.flatMap(({ text, context }) => [text, ...context.map((piece) => piece.text)]),
    ...cited.sources.flatMap(({ title, publisher }) => [title, publisher]),
    ...cited.facts.flatMap((fact) => ('entity' in fact && fact.entity ? [fact.entity] : [])),
  ].map((text) => text.normalize('NFC'));
  const script = scriptOf(name);
  if (script === null || texts.every((text) => scriptOf(text) !== script)) return [];
  const words = wordsOf(name);
  const stands = texts.some((text) => {
    const folded = foldText(text);
    return words.some((word) => folded.includes(stem(word))) || initialsStand(name, text);
  });
  return stands ? [] : [`the cited passages do not name ${name}`];
}

/** `company`, `market` and descriptions ("retailers in Europe") name nobody. */
function isName(about: string): boolean {
  if (/^(?:company|market|)$/iu.test(about)) return false;
  const words = about.split(/[\s,]+/).filter((word) => !COMMON.test(word.toLowerCase()));
  return words.length > 0 && words.every((word) => !/^\p{Ll}/u.test(word));
}

const wordsOf = (name: string) => {
  const words = foldText(name).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}&'.-]*/gu) ?? [];
  const own = words.filter((word) => !COMMON.test(word));
  return own.length > 0 ? own : words;
};

/** Names are inflected: Orlenu, Газпрома. */
const stem = (word: string) =>
  word.length > 5 ? word.slice(0, Math.max(4, word.length - 2)) : word;

function initialsStand(name: string, text: string): boolean {
  const initials = (name.match(/\p{Lu}/gu) ?? []).join('');
  return initials.length > 1 && text.includes(initials);
}

/** The script that most letters of a text are written in. */
function scriptOf(text: string): 'latin' | 'cyrillic' | 'cjk' | null {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const counts = [
    ['latin', count(/\p{Script=Latin}/gu)],
    ['cyrillic', count(/\p{Script=Cyrillic}/gu)],
    ['cjk', 2 * count(/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/gu)],
  ] as const;
  const most = counts.reduce((a, b) => (b[1] > a[1] ? b : a));
  return most[1] === 0 ? null : most[0];
}
