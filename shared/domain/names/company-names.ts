import {
  COMMON_WORDS,
  GROUP_WORDS,
  LEGAL_FORMS,
  UNSPACED_LEGAL_FORMS,
  WELL_KNOWN,
} from './name-words.ts';
import { compact, fold, wordsOf } from './names.ts';

/** "Tesla, Inc." → "Tesla"; "Henkel AG & Co. KGaA" → "Henkel"; the name itself when nothing else is left. */
export function withoutLegalForm(name: string): string {
  return withoutLast(name.replace(UNSPACED_LEGAL_FORMS, '').trim() || name, LEGAL_FORMS);
}

function withoutLast(name: string, endings: ReadonlySet<string>): string {
  const parts = name.replace(/^the\s+(?=\S)/i, '').split(/[\s,]+/);
  while (parts.length > 1) {
    const last = (parts.at(-1) ?? '').toLowerCase().replace(/[^\p{L}\p{N}&]/gu, '');
    if (last !== '&' && last !== 'and' && !endings.has(last)) break;
    parts.pop();
  }
  const length = parts.length;
  const pattern = new RegExp(String.raw`^(?:[^\s,]+[\s,]+){${length - 1}}[^\s,]+`, 'u');
  return pattern.exec(name.replace(/^the\s+(?=\S)/i, ''))?.[0] ?? name;
}

/** Whether one word alone names a company: four letters, a capital, no ordinary word, place or given name. */
export function isDistinctive(word: string): boolean {
  const plain = fold(word).toLowerCase();
  if (COMMON_WORDS.has(plain)) return WELL_KNOWN.has(plain);
  return /^[\p{Lu}\p{Lo}\d]/u.test(word) && (word.match(/\p{L}/gu)?.length ?? 0) >= 4;
}

/**
 * Every form under which a text may name the company: the full name, without legal form, without "Group",
 * the aliases, "P&G" for "Procter & Gamble", and the first word alone when that is distinctive and no rival
 * begins with it.
 */
export function companyNames(identity: {
  name: string;
  aliases: readonly string[];
  rivals: readonly string[];
}): string[] {
  const { name, aliases, rivals } = identity;
  const bare = withoutLegalForm(name);
  const forms = [name, bare, ...initials(bare)];
  const short = withoutLegalForm(withoutLast(bare, GROUP_WORDS));
  if (short.includes(' ') || !COMMON_WORDS.has(compact(short))) forms.push(short);
  const [first = '', ...rest] = bare.split(/\s+/);
  const rival = rivals.some((other) => wordsOf(other)[0] === wordsOf(first)[0]);
  const numbered = rest.every((word) => /^\d+$/.test(word));
  if (rest.length > 0 && !numbered && !isJoint(rest[0]) && !WELL_KNOWN.has(compact(first))) {
    if (isDistinctive(first) && !rival) forms.push(first);
  }
  for (const alias of aliases) forms.push(alias, withoutLegalForm(alias));
  const seen = new Set<string>();
  return forms.filter((form) => {
    const key = fold(form);
    return compact(form) !== '' && !seen.has(key) && seen.add(key);
  });
}

const isJoint = (word: string | undefined) =>
  /^(?:&|and|und|et|y|of|de|du|della)$/i.test(word ?? '');

function initials(name: string): string[] {
  const pair = /^(\p{Lu})[\p{L}'’-]+ (?:&|and) (\p{Lu})[\p{L}'’-]+$/u.exec(name);
  return pair === null ? [] : [`${pair[1]}&${pair[2]}`];
}

/** Words that join names: "Bank of America". */
export const CONNECTORS = new Set(
  'of the and de la le du des für und et y van von der den di da do e for in & del della'.split(
    ' ',
  ),
);

/** The words that tell one company from another, folded; all of them when none is left. */
export function significant(name: string): string[] {
  const words = wordsOf(withoutLegalForm(name));
  const kept = words.filter(
    (word) => !LEGAL_FORMS.has(word) && !GROUP_WORDS.has(word) && !CONNECTORS.has(word),
  );
  return kept.length > 0 ? kept : words;
}
