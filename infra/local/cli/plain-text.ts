import { stripVTControlCharacters } from 'node:util';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** They reorder what stands around them. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** One line that is safe to print: no escape sequence, control character or change of direction. Indents stay. */
export function plainText(text: string): string {
  return stripVTControlCharacters(text).replace(DIRECTION, '').replace(CONTROL, ' ').trimEnd();
}

/** The same for a text of several lines. */
export const plainLines = (text: string): string[] => text.split('\n').map(plainText);
