import type { JsonSchema } from '../ports.ts';
import { WrittenNumber } from './json-reader.ts';

/** What does not fit. */
export const NONE = Symbol('none');

/** A text, a number, a truth value or one of the schema's fixed values; never a default. */
export function fitScalar(node: JsonSchema, raw: unknown): unknown {
  const value = lone(raw);
  const fixed = 'const' in node ? [node.const] : node.enum;
  if (Array.isArray(fixed)) return oneOf(fixed, value);
  if (node.type === 'string') return text(node, value);
  if (node.type === 'number' || node.type === 'integer') return number(node, value);
  if (node.type === 'boolean') return truth(value);
  return plain(value);
}

/** As JSON.parse would have it. */
export function plain(value: unknown): unknown {
  if (value instanceof WrittenNumber) return Number(value.written);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

/** The value in a list of one, or the only text of an object: `{"text": "…"}`. */
function lone(value: unknown): unknown {
  if (value instanceof WrittenNumber || typeof value !== 'object' || value === null) return value;
  const inner = Object.values(value);
  if (Array.isArray(value)) return inner.length === 1 ? lone(inner[0]) : value;
  const texts = inner.filter((one) => typeof one === 'string' || one instanceof WrittenNumber);
  return texts.length === 1 ? texts[0] : value;
}

function text({ minLength = 0, maxLength = Infinity }: JsonSchema, value: unknown): unknown {
  const written = value instanceof WrittenNumber ? value.written : value;
  if (typeof written !== 'string') return NONE;
  // A text that is too long is not cut: half of it may say the opposite.
  return written.length >= Number(minLength) && written.length <= Number(maxLength)
    ? written
    : NONE;
}

function number(node: JsonSchema, value: unknown): unknown {
  const { minimum = -Infinity, maximum = Infinity, type } = node;
  const written = value instanceof WrittenNumber ? value.written : value;
  if (typeof written !== 'string' || !/^\s*[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(written)) {
    return NONE;
  }
  const read = Number(written);
  const whole = type === 'number' || Number.isInteger(read);
  return whole && read >= Number(minimum) && read <= Number(maximum) ? read : NONE;
}

function truth(value: unknown): unknown {
  if (typeof value === 'boolean') return value;
  const word = typeof value === 'string' ? spelling(value) : '';
  return word === 'true' ? true : word === 'false' ? false : NONE;
}

/** The fixed value that is meant; a spelling that could be two of them is none. */
function oneOf(fixed: readonly unknown[], value: unknown): unknown {
  const written = plain(value);
  if (fixed.includes(written)) return written;
  if (!['string', 'number', 'boolean'].includes(typeof written)) return NONE;
  const word = spelling(String(written));
  const meant = fixed.filter((one) => spelling(String(one)) === word);
  return meant.length === 1 && word !== '' ? meant[0] : NONE;
}

/** Without case, spaces, dashes and points: `6–18 months`, `6-18 Months`; `Not assessed`, `not_assessed`. */
export function spelling(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}+<>=]/gu, '');
}
