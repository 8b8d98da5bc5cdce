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

/** Whether an item, sound or not, has a finding to lose. */
function carriesText(item: unknown): boolean {
  const text = typeof item === 'string' ? item : at(item, ['finding']);
  return typeof text === 'string' && text.trim() !== '';
}

/**
 * A copy with long lists cut and faulty items (a reply's second level) left out or, under fixed keys, blanked;
 * `lost` names the group of each such item that carried text.
 */
function mend(raw: unknown, issues: readonly z.core.$ZodIssue[], blank: unknown) {
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
  const lost: PropertyKey[] = [];
  for (const [group, items] of faulty) {
    const value = at(copy, [group]);
    for (const item of items) if (carriesText(at(value, [item]))) lost.push(group);
    if (Array.isArray(value)) {
      value.splice(0, value.length, ...value.filter((_, index) => !items.has(index)));
    } else if (typeof value === 'object' && value !== null) {
      for (const item of items) Reflect.set(value, item, structuredClone(blank));
    }
  }
  return { value: copy, lost };
}

/**
 * Reads a reply of groups of items without losing it to a faulty item: that item is left out of its list,
 * or replaced by `blank` where the group has fixed keys. A reply of another shape keeps its faults, and so
 * does one that would lose half or more of the items that carry text, be it in all or in the `vital` group.
 * Fields named `beside` are no groups. The JSON Schema is that of `strict`.
 */
export function tolerant<Reply extends Record<string, object>>(
  strict: z.ZodType<Reply>,
  {
    blank = null,
    vital,
    beside = [],
  }: { blank?: unknown; vital?: keyof Reply & string; beside?: readonly string[] } = {},
): z.ZodType<Reply> {
  return z.preprocess((raw) => {
    let value: unknown = raw;
    let parsed = strict.safeParse(value);
    if (parsed.success) return raw;
    const lost: PropertyKey[] = [];
    for (let round = 0; round < ROUNDS && !parsed.success; round += 1) {
      const mended = mend(value, parsed.error.issues, blank);
      value = mended.value;
      lost.push(...mended.lost);
      parsed = strict.safeParse(value);
    }
    if (!parsed.success) return raw;
    const groups = Object.entries(parsed.data).filter(([group]) => !beside.includes(group));
    const kept = groups.flatMap(([group, items]) =>
      Object.values(items)
        .filter(carriesText)
        .map(() => group),
    );
    const lostOfVital = lost.filter((group) => group === vital).length;
    const keptOfVital = kept.filter((group) => group === vital).length;
    const bearable = lost.length < kept.length && (lostOfVital === 0 || lostOfVital < keptOfVital);
    return bearable ? value : raw;
  }, strict);
}
