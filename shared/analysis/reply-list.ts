import type { JsonSchema } from '../ports.ts';
import { WrittenNumber } from './json-reader.ts';
import { readJson } from './reply-json.ts';
import { fitScalar, NONE, spelling } from './reply-scalar.ts';

export type Raw = Record<string, unknown>;

/** The values that are meant as a list's items; null when none can be. `unwrap`: a text may hold them. */
export function listOf(
  items: JsonSchema,
  raw: unknown,
  key: string,
  unwrap: boolean,
): unknown[] | null {
  if (raw === null || raw === '') return [];
  if (items.type === 'string' && !Array.isArray(items.enum)) return textsOf(raw, key);
  if (Array.isArray(raw) && items.type === 'array') return listsOf(items, raw);
  if (Array.isArray(raw)) return raw.flatMap((one) => (Array.isArray(one) ? one : [one]));
  if (typeof raw === 'string') {
    const documents = unwrap ? documentsIn(raw) : [];
    if (documents.length > 0) return documents.flat();
    return items.type === 'object' ? null : [raw];
  }
  if (!isRaw(raw)) return raw instanceof WrittenNumber ? [raw] : null;
  if (items.type !== 'object') return [raw];
  return isItemOf(items, raw) ? [raw] : keyed(items, raw);
}

function isItemOf(items: JsonSchema, raw: Raw): boolean {
  const names = propertiesOf(items).map(([name]) => spelling(name));
  return Object.keys(raw).some((key) => names.includes(spelling(key)));
}

/** Paragraphs are lists of sentences: sentences alone are one paragraph, an object may hold the list of one. */
function listsOf({ items }: JsonSchema, raw: readonly unknown[]): unknown[] {
  const lists = raw.map((one) => {
    const isHolder = isRaw(one) && isRaw(items) && !isItemOf(items, one);
    return (isHolder && Object.values(one).find(Array.isArray)) || one;
  });
  return lists.some(Array.isArray) ? lists : [lists];
}

/** Items under keys of their own: `{"1": {…}}`; a key that is the fixed value an item lacks is put into it. */
function keyed(items: JsonSchema, raw: Raw): unknown[] {
  const fixed = propertiesOf(items).filter(([, child]) => Array.isArray(child.enum));
  return Object.entries(raw).flatMap(([key, value]) => {
    if (!isRaw(value)) return Array.isArray(value) ? value : [];
    const lacking = fixed.find(
      ([name, child]) => !(name in value) && fitScalar(child, key) !== NONE,
    );
    return [lacking ? { ...value, [lacking[0]]: key } : value];
  });
}

/** Texts of a list; ids are parted and put into the program's spelling. */
function textsOf(raw: unknown, key: string): unknown[] {
  const list = Array.isArray(raw) ? raw.flat() : [raw];
  const named = /evidence|passages|\bids\b/i.test(key);
  return list.flatMap((one) => {
    if (one === null) return [];
    const texts = isRaw(one)
      ? Object.values(one).filter((value) => typeof value === 'string')
      : [one];
    const joined = texts.join('.');
    const ids = texts.map(String).map(onlyIds).find(Boolean) ?? onlyIds(joined);
    if (ids) return ids;
    const within = named ? idsWithin(joined) : [];
    return within.length > 0 ? within : [one];
  });
}

/** An object's properties with their schemas. */
export function propertiesOf(node: JsonSchema): [string, JsonSchema][] {
  const properties = isRaw(node.properties) ? Object.entries(node.properties) : [];
  return properties.flatMap(([name, child]) => (isRaw(child) ? [[name, child]] : []));
}

/** JSON in a text that begins with it. */
export function documentsIn(text: unknown): unknown[] {
  if (typeof text !== 'string' || !/^[\s"'`]*[{[]/.test(text)) return [];
  return readJson(text).map(({ value }) => value);
}

export function isRaw(value: unknown): value is Raw {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof WrittenNumber)
  );
}

/** `S1.p3`, `F12`, `D3`, `X1`, however a model writes them: S1-p3, [s1:p3], S1 p3. */
const ID =
  /(?<![\p{L}\p{N}])(?:S ?(\d{1,6})\s?[.\p{Pd}_:/]?\s?p\.?\s?(\d{1,6})|([FDX])-?(\d{1,6}))(?![\p{L}\p{N}])/giu;

/** Every id in a text, as the program writes them. */
function idsWithin(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(ID)].map(([, source, passage, kind, number]) =>
    kind === undefined ? `S${source}.p${passage}` : `${kind.toUpperCase()}${number}`,
  );
}

/** The ids that a text is made of; null when there are other words in it, or none at all. */
function onlyIds(text: string): string[] | null {
  const rest = text.normalize('NFKC').replace(ID, '');
  const ids = /[\p{L}\p{N}]/u.test(rest) ? [] : idsWithin(text);
  return ids.length > 0 ? ids : null;
}
