/** What is kept of a text to compare it, as sorted distinct hashes. */
export interface Fingerprint {
  /** Its word 5-grams. */
  readonly shingles: Uint32Array;
  /** The same, one number as good as another. */
  readonly wording: Uint32Array;
  readonly numbers: Uint32Array;
}

const WORDS_PER_SHINGLE = 5;
/** Share of the smaller text that must stand in the other. */
const NEAR = 0.8;
/** Fewer numbers, and less wording, than this say nothing about sameness. */
const ENOUGH_NUMBERS = 5;
const ENOUGH_WORDING = 25;
/** A text inside one more than so many times its size is a teaser of it, not the same page. */
const COPY_RATIO = 2;
/** Menu entries and labels: shared by every page of a site. */
const SHORT_LINE = 25;
/** What lies behind says nothing new about sameness. */
const COMPARED_CHARACTERS = 100_000;

/** Takes raw page text: tags and the addresses of links do not count. */
export function fingerprint(raw: string): Fingerprint {
  const text = bodyOf(
    raw
      .slice(0, COMPARED_CHARACTERS)
      .replace(/<[^<>]{1,2000}>/g, ' ')
      .replace(/\]\([^()\s]{1,2000}\)/g, ' '),
  );
  const numbers = text.match(/\d[\d.,]{0,30}\d|\d/g) ?? [];
  return {
    shingles: shinglesOf(wordHashes(text)),
    wording: shinglesOf(wordHashes(text.replace(/\p{N}+/gu, '0'))),
    numbers: distinct(Uint32Array.from(numbers, (number) => mixed(hashOf(number)))),
  };
}

function shinglesOf(words: readonly number[]): Uint32Array {
  const shingles = new Uint32Array(
    Math.max(words.length > 0 ? 1 : 0, words.length - WORDS_PER_SHINGLE + 1),
  );
  for (let i = 0; i < shingles.length; i += 1) {
    let hash = 0;
    for (let j = i; j < i + WORDS_PER_SHINGLE; j += 1) {
      hash = Math.imul(hash ^ (words[j] ?? 0), 0x9e3779b1) + 0x7f4a7c15;
    }
    shingles[i] = mixed(hash);
  }
  return distinct(shingles);
}

/**
 * How two texts hang together: `copy`, one article, perhaps with another header or footer; `teaser`, the
 * smaller stands whole in the much larger; `variant`, the words of one article with other numbers (the
 * release of another quarter, or a copy whose figures somebody changed). Null: two texts.
 */
export function relation(a: Fingerprint, b: Fingerprint): 'copy' | 'teaser' | 'variant' | null {
  const [small, large] = bySize(a, b, 'shingles');
  const [fewer, more] = bySize(a, b, 'numbers');
  if (small.shingles.length === 0) return null;
  const otherNumbers =
    fewer.numbers.length >= ENOUGH_NUMBERS && share(fewer.numbers, more.numbers) < NEAR;
  if (share(small.shingles, large.shingles) >= NEAR && !otherNumbers) {
    return large.shingles.length > small.shingles.length * COPY_RATIO ? 'teaser' : 'copy';
  }
  const [less, rest] = bySize(a, b, 'wording');
  const told = less.wording.length >= ENOUGH_WORDING;
  return told && share(less.wording, rest.wording) >= NEAR ? 'variant' : null;
}

function bySize(a: Fingerprint, b: Fingerprint, by: keyof Fingerprint) {
  return a[by].length <= b[by].length ? ([a, b] as const) : ([b, a] as const);
}

/** Share of the smaller sorted set found in the other. */
function share(small: Uint32Array, large: Uint32Array): number {
  let shared = 0;
  let at = 0;
  for (const hash of small) {
    at = firstNotBelow(large, hash, at);
    if (large[at] === hash) shared += 1;
  }
  return shared / Math.max(1, small.length);
}

/** Steps of doubling length, then halves: fast for a small set in a large one, linear for two of one size. */
function firstNotBelow(sorted: Uint32Array, value: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < sorted.length && (sorted[low + step] ?? 0) < value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(sorted.length, low + step + 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function bodyOf(text: string): string {
  const lines = text.split('\n').filter((line) => line.length >= SHORT_LINE);
  return lines.length === 0 ? text : lines.join('\n');
}

/** Scripts without spaces count each character as a word. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\p{N}+/gu;

function wordHashes(text: string): number[] {
  return Array.from(text.toLowerCase().matchAll(WORD), ([word]) => hashOf(word));
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  }
  return hash;
}

function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function distinct(hashes: Uint32Array): Uint32Array {
  return hashes.sort().filter((hash, at, all) => at === 0 || hash !== all[at - 1]);
}
