/** What is kept of a text to compare it: small, whatever the text's length. */
export interface Fingerprint {
  /** The smallest hashes of its word 5-grams, ascending; all of them when there are fewer than the cap. */
  readonly shingles: Uint32Array;
  /** The same for the numbers it holds. */
  readonly numbers: Uint32Array;
  /** How many different 5-grams it has. */
  readonly size: number;
}

const WORDS_PER_SHINGLE = 5;
const SKETCH = 1500;
const NEAR = 0.8;
/** A short text inside one more than so many times its size is a quotation, not the same page. */
const MAX_SIZE_RATIO = 4;
/** Fewer numbers than this say nothing about sameness. */
const ENOUGH_NUMBERS = 5;
/** Menu entries and labels: shared by every page of a site. */
const SHORT_LINE = 25;

export function fingerprint(text: string): Fingerprint {
  const words = wordHashes(bodyOf(text));
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
  const all = distinct(shingles);
  const numbers = text.match(/\d[\d.,]*\d|\d/g) ?? [];
  return {
    shingles: all.slice(0, SKETCH),
    numbers: distinct(Uint32Array.from(numbers, (number) => mixed(hashOf(number)))).slice(
      0,
      SKETCH,
    ),
    size: all.length,
  };
}

/**
 * Whether two texts are one article, perhaps with another header or footer: their 5-grams overlap by 0.8 or
 * more (Jaccard, or the shorter within the longer), and so do their numbers. The numbers tell this quarter's
 * release from the last one, which repeats its wording.
 */
export function nearIdentical(a: Fingerprint, b: Fingerprint): boolean {
  if (a.size === 0 || b.size === 0) return false;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (large.size > small.size * MAX_SIZE_RATIO) return false;
  if (overlap(a.shingles, b.shingles) < NEAR) return false;
  const countable = Math.min(a.numbers.length, b.numbers.length) >= ENOUGH_NUMBERS;
  return !countable || overlap(a.numbers, b.numbers) >= NEAR;
}

/** Share of the smaller set found in the other, over the range in which both sketches are complete. */
function overlap(a: Uint32Array, b: Uint32Array): number {
  const limit = Math.min(ceiling(a), ceiling(b));
  let shared = 0;
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    const leftIn = left !== undefined && left <= limit;
    const rightIn = right !== undefined && right <= limit;
    if (!leftIn || !rightIn) {
      return shared / Math.max(1, Math.min(countUpTo(a, limit), countUpTo(b, limit)));
    }
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
}

const ceiling = (sketch: Uint32Array) =>
  sketch.length < SKETCH ? 0xffffffff : (sketch.at(-1) ?? 0xffffffff);

function countUpTo(sketch: Uint32Array, limit: number): number {
  const beyond = sketch.findIndex((hash) => hash > limit);
  return beyond < 0 ? sketch.length : beyond;
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
