import { strFromU8 } from 'fflate';
import { openPackage, type Parts, readPart } from './package.ts';

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&amp;', '&');

const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML forbids
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** A strict reading: what is not well-formed XML throws. */
export function parseXml(xml: string): Element {
  if (FORBIDDEN.test(xml)) throw new Error('a character that XML forbids');
  const root: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  let at = 0;
  for (const tag of xml.matchAll(
    /<\?[^>]*\?>|<!--.*?-->|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/gs,
  )) {
    const text = xml.slice(at, tag.index);
    const parent = open.at(-1) ?? root;
    if (/[<]|&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(text))
      throw new Error(`not XML: ${text.slice(0, 80)}`);
    parent.text += unescaped(text);
    at = tag.index + tag[0].length;
    const [, closing, name, attributes = '', empty] = tag;
    if (name === undefined) continue;
    if (closing) {
      if (parent.name !== name) throw new Error(`${name} closes ${parent.name}`);
      open.pop();
      continue;
    }
    const pairs = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(
      ([, key = '', value = '']) => [key, unescaped(value)] as const,
    );
    if (new Set(pairs.map(([key]) => key)).size < pairs.length)
      throw new Error(`${name} repeats an attribute`);
    const element: Element = { name, attributes: new Map(pairs), children: [], text: '' };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
  const [top] = root.children;
  if (open.length !== 1 || top === undefined || xml.slice(at).trim() !== '')
    throw new Error('not one XML document');
  return top;
}

export function* every(element: Element): Generator<Element> {
  yield element;
  for (const child of element.children) yield* every(child);
}

const isXml = (name: string) => /\.(?:xml|rels)$/.test(name);

/** What the validator of schemas does not look at: XML that is none, types and relationships without a part, ids twice. */
export function packageFaults(bytes: Uint8Array): string[] {
  const parts = openPackage(bytes);
  return [...partFaults(parts), ...typeFaults(parts), ...relationFaults(parts), ...idFaults(parts)];
}

function partFaults(parts: Parts): string[] {
  return [...parts.keys()].filter(isXml).flatMap((name) => {
    try {
      parseXml(readPart(parts, name));
      return [];
    } catch (error) {
      return [`${name}: ${String(error)}`];
    }
  });
}

function typeFaults(parts: Parts): string[] {
  const types = parseXml(readPart(parts, '[Content_Types].xml')).children;
  const named = types.flatMap((one) => one.attributes.get('PartName')?.slice(1) ?? []);
  const extensions = types.flatMap((one) => one.attributes.get('Extension') ?? []);
  const untyped = [...parts.keys()].filter(
    (name) =>
      name !== '[Content_Types].xml' &&
      !named.includes(name) &&
      !extensions.includes(name.split('.').at(-1) ?? ''),
  );
  return [
    ...named
      .filter((name) => !parts.has(name))
      .map((name) => `a type for a part that is not there: ${name}`),
    ...named.filter((name, at) => named.indexOf(name) < at).map((name) => `two types: ${name}`),
    ...untyped.map((name) => `no type: ${name}`),
  ];
}

function relationFaults(parts: Parts): string[] {
  return [...parts.keys()]
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => {
      const owner = name.replace('_rels/', '').replace(/\.rels$/, '');
      const folder = owner.includes('/') ? owner.slice(0, owner.lastIndexOf('/') + 1) : '';
      const relations = parseXml(readPart(parts, name)).children;
      const ids = relations.map((one) => one.attributes.get('Id') ?? '');
      const lost = relations.flatMap((one) => {
        if (one.attributes.get('TargetMode') === 'External') return [];
        const target = new URL(
          one.attributes.get('Target') ?? '',
          `file:///${folder}`,
        ).pathname.slice(1);
        return parts.has(decodeURI(target))
          ? []
          : [`${name} leads to ${target}, which is not there`];
      });
      const used = parts.has(owner)
        ? [...every(parseXml(readPart(parts, owner)))].flatMap(({ attributes }) =>
            [...attributes].flatMap(([key, value]) =>
              /^r:(?:id|embed|link)$/.test(key) ? [value] : [],
            ),
          )
        : [];
      return [
        ...lost,
        ...ids.filter((id, at) => ids.indexOf(id) < at).map((id) => `${name} has ${id} twice`),
        ...used
          .filter((id) => !ids.includes(id))
          .map((id) => `${owner} uses ${id}, which leads nowhere`),
      ];
    });
}

function idFaults(parts: Parts): string[] {
  const shapes = /^(?:p:cNvPr|wp:docPr|w:bookmarkStart)$/;
  return [...parts.keys()]
    .filter((name) => /^(?:ppt\/(?:slides|notesSlides)|word)\/[^/]+\.xml$/.test(name))
    .flatMap((name) => {
      const ids = [...every(parseXml(readPart(parts, name)))].flatMap((element) =>
        shapes.test(element.name)
          ? [`${element.name} ${element.attributes.get('id') ?? element.attributes.get('w:id')}`]
          : [],
      );
      return ids.filter((id, at) => ids.indexOf(id) < at).map((id) => `${name} has ${id} twice`);
    });
}

/** All words of the parts whose names fit, without the places to break that nobody sees. */
export function wordsIn(bytes: Uint8Array, names: RegExp): string {
  const parts = openPackage(bytes);
  return [...parts]
    .filter(([name]) => names.test(name))
    .flatMap(([, part]) =>
      [...every(parseXml(strFromU8(part)))].flatMap(({ name, text }) =>
        name === 'a:t' || name === 'w:t' || name === 'c:v'
          ? [text]
          : name === 'w:p' || name === 'a:p'
            ? ['\n']
            : [],
      ),
    )
    .join('')
    .replaceAll('\u200b', '');
}
