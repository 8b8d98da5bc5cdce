import { wordsOf } from '../domain/names/names.ts';

export interface Selectable {
  readonly text: string;
}

/** Of scripts that write words without spaces, pairs of characters stand for words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Of longer words their beginning: it is the same in most of their forms. */
const STEM = 5;

/**
 * The passages that fit into a prompt, in order of the page: those that share most words with what is asked,
 * rare words counting more; figures count a little. Pure and stable, so that a prompt can be made again.
 */
export function selectPassages<P extends Selectable>(
  passages: readonly P[],
  about: string,
  maxChars: number,
): P[] {
  if (charsOf(passages) <= maxChars) return [...passages];
  const scores = createIndex(passages).scores(about);
  const chosen = new Set<number>();
  let room = maxChars;
  for (const at of ranked(scores, passages, 0)) {
    const { length } = passages[at]?.text ?? '';
    if (length > room) continue;
    room -= length;
    chosen.add(at);
  }
  return passages.filter((_, at) => chosen.has(at));
}

/** Of each reader's room, the part for what bears on its own questions; the rest is for what nobody asked for. */
const ASKED_SHARE = 0.8;

/**
 * Shares passages out among readers, each with questions of its own: every question has its best passage
 * before any has its second, and what no question asks for (a page in another language than the questions, say)
 * still reaches one reader, as far as there is room. In order of the page; pure and stable.
 */
export function sharePassages<P extends Selectable>(
  passages: readonly P[],
  readers: readonly (readonly string[])[],
  maxChars: number,
): P[][] {
  if (charsOf(passages) <= maxChars) return readers.map(() => [...passages]);
  const index = createIndex(passages);
  const asked = new Float64Array(passages.length);
  const shares = readers.map((questions) => {
    const all = questions.map((question) => index.scores(question));
    for (const at of passages.keys()) {
      asked[at] = Math.max(asked[at] ?? 0, ...all.map((scores) => scores[at] ?? 0));
    }
    const rankings = all.map((scores) => ranked(scores, passages, 1e-9));
    return bestOfEach(rankings, passages, maxChars);
  });
  const least = [...passages.keys()].sort((a, b) => (asked[a] ?? 0) - (asked[b] ?? 0) || a - b);
  for (const at of least) {
    if (shares.some(({ chosen }) => chosen.has(at))) continue;
    const { length } = passages[at]?.text ?? '';
    const widest = shares.reduce((a, b) => (b.room > a.room ? b : a));
    if (length > widest.room) continue;
    widest.chosen.add(at);
    widest.room -= length;
  }
  return shares.map(({ chosen }) => passages.filter((_, at) => chosen.has(at)));
}

/** The first of every ranking, then the second, as long as there is room. */
function bestOfEach(rankings: number[][], passages: readonly Selectable[], maxChars: number) {
  const chosen = new Set<number>();
  let room = maxChars * ASKED_SHARE;
  for (let rank = 0; rankings.some((ranking) => rank < ranking.length); rank += 1) {
    for (const ranking of rankings) {
      const at = ranking[rank];
      const length = at === undefined ? 0 : (passages[at]?.text.length ?? 0);
      if (at === undefined || chosen.has(at) || length > room) continue;
      chosen.add(at);
      room -= length;
    }
  }
  return { chosen, room: room + maxChars * (1 - ASKED_SHARE) };
}

export function charsOf(passages: readonly Selectable[]): number {
  return passages.reduce((sum, { text }) => sum + text.length, 0);
}

/** Best first, those above `least`; the earlier of equals first. */
function ranked(scores: Float64Array, passages: readonly Selectable[], least: number): number[] {
  return [...passages.keys()]
    .filter((at) => (scores[at] ?? 0) >= least)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

/** Which passages hold a word. */
function createIndex(passages: readonly Selectable[]) {
  const holders = new Map<string, number[]>();
  const sizes = passages.map(({ text }, at) => {
    const terms = termsOf(text);
    for (const term of terms) {
      const known = holders.get(term);
      if (known) known.push(at);
      else holders.set(term, [at]);
    }
    return terms.size;
  });
  return {
    scores(question: string): Float64Array {
      const scores = new Float64Array(passages.length);
      for (const term of termsOf(question)) {
        const found = holders.get(term) ?? [];
        const rarity = Math.log(1 + passages.length / Math.max(1, found.length));
        for (const at of found) scores[at] = (scores[at] ?? 0) + rarity;
      }
      return scores.map((score, at) => {
        const figured = score > 0 && /\d/.test(passages[at]?.text ?? '') ? 0.5 : 0;
        return (score + figured) / Math.sqrt(20 + (sizes[at] ?? 0));
      });
    },
  };
}

/** The words of a text by their beginnings, those of fewer than three letters left out. */
export function termsOf(text: string): Set<string> {
  return new Set(
    wordsOf(text).flatMap((word) => {
      if (UNSPACED.test(word)) {
        return Array.from({ length: Math.max(1, word.length - 1) }, (_, at) =>
          word.slice(at, at + 2),
        );
      }
      return word.length < 3 ? [] : [word.slice(0, STEM)];
    }),
  );
}
