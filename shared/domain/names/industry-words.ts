import { wordsOf } from './names.ts';

/** Words of an industry's name that tell nothing of it. */
const GENERIC = new Set(
  `and the for of in on with other industry industries company companies service services market markets business
  businesses global sector segment general goods product products solution solutions group international worldwide
  provider providers maker makers manufacturer manufacturers manufacturing producer producers operator operators
  und der die das et les des branche secteur mercado`.split(/\s+/),
);

/** A crude stem: plural and participle endings off, at most seven letters; scripts without cases as they are. */
export function stem(word: string): string {
  const cut = word.replace(/(?:ies|ings?|ers?|ed|es|s|e|y)$/u, '');
  return (cut.length >= 3 ? cut : word).slice(0, 7);
}

/** `Electric Vehicles` → `electri`, `vehicl`. */
export function industryStems(industry: string | undefined): string[] {
  const words = wordsOf(industry ?? '').filter((word) => word.length > 2 || /\p{Lo}/u.test(word));
  return [...new Set(words.filter((word) => !GENERIC.has(word)).map(stem))];
}

export const stemsOf = (text: string): string[] => wordsOf(text).map(stem);
