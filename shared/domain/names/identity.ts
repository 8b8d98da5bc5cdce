import type { Identity } from '../report.ts';
import {
  CONNECTORS,
  companyNames,
  isDistinctive,
  significant,
  withoutLegalForm,
} from './company-names.ts';
import { domainOf, tickerOf } from './identity-marks.ts';
import { COMMON_WORDS, LEGAL_FORMS } from './name-words.ts';
import { compact, createNameFinder, fold, namePattern, wordsOf } from './names.ts';

/** What the model says of the company; nothing of it is believed yet. */
export interface ProposedIdentity {
  name: string;
  aliases: readonly string[];
  ticker: string | null;
  domain: string | null;
  rivals: readonly string[];
}

interface Page {
  url: string;
  title: string;
  text: string;
}

const MAX_ALIASES = 8;
const MAX_RIVALS = 12;
/** Of each list: looking for a name in every page takes time. */
const MAX_PROPOSED = 40;
/** Characters between a ticker or a domain and the name it belongs to. */
const NEAR = 200;

/**
 * The part of the proposal that the pages show. The name as typed stands unless the proposed one is a fuller
 * form of it that occurs; aliases and rivals occur word for word and are names, not sentences; an alias is
 * tied to the name by a shared word, by initials or by the page ("formerly", a parenthesis).
 */
export function verifyIdentity(
  proposed: ProposedIdentity,
  { company, pages }: { company: string; pages: readonly Page[] },
): Identity {
  const text = fold(pages.map((page) => `${page.title}\n${page.text}`).join('\n\u241e\n'));
  const occurs = (name: string) => createNameFinder([name]).has(text);
  const name = nameOf(proposed.name.trim(), company, occurs);

  const own = new Set(
    [name, company, withoutLegalForm(name), withoutLegalForm(company)].map(compact),
  );
  const named = (candidate: string) =>
    isName(candidate, `${name} ${company}`) && !own.has(compact(candidate)) && occurs(candidate);
  const rivals = distinct(proposed.rivals.slice(0, MAX_PROPOSED))
    .filter((rival) => named(rival) && !own.has(compact(withoutLegalForm(rival))))
    .slice(0, MAX_RIVALS);

  const taken = new Set(
    rivals.flatMap((rival) => [compact(rival), compact(withoutLegalForm(rival))]),
  );
  const aliases = distinct([company, ...proposed.aliases.slice(0, MAX_PROPOSED)])
    .filter((alias) => fold(alias) !== fold(name) && !isCommon(alias) && !taken.has(compact(alias)))
    .filter((alias) => occurs(alias) && isName(alias, `${name} ${company}`))
    .filter((alias) => own.has(compact(alias)) || isTied(alias, name, company, text))
    .slice(0, MAX_ALIASES);

  const finder = createNameFinder(companyNames({ name, aliases, rivals }));
  const nearName = (at: number, length: number) =>
    finder.has(text.slice(Math.max(0, at - NEAR), at + length + NEAR));
  return {
    name,
    aliases,
    ticker: tickerOf(proposed.ticker, text, nearName),
    domain: domainOf(proposed.domain, [name, company, ...aliases], pages, text, nearName),
    rivals,
  };
}

function nameOf(proposed: string, company: string, occurs: (name: string) => boolean): string {
  if (proposed.length > 80 || !isName(proposed, company, 80, 10)) return company;
  const asked = significant(company);
  const given = significant(proposed);
  const shared = asked.filter((word) => given.includes(word));
  const whole =
    shared.length > 0 && (shared.length === asked.length || shared.length === given.length);
  const same = compact(withoutLegalForm(proposed)) === compact(withoutLegalForm(company));
  const related = same || whole || shared.some((word) => !COMMON_WORDS.has(word));
  return related && occurs(withoutLegalForm(proposed)) ? proposed : company;
}

const SENTENCE =
  /\s(?:is|are|was|were|has|have|had|will|can|may|makes|made|sells|sold|offers|provides|operates|produces|said|says|ist|sind|hat|wird|est|sont|fue|tiene)\s|[:;!?]\s|\n|https?:/u;

/** A name: short, capitalised but for connecting words (and words of the name that was asked for). */
function isName(candidate: string, known: string, maxLength = 60, maxWords = 6): boolean {
  const text = candidate.trim();
  const words = text.split(/\s+/);
  if (!/\p{L}/u.test(text) || text.length > maxLength || words.length > maxWords) return false;
  if (SENTENCE.test(` ${text} `)) return false;
  const last = (words.at(-1) ?? '').toLowerCase().replace(/[^\p{L}]/gu, '');
  if (/[.!?。]$/u.test(text) && words.length > 2 && !LEGAL_FORMS.has(last)) return false;
  const knownWords = new Set(wordsOf(known));
  return words.every(
    (word, at) =>
      /[\p{Lu}\p{Lo}\d]|^&$/u.test(word) ||
      (at > 0 && CONNECTORS.has(word.toLowerCase())) ||
      wordsOf(word).every((part) => knownWords.has(part) || LEGAL_FORMS.has(part)),
  );
}

const isCommon = (alias: string) => COMMON_WORDS.has(fold(alias).trim().toLowerCase());

function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names
    .map((name) => name.trim())
    .filter((name) => !isCommon(name) && !seen.has(compact(name)) && seen.add(compact(name)));
}

const TIE = String.raw`(?:(?:formerly|previously|also|better|commonly|originally|officially|formally)(?: known as| called| named)?|known as|trading as|doing business as|d\/b\/a|abbreviated(?: as| to)?|short for|rebranded(?: itself)?(?: as)?|renamed(?: itself)?)`;

/** Whether an alias belongs to the name: same first word, initials, or said so on a page. */
function isTied(alias: string, name: string, company: string, text: string): boolean {
  for (const known of [name, company]) {
    const [first = ''] = significant(alias);
    const shared = significant(known).includes(first);
    if (shared && isDistinctive(capitalised(first))) return true;
    if (compact(withoutLegalForm(alias)) === compact(withoutLegalForm(known))) return true;
    if (areInitials(alias, known) || areInitials(known, alias)) return true;
    const [a, b] = [namePattern(alias), namePattern(withoutLegalForm(known))];
    const form = String.raw`(?:,? \p{L}[\p{L}.]{1,11})?`;
    const said = [
      `${b}${form},? ?[(（]["']?(?:${TIE} )?${a}`,
      `${a}${form},? ?[(（]["']?(?:${TIE} )?${b}`,
      `${b}${form},? (?:is )?${TIE} (?:as )?${a}`,
      `${a}${form},? (?:is )?${TIE} (?:as )?${b}`,
    ];
    if (new RegExp(said.join('|'), 'u').test(text)) return true;
  }
  return false;
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function areInitials(short: string, long: string): boolean {
  const letters = fold(short).replace(/[^\p{L}]/gu, '');
  if (letters.length < 2 || letters.length > 6 || letters !== letters.toUpperCase()) return false;
  const starts = (words: readonly string[]) =>
    words
      .map((word) => word.charAt(0))
      .join('')
      .toUpperCase();
  return [wordsOf(long), significant(long)].some((words) => starts(words) === letters);
}
