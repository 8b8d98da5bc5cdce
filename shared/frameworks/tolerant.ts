import { z } from 'zod';

/** Lists within lists: too long outside, then faulty within, then too long within. */
const ROUNDS = 4;

type Path = readonly PropertyKey[];

/** The value at the path, if the way there exists. */
const at = (root: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    root,
  );

/** A copy with long lists cut and faulty items (a reply's second level) left out or, under fixed keys, blanked. */
function mend(raw: unknown, issues: readonly z.core.$ZodIssue[], blank: unknown): unknown {
  const copy: unknown = structuredClone(raw);
  const faulty = new Map<PropertyKey, Set<PropertyKey>>();
  for (const issue of issues) {
    const value = at(copy, issue.path);
    const [group, item] = issue.path;
    if (issue.code === 'too_big' && Array.isArray(value)) {
      value.length = Math.min(value.length, Number(issue.maximum));
    } else if (group !== undefined && item !== undefined) {
      faulty.set(group, (faulty.get(group) ?? new Set()).add(item));
    }
  }
  for (const [group, items] of faulty) {
    const value = at(copy, [group]);
    if (Array.isArray(value)) {
      value.splice(0, value.length, ...value.filter((_, index) => !items.has(index)));
    } else if (typeof value === 'object' && value !== null) {
      for (const item of items) Reflect.set(value, item, structuredClone(blank));
    }
  }
  return copy;
}

/**
 * Reads a reply of groups of items without losing it to a faulty item: that item is left out of its list,
 * or replaced by `blank` where the group has fixed keys. A reply of another shape, or without one sound
 * item left, keeps its faults. The JSON Schema is that of `strict`.
 */
export function tolerant<Reply extends Record<string, object>>(
  strict: z.ZodType<Reply>,
  blank: unknown = null,
): z.ZodType<Reply> {
  return z.preprocess((raw) => {
    let value: unknown = raw;
    let parsed = strict.safeParse(value);
    if (parsed.success) return raw;
    for (let round = 0; round < ROUNDS && !parsed.success; round += 1) {
      value = mend(value, parsed.error.issues, blank);
      parsed = strict.safeParse(value);
    }
    const items = parsed.success ? Object.values(parsed.data).flatMap(Object.values) : [];
    return items.some((item) => JSON.stringify(item) !== JSON.stringify(blank)) ? value : raw;
  }, strict);
}
