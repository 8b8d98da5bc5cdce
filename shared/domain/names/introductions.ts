import { stem } from './industry-words.ts';
import { namePattern, wordsOf } from './names.ts';
import { COMPANY_KINDS, NO_TRADE, OTHER_KINDS } from './namesake-words.ts';

const IS = String.raw`(?: \([^)]{1,80}\))?(?:,[^,.]{1,60},)? (?:is|was|are|were|ist|war|est|etait|es|era|fue)(?: \p{Ll}+ly)?(?: considered| also)? (?:an?|the|one of the|ein|eine|une?|una)\b`;

/** The words after "Tesla is a …", up to where the noun phrase ends. */
export function introductionsOf(opening: string, names: readonly string[]): string[][] {
  const name = names.map(namePattern).join('|');
  // A full stop stands before the page's text: the heading is a sentence of its own.
  const pattern = new RegExp(String.raw`(?:${name})${IS} ([^.;:()\n]{3,160})`, 'gu');
  return Array.from(opening.matchAll(pattern), (match) => {
    const phrase = (match[1] ?? '').split(
      /,| (?:that|which|who|whose|from|in|at|on|with|by|for|after|as|to|founded|formed|based|headquartered|located|born|und|der|die|das|aus|de|qui|que)\b/u,
    )[0];
    return wordsOf(phrase ?? '');
  }).filter((words) => words.length > 0);
}

/** Introduced as a band, a person, a river: nothing that trades. */
export function isOtherKind(
  introductions: readonly string[][],
  market: readonly string[],
): boolean {
  // "an inventor and electrical engineer" shares only an adjective with the industry.
  const shares = introductions.some((words) => {
    const other = isOther(words);
    const ofMarket = (word: string) => market.includes(stem(word));
    return words.some(
      (word) => isTrading(word) || (ofMarket(word) && (!other || OTHER_KINDS.has(word))),
    );
  });
  return !shares && introductions.some(isOther);
}

/** A noun for a company of some trade. */
export const isTrading = (word: string) =>
  COMPANY_KINDS.has(word) || COMPANY_KINDS.has(word.replace(/s$/, ''));
const isOther = (words: readonly string[]) =>
  words.slice(0, 8).some((word, at) => OTHER_KINDS.has(word) && isHead(words, at));
/** The last noun, or one that "of", "and" or a verb follows. */
const isHead = (words: readonly string[], at: number) =>
  at === words.length - 1 ||
  /^(?:of|and|or|und|et|y|named|called|released|written|known|native)$/u.test(words[at + 1] ?? '');

/** The words that tell the trade in each introduction: `kitchen faucet` of "is a kitchen faucet maker". */
export function tradesOf(introductions: readonly string[][]): string[][] {
  return introductions
    .map((words) => words.slice(0, Math.max(0, words.findIndex(isTrading))))
    .map((words) => words.filter((word) => !NO_TRADE.has(word) && word.length > 2))
    .filter((words) => words.length > 0);
}
