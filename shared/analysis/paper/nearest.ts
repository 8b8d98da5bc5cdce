import MiniSearch from 'minisearch';
import { foldText } from '../../domain/figures/number-notation.ts';

/**
 * What texts are compared by, in any language: whole short words, the beginnings of long ones (endings differ,
 * beginnings carry the sense), and pairs of signs where a script writes no spaces (docs/decisions/0009).
 */

const BEGINNING = 5;
const SPACELESS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const KOREAN = /\p{sc=Hangul}/u;

export function termsOf(text: string): string[] {
  const words = foldText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => {
    const signs = [...word];
    if (SPACELESS.test(word) || KOREAN.test(word)) return pairs(signs);
    return [signs.length > BEGINNING ? signs.slice(0, BEGINNING).join('') : word];
  });
}

const pairs = (signs: readonly string[]): string[] =>
  signs.length < 2 ? [signs.join('')] : signs.slice(1).map((sign, i) => `${signs[i]}${sign}`);

export interface Found<T> {
  readonly one: T;
  readonly score: number;
}
/** Best first; those that share no term are left out. */
export type Nearest<T> = (text: string, most: number, leaveOut?: ReadonlySet<string>) => Found<T>[];

interface Passage {
  readonly id: string;
  readonly text: string;
}

/** Every step of a paper looks among the same passages: their index is made once, and goes with them. */
const indexes = new WeakMap<readonly Passage[], MiniSearch<Passage>>();

function indexOf(passages: readonly Passage[]): MiniSearch<Passage> {
  const made = indexes.get(passages);
  if (made !== undefined) return made;
  const index = new MiniSearch<Passage>({
    fields: ['text'],
    tokenize: termsOf,
    processTerm: (term) => term,
  });
  index.addAll(passages);
  indexes.set(passages, index);
  return index;
}

export function createNearest<T extends Passage>(passages: readonly T[]): Nearest<T> {
  const known = new Map(passages.map((passage) => [passage.id, passage]));
  const index = indexOf(passages);
  return (text, most, leaveOut = new Set()) =>
    index
      .search(text, { filter: ({ id }) => !leaveOut.has(String(id)) })
      .slice(0, most)
      .flatMap(({ id, score }) => {
        const one = known.get(String(id));
        return one ? [{ one, score }] : [];
      });
}

/** How much two texts have in common, 0..1: shared runs of three signs. */
export function alike(a: string, b: string): number {
  const [x, y] = [runsOf(a), runsOf(b)];
  if (x.size === 0 || y.size === 0) return 0;
  let shared = 0;
  for (const run of x) if (y.has(run)) shared += 1;
  return (2 * shared) / (x.size + y.size);
}

function runsOf(text: string): Set<string> {
  const signs = [
    ...foldText(text)
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
      .trim(),
  ];
  return new Set(signs.slice(2).map((_, i) => signs.slice(i, i + 3).join('')));
}
