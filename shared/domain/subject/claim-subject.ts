import { stem } from '../names/industry-words.ts';
import { wordsOf } from '../names/names.ts';
import { type Attribution, figuresOf, isExposure, subjectPlace } from './attribution.ts';
import type { PassageReading } from './passage-reading.ts';
import {
  languageOf,
  MARKET_NOUN,
  MEASURE,
  PRONOUN,
  RESULT_VERB,
  RIVAL_NOUN,
  THE_COMPANY,
} from './subject-words.ts';

/**
 * On a page about something else: the claim names its own subject, the passage has that subject, and the
 * claim does not turn it into the company's.
 */
export function saysOtherwise(
  claim: string,
  named: boolean,
  passage: PassageReading,
  attribution: Attribution,
  market: ReadonlySet<string>,
): boolean {
  const place = subjectPlace(claim);
  const words = wordsOf(passage.folded);
  if (!named) {
    if (sharedSubject(place, passage, market)) return true;
    const [mine, theirs] = [languageOf(wordsOf(claim)), languageOf(words)];
    const bare = PRONOUN.test(claim) || MEASURE.test(place.split(' ')[0] ?? '');
    return !bare && mine !== null && theirs !== null && mine !== theirs;
  }
  if (THE_COMPANY.test(claim)) return false;
  const ownActors = attribution.actors(claim).filter(({ kind }) => kind === 'company');
  const keys = new Set(figuresOf(passage.folded).map(({ key }) => key));
  const figures = figuresOf(claim).filter(({ key }) => keys.has(key));
  if (figures.length === 0) {
    const acts = RESULT_VERB.test(claim) && !isExposure(claim);
    const first = ownActors[0];
    const leads = first !== undefined && first.start < place.length;
    return !(acts && leads) && sharedSubject(claim, passage, market);
  }
  // Between the company's name and the figure somebody or something else must have taken over.
  return figures.every(({ start }) => {
    const last = ownActors.filter(({ end }) => end <= start).at(-1);
    const between = claim.slice(last?.end ?? 0, start);
    const taken =
      MARKET_NOUN.test(between) ||
      RIVAL_NOUN.test(between) ||
      attribution.actors(between).length > 0;
    return (last === undefined || taken) && sharedSubject(between, passage, market);
  });
}

/** Names, market words, industry words and other nouns of a stretch of a claim that the passage has too. */
function sharedSubject(
  stretch: string,
  passage: PassageReading,
  market: ReadonlySet<string>,
): boolean {
  if (MARKET_NOUN.test(stretch) && MARKET_NOUN.test(passage.folded)) return true;
  const stems = new Set(wordsOf(passage.folded).map(stem));
  const mine = wordsOf(stretch).filter((word) => !PRONOUN.test(word) && !MEASURE.test(word));
  return mine.some(
    (word) =>
      (word.length > 3 || market.has(stem(word)) || isAcronym(stretch, word)) &&
      stems.has(stem(word)),
  );
}

const isAcronym = (text: string, word: string) =>
  word.length > 1 && text.includes(word.toUpperCase());
