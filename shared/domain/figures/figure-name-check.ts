import type { Figure } from './figure.ts';
import type { Cited } from './figure-counts.ts';
import { foldText } from './number-notation.ts';

/** Names with a digit in them become letters, so that no amount is read into them. Offsets stay. */
export function masked(text: string, names: readonly string[]): string {
  let plain = text;
  for (const name of names) {
    if (name.length < 2 || !/\p{N}/u.test(name)) continue;
    const sought = name.toLowerCase();
    const folded = plain.toLowerCase();
    if (folded.length !== plain.length) continue;
    for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + 1)) {
      const edges = `${folded[at - 1] ?? ' '}${folded[at + sought.length] ?? ' '}`;
      if (/\p{N}/u.test(edges)) continue;
      plain = plain.slice(0, at) + 'x'.repeat(name.length) + plain.slice(at + name.length);
    }
  }
  return plain;
}

/** A word that runs into digits ("B2B", "COVID-19") measures nothing; other names stand digit for digit. */
export function nameStands(figure: Figure, { words }: Cited): boolean {
  if (/^\p{L}+-?\d/u.test(figure.raw) || words.some((text) => text.includes(figure.raw)))
    return true;
  const digits = figure.written.replace(/^\D+|\D+$/gu, '');
  return words.some(
    (text) => holdsToken(text, figure.written) || (digits !== '' && holdsDigits(text, digits)),
  );
}

function holdsDigits(text: string, digits: string): boolean {
  const folded = foldText(text);
  for (let at = folded.indexOf(digits); at >= 0; at = folded.indexOf(digits, at + 1)) {
    if (!/\d/.test(`${folded[at - 1] ?? ''}${folded[at + digits.length] ?? ''}`)) return true;
  }
  return false;
}

/** True when the text holds the figure's own words by themselves: "Model 3" but not "Model 30". */
function holdsToken(text: string, token: string): boolean {
  const folded = foldText(text).replace(/[\s\u00a0]+/g, ' ');
  const letter = /[\p{L}\p{N}]/u;
  for (let at = folded.indexOf(token); at >= 0; at = folded.indexOf(token, at + 1)) {
    const edges = `${folded[at - 1] ?? ' '}${folded[at + token.length] ?? ' '}`;
    if (!letter.test(edges)) return true;
  }
  return false;
}
