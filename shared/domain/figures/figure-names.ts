import { type Figure, figureAt } from './figure.ts';
import { matchAt } from './figure-unit.ts';

/** Digits that belong to a name and measure nothing: they must stand in the passage letter for letter. */

const DESIGNATED =
  /(?:model|level|form|phase|tier|type|class|series|generation|gen|version|windows|scope|category|section|article|chapter|item|note|table|figure|exhibit|rule|stage|step|s&p|fortune|ftse|dax|cac|stoxx|nasdaq|russell|nikkei|dow|industry|area|page)(?: |-)(\d{1,4}(?:-?[a-z]{1,2})?)(?![\d%]|[.,]\d|[ \u00a0-]?(?:%|percent|million|billion|thousand|trillion|bn)|\p{L})/uy;
/** Common nouns and verbs too: a name only when written with a capital. */
const CAPITALISED = /^(?:model|form|note|item|table|figure|rule|step|area|page|section|dow)/;

/** "Model 3", "S&P 500", "Level 2" at the word that begins at `at`. */
export function designationAt(text: string, folded: string, at: number): Figure | undefined {
  const match = matchAt(DESIGNATED, folded, at);
  if (match === null) return undefined;
  if (CAPITALISED.test(match[0]) && !/^\p{Lu}/u.test(text.slice(at, at + 1))) return undefined;
  return nameAt(text, at, at + match[0].length);
}

export function nameAt(text: string, start: number, end: number): Figure {
  return figureAt(text, start, end, { kind: 'name', value: Number.NaN });
}

const LETTERS = '[\\p{L}--[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}]]';
const GLUED = new RegExp(`${LETTERS}+-?\\d[${LETTERS}\\d]*(?:[\\-.]?[${LETTERS}\\d]+)*`, 'yv');
const PREFIX =
  /(?:mid|pre|post|early|late|since|non|ex|top|sub|under|over|plus|near|bis|und|ab|vor|nach|to|vs|ca|rs|usd|eur|gbp|jpy|chf|inr|cny|rmb|cad|aud|sek|nok|dkk|krw|brl|hkd|sgd|us|versus)-?\d/uy;

/**
 * A word that runs into digits ("COVID-19", "B2B", "CO2", "GPT-4o"). Lower-case words before a hyphen
 * ("mid-2024", "growth-5") and currency codes ("EUR5m") leave the number to be read for itself.
 */
export function gluedNameAt(text: string, folded: string, at: number): Figure | undefined {
  const match = matchAt(GLUED, folded, at);
  if (match === null || matchAt(PREFIX, folded, at) !== null) return undefined;
  const word = text.slice(at, at + match[0].length);
  if (/^[\p{Ll}]{2,}-/u.test(word)) return undefined;
  return nameAt(text, at, at + match[0].length);
}

const AROUND_THE_CLOCK = /(?:24\/7|9\/11|7[ -]eleven|401\(?k\)?)(?!\p{L})/uy;
const VERSION = /(?!\d{1,3}(?:\.\d{3})+(?![.\d]))\d+(?:\.\d+){2,}/uy;
const FORM = /\d+-[a-z]{1,2}(?![\p{L}\d])/uy;
const TOKEN = /[\d][\p{L}\d]*(?:-\p{L}?\d[\p{L}\d]*)?/uy;

/** Names that begin with a digit, before the number is tried: "24/7", "10-K", "3.5.1", "3M". */
export function digitNameAt(text: string, folded: string, at: number): Figure | undefined {
  const fixed = matchAt(AROUND_THE_CLOCK, folded, at) ?? matchAt(VERSION, folded, at);
  if (fixed !== null) return nameAt(text, at, at + fixed[0].length);
  const form = matchAt(FORM, folded, at);
  if (form !== null && /-\p{Lu}+$/u.test(text.slice(at, at + form[0].length))) {
    return nameAt(text, at, at + form[0].length);
  }
  if (
    text.startsWith('3M', at) &&
    !/^[\p{L}\d]/u.test(text.slice(at + 2)) &&
    !COUNTED.test(text.slice(at + 2, at + 30))
  ) {
    return nameAt(text, at, at + 2);
  }
  return undefined;
}
/** "3M users" are three million; "3M said" is the company. */
const COUNTED = /^ (?!has|was|is|says|makes|sells|plans|does)\p{Ll}+s(?!\p{L})/u;

/** Digits with letters that are no scale and no unit: "5G", "4x4", "737-800". */
export function tokenNameAt(text: string, folded: string, at: number): Figure {
  const match = matchAt(TOKEN, folded, at);
  return nameAt(text, at, at + (match?.[0].length ?? 1));
}
