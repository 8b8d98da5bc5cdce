import { significant } from './company-names.ts';
import { COMMON_WORDS } from './name-words.ts';
import { fold, WORD_CHARACTER } from './names.ts';

/** Whether the name is one ordinary word, which pages use without meaning any company. */
export function isOrdinary(name: string): boolean {
  const words = significant(name);
  return words.length === 1 && COMMON_WORDS.has(words[0] ?? '');
}

/** Words that stand before a thing and rarely before a company: articles and their kind, folded. */
const DETERMINERS: Readonly<Record<string, string>> = {
  en: 'an?|the|this|that|each|every|any|no|my|your|his|her|its|our|their',
  de: 'der|die|das|de[nms]|(?:k?ein|mein|dein|sein|ihr|unser|dies|jed)(?:e[nmrs]?)?',
  fr: "le|la|les|une?|des|cet(?:te)?|ces?|mon|ma|mes|ton|ta|tes|son|sa|ses|notre|votre|leurs?|chaque|l'",
  es: 'el|la|los|las|un[oa]?s?|est[ea]s?|es[ea]s?|mis?|tus?|sus?|nuestr[oa]s?|cada',
};
/** In which every noun has a capital. */
const CAPITALS = new Set(['de', 'lb']);
/** A use after an article tells more than the word in small letters, which stands on the company's pages too. */
const DETERMINED = 2;
/** Characters before a name that are looked at. */
const LEAD = 60;
const BEFORE = /(?<before>[\p{L}\d]+'?)(?<gap>,? ?)$/u;

/**
 * Whether a text that holds an ordinary word uses it as a name, by how it is written: within sentences with a capital,
 * neither after an article nor as the end of a longer name ("Pay Gap"), more often than as a word; and not as the
 * beginning of longer names alone ("Orange County").
 */
export function createNameUse(
  name: string,
): (folded: string, language: string | null | undefined) => boolean {
  const word = fold(name).trim();
  const capital = new RegExp(
    String.raw`(?<!${WORD_CHARACTER}|-)${word}(?:'s)?(?!${WORD_CHARACTER}|-)(?<longer> \p{Lu})?`,
    'gu',
  );
  const small = new RegExp(
    String.raw`(?<![\p{L}\p{N}])${word.toLowerCase()}s?(?![\p{L}\p{N}])`,
    'gu',
  );
  return (folded, language) => {
    const determiner = new RegExp(`^(?:${DETERMINERS[language ?? 'en'] ?? '(?!)'})$`, 'i');
    const capitals = CAPITALS.has(language ?? '');
    let names = 0;
    let words = folded.match(small)?.length ?? 0;
    let opens = 0;
    for (const { groups, index } of folded.matchAll(capital)) {
      if (groups?.longer !== undefined) continue;
      const lead = folded.slice(Math.max(0, index - LEAD), index);
      const { before = '', gap = '' } = BEFORE.exec(lead)?.groups ?? {};
      if (before === '') opens += 1;
      else if (determiner.test(before) && !gap.startsWith(',')) words += DETERMINED;
      else if (!capitals && gap === ' ' && /^\p{Lu}\p{Ll}/u.test(before)) {
        // A capital begins a sentence too: "At Orange".
        if (/[\p{L}\d,] $/u.test(lead.slice(0, -before.length - 1))) words += 1;
        else opens += 1;
      } else names += 1;
    }
    return words <= names && names + opens > 0;
  };
}
