import type { Identity } from '../report.ts';
import { CONNECTORS, companyNames, significant, withoutLegalForm } from './company-names.ts';
import { domainOf, tickerOf } from './identity-marks.ts';
import { abbreviates, formerNames, isTied, shareHeading, shareMark } from './name-ties.ts';
import { COMMON_WORDS, LEGAL_FORMS } from './name-words.ts';
import { compact, createNameFinder, fold, wordsOf } from './names.ts';
import { withoutPointingAway } from './pointing-away.ts';

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

export const MAX_ALIASES = 8;
export const MAX_RIVALS = 12;
/** Of each list: looking for a name in every page takes time. */
const MAX_PROPOSED = 40;
/** Characters between a ticker or a domain and the name it belongs to. */
const NEAR = 200;

/**
 * The part of the proposal that the pages show. The name as typed stands unless the proposed one is a fuller
 * form of it that occurs; aliases and rivals occur word for word and are names, not sentences; an alias is
 * tied to the name by a shared word, by initials or by the page ("formerly", a parenthesis); former names that a page
 * tells are added. A domain that the reader gives stands.
 */
export function verifyIdentity(
  proposed: ProposedIdentity,
  {
    company,
    pages,
    domain,
  }: { company: string; pages: readonly Page[]; domain?: string | undefined },
): Identity {
  const read = pages.map((page) => ({ ...page, text: withoutPointingAway(page.text) }));
  const text = fold(read.map((page) => `${page.title}\n${page.text}`).join('\n\u241e\n'));
  const occurs = (name: string) => createNameFinder([name]).has(text);
  const name = nameOf(proposed, company, { pages, text });

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
  const told = [...proposed.aliases.slice(0, MAX_PROPOSED), ...formerNames([name, company], read)];
  const aliases = distinct([company, ...told])
    .filter((alias) => fold(alias) !== fold(name) && !isCommon(alias) && !taken.has(compact(alias)))
    // What the reader calls the company is a name of it, whether or not a page does.
    .filter((alias) => alias === company || (occurs(alias) && isName(alias, `${name} ${company}`)))
    .filter((alias) => own.has(compact(alias)) || isTied(alias, [name, company], text))
    .slice(0, MAX_ALIASES);

  const finder = createNameFinder(companyNames({ name, aliases, rivals }));
  const nearName = (at: number, length: number) =>
    finder.has(text.slice(Math.max(0, at - NEAR), at + length + NEAR));
  return {
    name,
    aliases,
    ticker: tickerOf(proposed.ticker, text, nearName),
    domain:
      domain ??
      domainOf(
        proposed.domain,
        companyNames({ name, aliases: [company, ...aliases], rivals }),
        pages,
      ),
    rivals,
  };
}

/** The proposed name where the pages show it and it is a fuller form of the one asked for, or tied to it. */
function nameOf(
  { name, ticker, domain, rivals }: ProposedIdentity,
  company: string,
  { pages, text }: { pages: readonly Page[]; text: string },
): string {
  const proposed = name.trim();
  if (proposed.length > 80 || !isName(proposed, company, 80, 10)) return company;
  if (!createNameFinder([withoutLegalForm(proposed)]).has(text)) return company;
  const asked = significant(company);
  const given = significant(proposed);
  const shared = asked.filter((word) => given.includes(word));
  const whole =
    shared.length > 0 && (shared.length === asked.length || shared.length === given.length);
  const same = compact(withoutLegalForm(proposed)) === compact(withoutLegalForm(company));
  if (same || whole || shared.some((word) => !COMMON_WORDS.has(word))) return proposed;
  const isRival = rivals.some((rival) => compact(rival) === compact(proposed));
  const tied = () =>
    isTied(proposed, [company], text) ||
    abbreviates(company, proposed) ||
    shareMark([company, proposed], { ticker, domain, text, pages }) ||
    shareHeading([company, proposed], pages);
  return !isRival && tied() ? proposed : company;
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
