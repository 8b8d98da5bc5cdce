const MAX = 40;
const DIGITS = /\p{Nd}+/gu;
const QUOTES = /["“”„«»]/gu;
/** Markup, control and direction characters: never part of a name. (Joiners are, in Persian or Hindi.) */
const NOT_A_NAME = /[\p{Cc}<>[\]{}`\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;
const ADDRESS = /\w\.\p{L}|[@\\]|:\/\//u;

/**
 * The model's short name for something, safe to print beside its checked sentence: at most 40 characters, cut
 * between words. Names do not pass the gates, so one with a figure or an address that the sentence lacks gives
 * way to `otherwise`.
 */
export function shortLabel(name: string, checkedText: string, otherwise: string): string {
  const label = name.replace(QUOTES, '').trim().replace(/\s+/gu, ' ');
  const figures = new Set(checkedText.match(DIGITS));
  const safe =
    !NOT_A_NAME.test(label) &&
    (label.match(DIGITS) ?? []).every((digits) => figures.has(digits)) &&
    label.split(' ').every((word) => !ADDRESS.test(word) || checkedText.includes(word));
  return (safe && shortened(label)) || otherwise;
}

function shortened(label: string): string {
  if (label.length <= MAX) return label;
  const room = label.slice(0, MAX);
  const space = room.lastIndexOf(' ');
  // One long word, as in scripts without spaces, is cut between characters.
  const cut =
    space > 0 ? room.slice(0, space) : room.slice(0, MAX - 1).replace(/[\uD800-\uDBFF]$/u, '');
  // A figure at the end may have lost its "million" or its second half.
  const words = cut.split(' ');
  const last = words.findLastIndex((word) => !/\p{Nd}/u.test(word));
  const kept = words
    .slice(0, last + 1)
    .join(' ')
    .replace(/[\s\p{P}]+$/u, '');
  return kept === '' ? '' : `${kept}…`;
}
