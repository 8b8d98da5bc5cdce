/** Joiners are letters' business in Persian or Hindi; next to ASCII they only hide something. */
const INVISIBLE =
  /[[\p{Cf}\p{Cc}\p{Co}\p{Cs}\p{DI}\u2800]--[\n\t\u200c\u200d]]|(?<=^|[\u0020-\u007f])[\u200c\u200d]/gv;
const ONE_MARKER = 'S\\d{1,6}\\.p\\d{1,6}';
const MARKERS = new RegExp(
  `\\s?[[(【]\\s?${ONE_MARKER}(?:(?:\\s?[,;&–-]\\s?|\\s(?:and|und|et|y)\\s|\\s)${ONE_MARKER})*\\s?[\\])】]`,
  'giu',
);

/**
 * A text of the model's for the reader: no passage markers, no invisible or direction-changing characters,
 * single spaces.
 */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|\u0085/gu, '\n')
    .replace(INVISIBLE, '')
    .replace(MARKERS, '')
    .replace(/\s+/gu, ' ')
    .replace(/ ([.,;:!?])/gu, '$1')
    .trim();
}
