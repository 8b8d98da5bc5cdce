import type { JsonSchema } from '../ports.ts';
import { documentsIn, isRaw, listOf, propertiesOf, type Raw } from './reply-list.ts';
import { fitScalar, NONE, plain, spelling } from './reply-scalar.ts';

/** Keys around an answer, and JSON within a string, are looked through so often, one within the other. */
const MAX_WRAPPERS = 3;
/** Deeper values are none of ours. */
const MAX_DEPTH = 24;

export interface Fitted {
  /** NONE when nothing of it fits. */
  value: unknown;
  /** List items and objects with all they need. */
  kept: number;
  /** What said something and was left out: list items, groups that are missing. */
  dropped: number;
  /** A list of which more than half was left out. */
  spoilt: boolean;
}

interface Place {
  readonly depth: number;
  readonly wrappers: number;
  /** Within a list an item that lacks something is left out; elsewhere the parser is to judge it. */
  readonly listed: boolean;
  /** Of the nearest property. */
  readonly key: string;
}

/**
 * Bends a value into the shape of a schema without adding to it: one object where a list of them is wanted,
 * numbers for texts and the reverse, keys and fixed values in another spelling, ids in any of theirs, JSON
 * within a string, a key around it all. A list that is missing is empty and what may be null is null; a list
 * item that lacks anything else is left out. Linear in the size of the value.
 */
export function bend(schema: JsonSchema, value: unknown): Fitted {
  const count = { kept: 0, dropped: 0, spoilt: false };
  const start = { depth: 0, wrappers: 0, listed: false, key: '' };
  return { value: fitNode(schema, value, start, count), ...count };
}

type Count = Omit<Fitted, 'value'>;

function fitNode(node: JsonSchema, value: unknown, place: Place, count: Count): unknown {
  if (place.depth > MAX_DEPTH) return NONE;
  const options = node.anyOf ?? node.oneOf;
  if (Array.isArray(options)) {
    for (const option of options) {
      const fitted = attempt(option, value, place, count);
      if (fitted !== NONE) return fitted;
    }
    return NONE;
  }
  if (node.type === 'object') return fitObject(node, value, place, count);
  if (node.type === 'array') return fitList(node, value, place, count);
  if (node.type === 'null') return value === null ? null : NONE;
  return fitScalar(node, value);
}

/** Counts only what comes of it. */
function attempt(node: JsonSchema, value: unknown, place: Place, count: Count): unknown {
  const own = { kept: 0, dropped: 0, spoilt: false };
  const fitted = fitNode(node, value, place, own);
  if (fitted === NONE) return NONE;
  count.kept += own.kept;
  count.dropped += own.dropped;
  count.spoilt ||= own.spoilt;
  return fitted;
}

function fitObject(node: JsonSchema, raw: unknown, place: Place, count: Count): unknown {
  const properties = propertiesOf(node);
  if (typeof raw === 'string') return fitWithin(node, documentsIn(raw), place, count);
  if (Array.isArray(raw)) return fitFromList(node, properties, raw, place, count);
  if (!isRaw(raw)) return NONE;
  const bySpelling = new Map(Object.keys(raw).map((key) => [spelling(key), key]));
  const found = new Map(
    properties.flatMap(([name]) => {
      const key = Object.hasOwn(raw, name) ? name : bySpelling.get(spelling(name));
      return key === undefined ? [] : [[name, raw[key]] as const];
    }),
  );
  if (found.size === 0 && properties.length > 0) {
    return fitWithin(node, Object.values(raw), place, count);
  }
  const required = Array.isArray(node.required) ? node.required : [];
  const fitted: Raw = {};
  for (const [name, child] of properties) {
    const below = { ...place, depth: place.depth + 1, key: name };
    const value = found.get(name);
    const own = found.has(name) ? attempt(child, value, below, count) : NONE;
    const instead = own === NONE ? standIn(child) : own;
    if (own === NONE && (says(value) || (!found.has(name) && !place.listed))) {
      if (required.includes(name)) count.dropped += 1;
    }
    if (own !== NONE && child.type === 'object' && !place.listed) count.kept += 1;
    if (instead !== NONE) fitted[name] = instead;
    else if (place.listed && required.includes(name)) return NONE;
    else if (!place.listed && found.has(name)) fitted[name] = plain(value);
  }
  return fitted;
}

/** A list that is not there has nothing in it, and what may be null is none. */
function standIn(node: JsonSchema): unknown {
  if (node.type === 'array') return [];
  const options = node.anyOf ?? node.oneOf;
  const types = Array.isArray(node.type) ? node.type : [];
  const nullable =
    types.includes('null') ||
    (Array.isArray(options) && options.some(({ type }) => type === 'null'));
  return nullable ? null : NONE;
}

/** The first of the values that fits, within a key or a string around it. */
function fitWithin(node: JsonSchema, values: unknown[], place: Place, count: Count): unknown {
  if (place.wrappers >= MAX_WRAPPERS) return NONE;
  const inner = { ...place, depth: place.depth + 1, wrappers: place.wrappers + 1 };
  for (const value of values) {
    const holds = isRaw(value) || Array.isArray(value) || documentsIn(value).length > 0;
    const fitted = holds ? attempt(node, value, inner, count) : NONE;
    if (fitted !== NONE) return fitted;
  }
  return NONE;
}

/** A list where one object is wanted: of that object, of its parts, or of the items of its only list. */
function fitFromList(
  node: JsonSchema,
  properties: [string, JsonSchema][],
  raw: unknown[],
  place: Place,
  count: Count,
): unknown {
  if (raw.length === 1 || place.listed) {
    return raw.length === 1 ? fitWithin(node, raw, place, count) : NONE;
  }
  const parts = raw.filter(isRaw);
  const keys = parts.flatMap(Object.keys);
  const known = new Set(properties.map(([name]) => spelling(name)));
  if (new Set(keys).size === keys.length && keys.some((key) => known.has(spelling(key)))) {
    return fitWithin(node, [Object.assign({}, ...parts)], place, count);
  }
  const lists = properties.filter(([, child]) => child.type === 'array');
  const [only] = lists;
  if (!only || lists.length > 1 || properties.length > 1) return NONE;
  return { [only[0]]: fitList(only[1], raw, { ...place, key: only[0] }, count) };
}

function fitList(node: JsonSchema, raw: unknown, place: Place, count: Count): unknown {
  const items = isRaw(node.items) ? node.items : {};
  const most = typeof node.maxItems === 'number' ? node.maxItems : Infinity;
  const values = listOf(items, raw, place.key, place.wrappers < MAX_WRAPPERS);
  if (values === null) return NONE;
  const below = { ...place, depth: place.depth + 1, listed: true };
  let dropped = 0;
  const fitted = values.flatMap((value) => {
    const own = attempt(items, value, below, count);
    if (own === NONE && says(value)) dropped += 1;
    return own === NONE ? [] : [own];
  });
  if (items.type === 'object' && !place.listed) {
    count.kept += fitted.length;
    count.dropped += dropped;
    if (dropped > 1 && dropped > fitted.length) count.spoilt = true;
  }
  return fitted.slice(0, most);
}

/** Whether a value that is left out is missed: a sentence, in whatever script. */
function says(value: unknown): boolean {
  if (typeof value === 'string') return value.length > 12 || /\S\s+\S/.test(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(says);
}
