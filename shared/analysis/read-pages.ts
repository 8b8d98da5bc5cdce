import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { foldText, notationOf } from '../domain/figures/number-notation.ts';
import type { PageDate } from '../domain/pages/page-date.ts';
import { cleaningSteps } from '../domain/pages/page-text.ts';
import type { ReadPassage } from '../domain/pages/passage.ts';
import { splittingSteps } from '../domain/pages/passages.ts';
import { looksLikeInstruction } from '../domain/pages/prompt-line.ts';
import type { Tier } from '../domain/pages/tiers.ts';
import type { SetAside } from '../domain/report.ts';
import { type ChoiceRules, type ChosenPage, choosePages } from './choose-pages.ts';
import { createLanguageReader } from './language.ts';
import type { RetrievedPage } from './research.ts';
import { inTurns } from './turns.ts';

/** One page, as stored: `text` is what its passages are offsets into. */
export interface StoredPage {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly retrievedAt: string;
  readonly text: string;
  readonly sha256: string;
  readonly passages: readonly ReadPassage[];
  readonly tier: Tier;
  readonly date: PageDate;
  readonly language: string | null;
  /** What was cut off the end of the text. */
  readonly cutCharacters: number;
  /** The page gives orders to the software that reads it. */
  readonly instructs: boolean;
}

export interface PagesRead {
  readonly pages: readonly StoredPage[];
  readonly setAside: readonly SetAside[];
}

/** Of cleaned text, without padding. */
export const MAX_PAGE_CHARACTERS = 1_000_000;
const MAX_JOB_CHARACTERS = 3_000_000;
const PART = 20_000;
const OVERLAP = 500;

/**
 * Found pages → chosen, numbered on from those known, cleaned, split. The same pages under the same rules give the same ids. Other
 * work gets its turn between two pages, and between the steps of one.
 */
export async function readPages(
  found: readonly RetrievedPage[],
  rules: ChoiceRules,
): Promise<PagesRead> {
  const { chosen, setAside } = await choosePages(found, rules);
  const languageOf = await createLanguageReader();
  const leftOut: SetAside[] = [...setAside];
  const read = new Map<ChosenPage, PageRead>();
  const known = rules.known ?? [];
  let room = known.reduce((left, { text }) => left - text.length, MAX_JOB_CHARACTERS);
  for (const { page } of chosen) {
    const whole = await inTurns(cleaningSteps(page.text));
    const text = cutTo(whole, Math.max(0, Math.min(MAX_PAGE_CHARACTERS, room)));
    room -= text.length;
    const notation = notationOf(foldText(text));
    await turn();
    const spans = await inTurns(splittingSteps(text, notation));
    read.set(page, {
      text,
      pieces: spans.map((piece) => ({ ...piece, notation })),
      language: languageOf(text),
      cutCharacters: whole.length - text.length,
      instructs: await inTurns(instructs(page.text)),
    });
    await turn();
  }

  const before = Math.max(0, ...known.map(({ id }) => Number(id.slice(1))));
  const pages: StoredPage[] = [];
  for (const { page, repeats } of chosen) {
    const one = read.get(page);
    if (one === undefined) continue;
    const theirs = new Set(
      repeats.flatMap((other) => read.get(other)?.pieces ?? []).map(({ text }) => sameWords(text)),
    );
    const own = one.pieces.filter(({ text }) => theirs.size === 0 || !theirs.has(sameWords(text)));
    if (own.length > 0) pages.push(stored(`S${before + pages.length + 1}`, page, one, own));
    else leftOut.push({ url: page.url, title: page.title, why: whyEmpty(one) });
  }
  return { pages, setAside: leftOut };
}

type PieceRead = Omit<ReadPassage, 'id' | 'source'>;
type PageRead = Pick<StoredPage, 'text' | 'language' | 'cutCharacters' | 'instructs'> & {
  readonly pieces: readonly PieceRead[];
};

function stored(
  id: string,
  { url, title, retrievedAt, tier, date }: ChosenPage,
  { pieces, ...read }: PageRead,
  own: readonly PieceRead[],
): StoredPage {
  const numbers = new Map(pieces.map((piece, at) => [piece, at + 1]));
  return {
    id,
    url,
    title,
    retrievedAt,
    tier,
    date,
    ...read,
    sha256: createHash('sha256').update(read.text).digest('hex'),
    passages: own.map((piece) => ({ id: `${id}.p${numbers.get(piece)}`, source: id, ...piece })),
  };
}

function whyEmpty({ text, cutCharacters, pieces }: PageRead): SetAside['why'] {
  if (pieces.length > 0) return 'copy';
  return text === '' && cutCharacters > 0 ? 'over_limit' : 'empty';
}

/** Looked at in parts that overlap by more than an order is long; orders stand early or not at all. */
function* instructs(raw: string): Generator<undefined, boolean> {
  const end = Math.min(raw.length, MAX_PAGE_CHARACTERS);
  for (let at = 0; at < end; at += PART - OVERLAP) {
    if (looksLikeInstruction(raw.slice(at, at + PART))) return true;
    yield;
  }
  return false;
}

/** A sentence without spaces and case: what a copy leaves as it was. */
const sameWords = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** At most so many characters, empty cells and spaces not counted; no word is cut in two. */
function cutTo(text: string, characters: number): string {
  if (text.length <= characters) return text;
  let left = characters;
  let end = 0;
  for (const { 0: word, index } of text.matchAll(/[^|\s]+/g)) {
    left -= word.length + 1;
    if (left < 0) break;
    end = index + word.length;
  }
  return text.slice(0, end);
}
