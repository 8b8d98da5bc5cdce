import { JsonReader } from './json-reader.ts';

/**
 * The JSON in a model's answer: byte order marks, fences, prose around it, comments, trailing or missing
 * commas, raw line breaks and other quotation marks are overlooked. What was cut off or cannot be read is left
 * out, never completed: half a string is no string, and half a number no number. Linear time.
 */

export interface JsonDocument {
  value: object;
  /** False: something at its end, or behind a fault, is missing. */
  whole: boolean;
}

/** Answers that are longer are read so far: it is more than the output limits allow. */
const MAX_CHARS = 1_000_000;
/** Brackets that turn out to open no document; reading each costs at most the whole text. */
const MAX_FALSE_STARTS = 12;
const MAX_DOCUMENTS = 500;

const OPENING = /[{[]/g;

/** The documents in the text, in order; most answers hold one. */
export function readJson(answer: string): JsonDocument[] {
  const text = unquoted(answer.slice(0, MAX_CHARS));
  const found: JsonDocument[] = [];
  let falseStarts = 0;
  for (let at = 0; falseStarts <= MAX_FALSE_STARTS && found.length < MAX_DOCUMENTS; ) {
    OPENING.lastIndex = at;
    const start = OPENING.exec(text)?.index;
    if (start === undefined) break;
    const reader = new JsonReader(text, start);
    const value = reader.document();
    const { whole } = reader;
    const said = whole || Object.keys(value).length > 0;
    if (!whole) falseStarts += 1;
    if (said) found.push({ value, whole });
    at = said ? reader.at : start + 1;
  }
  return found;
}

/** A text that is one string of JSON holds it. */
function unquoted(text: string): string {
  if (!/^\s*"[\s\\n]*[{[]/.test(text.slice(0, 100))) return text;
  try {
    const inner: unknown = JSON.parse(text);
    return typeof inner === 'string' ? inner : text;
  } catch {
    return text;
  }
}
