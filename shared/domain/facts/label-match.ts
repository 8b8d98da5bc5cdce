import { foldText } from '../figures/number-notation.ts';

/** How well a fact's words fit those of a row, in any language: equal words, compounds, common beginnings. */

const WORD = /\p{L}[\p{L}\p{M}]*/gu;
const UNSPACED = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

const kept = new Map<string, readonly string[]>();

/** Words of three letters and more, all where there are no others; no numbers and no footnote marks. */
export function labelWords(text: string): readonly string[] {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const all = foldText(text.normalize('NFC').slice(0, 1_000)).match(WORD) ?? [];
  const long = all.filter((word) => word.length > 2 || UNSPACED.test(word));
  const words = [...new Set(long.length > 0 ? long : all)];
  if (kept.size >= 20_000) kept.clear();
  kept.set(text, words);
  return words;
}

/** 1 for the same word, 0 for strangers. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (UNSPACED.test(short)) {
    return long.includes(short) ? 0.85 : dice(short, long) >= 0.4 ? 0.6 : 0;
  }
  // "net" and "nette", but not "net" and "network".
  if (short.length < 4) return long.startsWith(short) && long.length < short.length + 3 ? 0.85 : 0;
  let common = 0;
  while (common < short.length && short[common] === long[common]) common++;
  if (common >= 4 && common >= 0.75 * short.length) return 0.9;
  if (long.includes(short)) return 0.85;
  return common >= 4 && common >= 0.45 * long.length ? 0.6 : 0;
}

/** Share of pairs of neighbouring characters that both have. */
function dice(a: string, b: string): number {
  const pairs = (text: string) => new Set(Array.from(text.slice(1), (c, i) => `${text[i]}${c}`));
  const [x, y] = [pairs(a), pairs(b)];
  const both = [...x].filter((pair) => y.has(pair)).length;
  return x.size + y.size === 0 ? 0 : (2 * both) / (x.size + y.size);
}

export const bestLikeness = (word: string, among: readonly string[]): number =>
  among.reduce((best, other) => (best === 1 ? 1 : Math.max(best, likeness(word, other))), 0);

export interface RowWords {
  readonly label: readonly string[];
  /** Of the cell's own column, and beside its number in the cell. */
  readonly column: readonly string[];
  /** Heading, caption and the page's title. */
  readonly around: readonly string[];
}

/** Above this a row may be the one that is meant. */
export const ENOUGH = 0.55;

/**
 * How well a row and column answer to a fact's label and entity, 0 to 1: the label's words that stand there,
 * and the row's words that the fact knows. What stands only above the table counts half.
 */
export function rowScore(
  label: readonly string[],
  entity: readonly string[],
  row: RowWords,
): number {
  if (label.length === 0) return row.label.length === 0 ? 1 : 0;
  let own = 0;
  let recall = 0;
  for (const word of label) {
    const near = Math.max(bestLikeness(word, row.label), 0.95 * bestLikeness(word, row.column));
    own += near;
    recall += Math.max(near, 0.5 * bestLikeness(word, row.around));
  }
  const known = [...label, ...entity];
  const mine = row.label.map((word) => bestLikeness(word, known));
  const precision = mine.length === 0 ? 0 : mine.reduce((sum, n) => sum + n, 0) / mine.length;
  const named = row.label.some((word) => bestLikeness(word, entity) > 0.8);
  if (own === 0 && !named) return 0;
  return 0.6 * (recall / label.length) + 0.4 * precision;
}

/**
 * Words for what is printed as a positive number though it lowers a result, and for results that can be either.
 * Only the sign of a row hangs on them: a loss of 12 is (12), an income of 12 is not.
 */
const LOSSES =
  /loss|deficit|verlust|fehlbetrag|perte|déficit|pérdida|perdita|perdite|perda|prejuízo|verlies|tekort|förlust|underskott|underskud|underskudd|\btab\b|\btap\b|tappio|(?<!\p{L})strat[aęyą](?!\p{L})|ztrát|veszteség|pierder|убыт|збит|ζημι|zarar|kerugian|損失|赤字|亏损|虧損|손실|خسارة|הפסד|हानि/u;
const COSTS =
  /(?<!\p{L})cost(?:s|o|e|i|os|es)?(?!\p{L})|expens|expend|outflow|charges?(?!\p{L})|contributions|payment|purchase|repay|dividend|interest paid|kost(?:en|pri)|aufwand|aufwend|ausgabe|abfluss|coût|charge|dépense|gasto|costo|coste|spese|oneri|custo|despesa|lasten|uitgave|kostnad|utgift|omkostning|udgift|kulut|koszt|wydatk|náklad|költség|cheltuiel|расход|затрат|себестоим|витрат|έξοδα|gider|maliyet|beban|biaya|費用|原価|支出|成本|费用|費|비용|원가|지출|مصروف|تكلفة|הוצא|עלות|व्यय|लागत/u;
const RESULTS =
  /income|profit|earnings|gain|\bebit|result|gewinn|ergebnis|überschuss|bénéfice|résultat|beneficio|utile|lucro|winst|vinst|resultaat|overskud|zysk|wynik|zisk|eredmény|прибыл|прибут|κέρδ|kâr|(?<!\p{L})laba|利益|利润|이익|ربح|רווח|लाभ/u;

/** What is left of a loss's label and of a result's row once the words for loss and result are gone. */
export function withoutResult(label: string, row: string): { label: string; row: string } | null {
  const [mine, theirs] = [foldText(label), foldText(row)];
  if (!LOSSES.test(mine) || !RESULTS.test(theirs)) return null;
  return {
    label: mine.replace(LOSSES, ' '),
    row: theirs.replace(RESULTS, ' ').replace(LOSSES, ' '),
  };
}

/** −1 for a row or label that counts down, such as "net loss" or "cost of sales"; brackets do not decide. */
export function polarity(label: string): 1 | -1 {
  const plain = foldText(label).replace(/\([^()]{0,60}\)/gu, ' ');
  if (RESULTS.test(plain.replace(LOSSES, ' '))) return 1;
  return LOSSES.test(plain) || COSTS.test(plain) ? -1 : 1;
}

/** Parts of a name, without those that say what an earlier one says: `Advertising revenue`, not `…, advertising`. */
export function namedOnce(parts: readonly (string | undefined)[]): string {
  const kept: string[] = [];
  for (const part of parts) {
    const words = labelWords(part ?? '');
    const said = new Set(labelWords(kept.join(' ')));
    const isSaid = words.length > 0 && words.every((word) => said.has(word));
    if (part !== undefined && part !== '' && !isSaid) kept.push(part);
  }
  return kept.join(', ');
}
