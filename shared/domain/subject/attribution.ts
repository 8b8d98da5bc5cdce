import type { NameFinder } from '../names/names.ts';
import {
  AS_OBJECT,
  BUSINESS_VERB,
  EXPOSURE,
  FINITE_VERB,
  MARKET_NOUN,
  MEASURE,
  NO_NAME,
  OF_ANOTHER,
  PLACE,
  PRONOUN,
  SAYING,
} from './subject-words.ts';

/** Somebody a sentence speaks of as acting or owning. */
export interface Actor {
  kind: 'company' | 'other' | 'place' | 'market';
  /** As the sentence has it; "rivals" for unnamed ones. */
  name: string;
  start: number;
  end: number;
}

export interface Figure {
  /** Digits with one kind of separator: `1,76` and `1.76` are the same. */
  key: string;
  start: number;
  end: number;
}

/** Numbers of a folded sentence; years are not figures. */
export function figuresOf(folded: string): Figure[] {
  return Array.from(folded.matchAll(/(?<![\p{L}\d.,])\d+(?:[.,]\d+)*/gu), (match) => ({
    key: match[0].replaceAll(',', '.'),
    start: match.index,
    end: match.index + match[0].length,
  })).filter(
    ({ key, start }) => !/^(?:19|20)\d\d$/.test(key) || /[$€£¥]$/.test(folded.slice(0, start)),
  );
}

/** What stands before the first finite verb; all of it when none is found. */
export function subjectPlace(folded: string): string {
  const verb = FINITE_VERB.exec(folded);
  return verb === null || verb.index === 0 ? folded : folded.slice(0, verb.index);
}

/** Whether a claim says what its subject meets or may do, rather than what it did: by its main verb. */
export function isExposure(folded: string): boolean {
  const { length } = subjectPlace(folded);
  return EXPOSURE.test(length === folded.length ? folded : folded.slice(length, length + 40));
}

const NAME = String.raw`\p{Lu}[\p{L}\p{N}&.']*(?: (?:& |of |and )?\p{Lu}[\p{L}\p{N}&.']*){0,4}?`;
const LEAD_IN = String.raw`(?:(?:In|During|By|At|After|Since|For|Meanwhile|However|Last|This|Overall|Separately|Also|Still|Elsewhere|There)\b[^,]{0,60}, ?)?(?:(?:The|Its|Chinese|American|German|European|Japanese|Korean|[\p{Ll}]+) ){0,3}?`;
const OWN_MEASURE = String.raw`'s? (?:[\p{L}\d-]+ ){0,3}?(?:sales|revenues?|turnover|deliveries|profits?|earnings|income|margins?|loss(?:es)?|shipments|output|production|orders|costs|share)\b`;
const ACTING = new RegExp(
  String.raw`^["'(]?${LEAD_IN}(${NAME})(?:(?:,[^,]{1,70},)? (?:\p{Ll}+ly |also |now |has |have |had )?${BUSINESS_VERB}(?!\p{L})|${OWN_MEASURE})`,
  'u',
);
const OPENING = new RegExp(
  String.raw`^["'(]?${LEAD_IN}(${NAME})(?: already| also| now| again| \p{Ll}+ly)? $`,
  'u',
);

/**
 * Reads a sentence for whom it is about. `company` and `rivals` find names in folded text; `isName` tells
 * whether a word that opens a sentence is a proper name in these sources.
 */
