import { stem } from '../names/industry-words.ts';
import { wordsOf } from '../names/names.ts';
import { mentionsName, namesActor } from './actor-mention.ts';
import {
  type Actor,
  type Attribution,
  figuresOf,
  isExposure,
  subjectPlace,
} from './attribution.ts';
import type { PassageReading } from './passage-reading.ts';
import {
  FINITE_VERB,
  languageOf,
  MEASURE,
  PRONOUN,
  RIVAL_NOUN,
  THE_COMPANY,
} from './subject-words.ts';

/** A figure of the claim that every passage which has it gives to somebody else. */
export function anotherFigure(
  claim: string,
  named: boolean,
  cited: readonly PassageReading[],
  attribution: Attribution,
): Actor | null {
  const owners = ownersOf(new Set(figuresOf(claim).map(({ key }) => key)), cited, attribution);
  for (const { key, start } of figuresOf(claim).slice(0, MAX_FIGURES)) {
    const strangers = (owners.get(key) ?? []).filter(
      (owner) => owner !== null && owner.kind !== 'company',
    );
    const [stranger] = strangers;
    if (stranger == null || strangers.length < (owners.get(key)?.length ?? 0)) continue;
    const given = strangers.some(
      (owner) => owner !== null && givesTo(claim, named, start, owner, attribution),
    );
    if (!given) return stranger;
  }
  return null;
}

/** Far more than sentences have; a table row could have hundreds. */
const MAX_FIGURES = 30;

/** Whose each figure is, once for every time it stands in a cited passage; null where that is not said. */
function ownersOf(
  keys: ReadonlySet<string>,
  cited: readonly PassageReading[],
  attribution: Attribution,
): Map<string, (Actor | null)[]> {
  const owners = new Map<string, (Actor | null)[]>();
  for (const { sentences } of cited) {
    sentences.forEach((sentence, index) => {
      const shared = figuresOf(sentence).filter(({ key }) => keys.has(key));
      for (const figure of shared.slice(0, MAX_FIGURES)) {
        const owner = attribution.owner(sentences, index, figure);
        owners.set(figure.key, [...(owners.get(figure.key) ?? []), owner]);
      }
    });
  }
  return owners;
}

/** Whether the claim gives the figure at `at` to the same actor as the passage does. */
function givesTo(
  claim: string,
  named: boolean,
  at: number,
  owner: Actor,
  attribution: Attribution,
): boolean {
  if (!named) return owner.kind !== 'other' || namesActor(claim, owner) || !isBare(claim);
  if (THE_COMPANY.test(claim) && !namesActor(claim, owner)) return false;
  const here = attribution.actors(claim);
  const own = here.filter(({ kind, end }) => kind === 'company' && end <= at).at(-1);
  if (own === undefined) return namesActor(claim, owner);
  const between = claim.slice(own.end, at);
  if (namesActor(between, owner)) return true;
  // "BYD overtook Tesla with 1.76 million": whoever opens the claim.
  const opener = here[0];
  if (
    opener !== undefined &&
    opener.kind !== 'company' &&
    namesActor(claim.slice(0, own.start), owner)
  )
    return true;
  return (
    /^[^.;]{0,60}(?: by| durch| von| par| por)(?: the)? /u.test(claim.slice(at)) &&
    mentionsName(claim.slice(at), owner)
  );
}

/** Opens with a measure or a pronoun: whose, the reader must take to be the company's. */
const isBare = (claim: string) =>
  PRONOUN.test(claim) ||
  MEASURE.test(
    subjectPlace(claim)
      .replace(/^(?:the|die|der|les?) /i, '')
      .split(' ')[0] ?? '',
  );

/** Who did what the claim says, when the passage's matching sentence says it of somebody unnamed in the claim. */
export function anotherDoer(
  claim: string,
  named: boolean,
  passages: readonly PassageReading[],
  attribution: Attribution,
): Actor | null {
  if (named ? isExposure(claim) || RIVAL_NOUN.test(claim) : !isBare(claim)) return null;
  const claimWords = wordsOf(claim);
  const stems = new Set(claimWords.filter((word) => word.length > 3).map(stem));
  let stranger: Actor | null = null;
  for (const { sentences } of passages) {
    const scored = sentences.map((sentence, index) => {
      const words = wordsOf(sentence);
      const shared = new Set(words.map(stem).filter((one) => stems.has(one))).size;
      return { sentence, index, shared, foreign: differs(claimWords, words) };
    });
    const best = Math.max(0, ...scored.map(({ shared }) => shared));
    for (const { sentence, index, foreign } of scored.filter(({ shared }) => shared === best)) {
      const doer = attribution.subject(sentences, index) ?? sameDeed(claim, sentence, attribution);
      const spoken = attribution.actors(sentence).some(({ kind }) => kind === 'company');
      const displaced = doer !== null && doer.kind === 'other' && !spoken && !foreign;
      if (!displaced || namesActor(claim, doer)) return null;
      stranger ??= doer;
    }
  }
  return stranger;
}

/** Who opens a sentence whose verb is the claim's: "Xiaomi entered …" under "Tesla entered …". */
function sameDeed(claim: string, sentence: string, attribution: Attribution): Actor | null {
  const found = attribution.opener(sentence);
  return found !== null && FINITE_VERB.exec(claim)?.[0] === found.verb ? found.actor : null;
}

function differs(a: readonly string[], b: readonly string[]): boolean {
  const [mine, theirs] = [languageOf(a), languageOf(b)];
  return mine !== null && theirs !== null && mine !== theirs;
}
