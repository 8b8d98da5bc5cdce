import type { z } from 'zod';

/** An answer's text, held against its schema; faults never quote it. */
export function parseReply<T>(
  schema: z.ZodType<T>,
  text: string,
): { ok: true; value: T } | { ok: false; faults: string[] } {
  const json = jsonIn(text);
  // The parser's message would quote the answer, which must not reach a report.
  if (json === undefined) return { ok: false, faults: ['not JSON'] };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = parsed.error.issues
    .slice(0, 20)
    .map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.message}`);
  return { ok: false, faults };
}

/** The answer's JSON, also within a fence or behind a sentence; half surrogate pairs made whole. */
function jsonIn(text: string): unknown {
  const wellFormed = (_key: string, value: unknown) =>
    typeof value === 'string' ? value.toWellFormed() : value;
  const inner = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  for (const candidate of [text, inner]) {
    try {
      return JSON.parse(candidate, wellFormed);
    } catch {
      // The next reading, or none.
    }
  }
  return undefined;
}
