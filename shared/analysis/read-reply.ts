import { z } from 'zod';
import type { JsonSchema } from '../ports.ts';
import { type JsonDocument, readJson } from './reply-json.ts';
import { NONE, plain } from './reply-scalar.ts';
import { bend } from './reply-shape.ts';

/** An answer's text, held against its schema; `faults` never quote it. */
export type Read<T> =
  | { ok: true; value: T; whole: boolean; kept: number; dropped: number; spoilt: boolean }
  | { ok: false; faults: string[] };

/** So many documents of one answer are tried, the last ones. */
const MAX_DOCUMENTS = 20;
const MAX_FAULTS = 20;

const jsonSchemas = new WeakMap<z.ZodType, JsonSchema>();

/** The schema as the model is shown it; made once. */
export function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const known = jsonSchemas.get(schema) ?? z.toJSONSchema(schema, { io: 'input' });
  jsonSchemas.set(schema, known);
  return known;
}

/** Of all readings of the text the one that keeps most; of equals the last, which is the final answer. */
export function readReply<T>(schema: z.ZodType<T>, text: string): Read<T> {
  const readings = readingsOf(readJson(text)).map((document) => read(schema, document));
  const best = readings.reduce<Read<T> | null>(
    (first, second) => (first && worth(first) > worth(second) ? first : second),
    null,
  );
  return best ?? { ok: false, faults: ['not JSON'] };
}

/** Most of it could be read: nothing needs to be bought for it again. */
export function isSound<T>(read: Read<T>): read is Read<T> & { ok: true } {
  return read.ok && !read.spoilt && read.dropped <= read.kept;
}

/** How much of an answer is there; an answer with nothing in it that lost something is worth nothing. */
export function worth<T>(read: Read<T>): number {
  if (!read.ok) return -1;
  if (read.kept === 0 && (read.dropped > 0 || !read.whole)) return -1;
  return read.kept + (read.whole ? 0.5 : 0);
}

/** Each document, all of their keys together where none stands twice, and the list of them. */
function readingsOf(documents: readonly JsonDocument[]): JsonDocument[] {
  const last = documents.slice(-MAX_DOCUMENTS);
  if (documents.length < 2) return last;
  const whole = documents.every((document) => document.whole);
  const values = documents.map(({ value }) => value);
  const keys = values.flatMap((value) => (Array.isArray(value) ? ['0'] : Object.keys(value)));
  const apart = new Set(keys).size === keys.length;
  const together = apart ? [{ value: Object.assign({}, ...values), whole }] : [];
  return [{ value: values, whole }, ...together, ...last];
}

function read<T>(schema: z.ZodType<T>, { value, whole }: JsonDocument): Read<T> {
  const { value: fitted, ...count } = bend(jsonSchemaOf(schema), value);
  const parsed = fitted === NONE ? null : schema.safeParse(fitted);
  if (parsed?.success) return { ok: true, value: parsed.data, whole, ...count };
  // What the walk through the schema cannot follow, a schema's own reading may.
  const asItIs = schema.safeParse(plain(value));
  if (asItIs.success) {
    return { ok: true, value: asItIs.data, whole, kept: 1, dropped: 0, spoilt: false };
  }
  const { issues } = (parsed ?? asItIs).error ?? asItIs.error;
  const faults = issues
    .slice(0, MAX_FAULTS)
    .map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.message}`);
  return { ok: false, faults };
}