export function createAttribution({
  company,
  rivals,
  isName,
}: {
  company: NameFinder;
  rivals: NameFinder;
  isName: (word: string) => boolean;
}) {
  /** Those who act or own, in order of mention; names that are only compared with are left out. */
  function actors(folded: string): Actor[] {
    const found: Actor[] = [];
    const own = company.find(folded);
    for (const { start, end } of own) {
      const follows = OF_ANOTHER.exec(folded.slice(end, end + 60));
      if (follows !== null) {
        found.push({ kind: 'other', name: 'rivals', start, end: end + follows[0].length });
      } else if (!isObject(folded, start, end)) {
        found.push({ kind: 'company', name: folded.slice(start, end), start, end });
      }
    }
    const free = (at: number) => own.every(({ start, end }) => at < start || at >= end);
    for (const { start, end } of rivals.find(folded)) {
      if (!free(start) || isObject(folded, start, end)) continue;
      // "Tesla's rival BYD": the name says which.
      const unnamed = found.findIndex(
        (one) => one.name === 'rivals' && start - one.end <= 2 && start >= one.end,
      );
      if (unnamed >= 0) found.splice(unnamed, 1);
      found.push({ kind: 'other', name: folded.slice(start, end), start, end });
    }
    const opening = unknownActor(folded);
    if (opening !== null && free(opening.start) && !found.some((one) => overlaps(one, opening))) {
      found.push(opening);
    }
    return found.sort((a, b) => a.start - b.start);
  }

  /** "Lucid delivered …", "CATL's share …": a name nobody told us of, in the subject's place. */
  function unknownActor(folded: string): Actor | null {
    const match = ACTING.exec(folded);
    const name = match?.[1]?.replace(/'s?$/, '');
    if (match === null || name === undefined) return null;
    const start = match.index + match[0].indexOf(name);
    const [first = ''] = name.split(' ');
    if (NO_NAME.test(first) || MEASURE.test(first)) return null;
    if (!name.includes(' ') && !/\p{Lu}.*\p{Lu}|\d/u.test(first) && !isName(first)) return null;
    const kind = PLACE.test(name) ? 'place' : 'other';
    return { kind, name, start, end: start + name.length };
  }

  /** Who stands in the subject's place; null when nobody does. */
  function subject(folded: string): Actor | null {
    const place = subjectPlace(folded);
    const inPlace = actors(folded).filter(({ start }) => start < place.length);
    const first = inPlace.find(({ kind }) => kind === 'company') ?? inPlace[0];
    if (first !== undefined) return first;
    const market = MARKET_NOUN.exec(place);
    if (market === null || /^(?:its|their|our)\b/i.test(place)) return null;
    const end = market.index + market[0].length;
    return { kind: 'market', name: market[0], start: market.index, end };
  }

  /** Whose the figure at `at` is, in the sentence `index` of a passage; null when it does not say. */
  function owner(sentences: readonly string[], index: number, figure: Figure): Actor | null {
    const folded = sentences[index] ?? '';
    const here = actors(folded);
    const after = /^[^.,;\d]{0,40}?(?: by| for| at)(?: the)? $/;
    const follower = here.find(
      ({ start }) => start >= figure.end && after.test(folded.slice(figure.end, start)),
    );
    const before = here.filter(({ end }) => end <= figure.start).at(-1);
    return follower ?? before ?? subject(folded) ?? inherited(sentences, index);
  }

  /** The subject of a sentence, or of the one that its pronoun or bare measure points back to. */
  function inherited(sentences: readonly string[], index: number): Actor | null {
    const folded = sentences[index] ?? '';
    const own = subject(folded);
    if (own !== null || index === 0) return own;
    const [first = ''] = folded.split(' ');
    return PRONOUN.test(folded) || MEASURE.test(first) ? inherited(sentences, index - 1) : null;
  }

  /** A proper name directly before a verb of action, whatever the verb: "Xiaomi entered …". */
  function opener(folded: string): { actor: Actor; verb: string } | null {
    const verb = FINITE_VERB.exec(folded)?.[0] ?? '';
    const match = OPENING.exec(subjectPlace(folded));
    const name = match?.[1]?.replace(/'s?$/, '');
    if (name === undefined || verb === '' || SAYING.test(verb)) return null;
    const [first = ''] = name.split(' ');
    if (NO_NAME.test(first) || MEASURE.test(first)) return null;
    if (!/\p{Lu}.*\p{Lu}|\d/u.test(first) && !isName(first)) return null;
    const start = folded.indexOf(name);
    return { actor: { kind: 'other', name, start, end: start + name.length }, verb };
  }

  return { actors, owner, subject: inherited, opener };
}
export type Attribution = ReturnType<typeof createAttribution>;

function isObject(folded: string, start: number, end: number): boolean {
  if (!AS_OBJECT.test(folded.slice(Math.max(0, start - 40), start))) return false;
  // "against Tesla's 1.79 million" owns the figure.
  return !/^'s? (?:\p{L}+ )?[$€£¥]?\d/u.test(folded.slice(end, end + 30));
}

const overlaps = (a: Actor, b: Actor) => a.start < b.end && b.start < a.end;
