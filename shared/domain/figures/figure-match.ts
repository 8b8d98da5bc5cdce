import { type Figure, isQuantity, type Stated } from './figure.ts';
import { unitsAgree } from './figure-lexicon.ts';
import { foldText } from './number-notation.ts';

/**
 * True when the passage's figure is the claim's: the same amount in the same unit, however written.
 */
export function agrees(claim: Stated, passage: Stated): boolean {
  const [c, p] = [claim.figure, passage.figure];
  if (c.written === p.written && c.kind === p.kind && c.range === p.range) {
    return c.value === p.value || Number.isNaN(c.value) || sameNotationLost(c, p);
  }
  if (c.kind === 'name') return false;
  if (c.kind === 'magnitude') return p.kind === c.kind ? p.value === c.value : holds(c, p);
  if (c.kind === 'date') return p.kind === 'date' && dateAgrees(c.value, p.value);
  if (c.kind === 'year' && p.kind === 'date') return c.value === Math.floor(p.value / 10_000);
  if (!kindsAgree(c, p) || !unitsAgree(c.unit, p.unit)) return false;
  if (c.range !== null || p.range !== null) return rangeAgrees(c, p);
  if (!isQuantity(c)) return c.value === p.value;
  if (c.bound === 'above' ? p.bound === 'below' : c.bound === 'below' && p.bound === 'above')
    return false;
  return same(amountOf(c), amountOf(p) * signFor(claim, passage));
}

/** The same characters may be read in two ways when only one text shows its language. */
function sameNotationLost(c: Figure, p: Figure): boolean {
  return c.scale === p.scale && c.unit === p.unit && /\d[.,]\d{3}(?!\d)/.test(c.written);
}

function kindsAgree(c: Figure, p: Figure): boolean {
  if (c.kind === p.kind) return true;
  const both = (a: Figure['kind'], b: Figure['kind']) =>
    (c.kind === a && p.kind === b) || (c.kind === b && p.kind === a);
  return (
    (both('money', 'number') && (c.kind === 'money' ? p.unit : c.unit) === null) ||
    both('fraction', 'percent') ||
    // Whether "2,023 plants" is "in 2023" the judge sees.
    (both('year', 'number') && c.unit === null && p.unit === null)
  );
}

/** A share of a whole in the unit of a percentage. */
const amountOf = (figure: Figure) =>
  figure.kind === 'fraction' ? figure.value * 100 : figure.value;

const same = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

function rangeAgrees(c: Figure, p: Figure): boolean {
  if (c.range !== null) {
    return p.range !== null && same(c.low, p.low) && same(c.high, p.high);
  }
  const open = p.range === 'open';
  return (
    (same(c.value, p.high) && (open || c.bound === 'below')) ||
    (same(c.value, p.low) && (open || c.bound === 'above'))
  );
}

/** "millions of cars" is borne out by a number of that size. */
function holds(c: Figure, p: Figure): boolean {
  const size = Math.abs(p.value);
  return (p.kind === 'number' || p.kind === 'money') && size >= c.value && size < c.value * 1000;
}

function dateAgrees(claimed: number, found: number): boolean {
  const parts = (date: number) => [
    Math.floor(date / 10_000),
    Math.floor(date / 100) % 100,
    date % 100,
  ];
  const stated = parts(found);
  return parts(claimed).every((part, i) => part === 0 || part === stated[i]);
}

const DOWNWARD =
  /(?<!\p{L})(?:fell|falls?|falling|fallen|down|declin\p{L}*|decreas\p{L}*|drop\p{L}*|loss(?:es)?|lost|negative|shr[aiu]nk\p{L}*|lower|contract\p{L}*|slid|slump\p{L}*|reduc\p{L}*|minus|below|deficit|outflows?|cut|gefallen|sank|gesunken|rückgang|verlust\p{L}*|baisse|recul\p{L}*|perte|caída|pérdida\p{L}*|cayó)(?!\p{L})/u;

/** A minus sign on one side is a word on the other: "−3.2%" is "fell 3.2%". */
function signFor(claim: Stated, passage: Stated): number {
  const negative = [claim.figure.value < 0, passage.figure.value < 0];
  if (negative[0] === negative[1]) return 1;
  const plain = negative[0] ? passage : claim;
  const { start, end } = plain.figure;
  const around = plain.text.slice(Math.max(0, start - 60), Math.min(plain.text.length, end + 25));
  return DOWNWARD.test(foldText(around)) ? -1 : 1;
}

/** True when the text holds the figure's own words by themselves: "Model 3" but not "Model 30". */
export function holdsToken(text: string, token: string): boolean {
  const folded = foldText(text).replace(/[\s\u00a0]+/g, ' ');
  const letter = /[\p{L}\p{N}]/u;
  for (let at = folded.indexOf(token); at >= 0; at = folded.indexOf(token, at + 1)) {
    const edges = `${folded[at - 1] ?? ' '}${folded[at + token.length] ?? ' '}`;
    if (!letter.test(edges)) return true;
  }
  return false;
}
