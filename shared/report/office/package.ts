import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** The parts of an Office package by name. */
export type Parts = Map<string, Uint8Array>;

/** The first day that a ZIP directory can name: equal reports give equal bytes. */
const EPOCH = new Date(1980, 0, 1);

export function openPackage(bytes: Uint8Array): Parts {
  // Some writers list empty folders, which are no parts.
  return new Map(Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/')));
}

/** The content types first, as readers of packages expect, then by name. */
export function closePackage(parts: Parts): Uint8Array {
  const names = [...parts.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const files: Zippable = {};
  for (const name of names) files[name] = [parts.get(name) ?? new Uint8Array(), { mtime: EPOCH }];
  return zipSync(files, { level: 6, mtime: EPOCH });
}

const rank = (name: string): number =>
  name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2;

export const readPart = (parts: Parts, name: string): string =>
  strFromU8(parts.get(name) ?? new Uint8Array());

export function changePart(parts: Parts, name: string, change: (xml: string) => string): void {
  const old = parts.get(name);
  if (old !== undefined) parts.set(name, strToU8(change(strFromU8(old))));
}

/** `change` on each part whose name fits. */
export function changeParts(parts: Parts, names: RegExp, change: (xml: string) => string): void {
  for (const name of parts.keys()) if (names.test(name)) changePart(parts, name, change);
}

/** Properties that tell when a file was made, and by what: the report's own day, and nothing of the machine. */
export function settleTimes(xml: string, at: string): string {
  const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.exec(at)?.[0] ?? '1980-01-01T00:00:00';
  return xml.replaceAll(
    /(<dcterms:(created|modified)[^>]*>)[^<]*(?=<\/dcterms:\2>)/g,
    (_, open: string) => `${open}${moment}Z`,
  );
}

/** Workbooks inside the package carry the moment of writing in their own directory. */
export function settleWorkbooks(parts: Parts, at: string): void {
  for (const [name, bytes] of parts) {
    if (!name.endsWith('.xlsx')) continue;
    const inner = openPackage(bytes);
    changePart(inner, 'docProps/core.xml', (xml) => settleTimes(xml, at));
    parts.set(name, closePackage(inner));
  }
}
