/** A strict reader of the pages we write: it knows our elements and attributes and faults everything else. */

const ELEMENTS = new Set(
  'html head meta title style body a button div header p h1 h2 h3 h4 span dl dt dd ul ol li nav main section strong em br blockquote figure figcaption details summary table caption thead tbody tr th td footer svg desc g path rect circle line polygon polyline text tspan defs clippath'.split(
    ' ',
  ),
);
const VOID = new Set(['meta', 'br']);
const ATTRIBUTES =
  /^(?:lang|charset|http-equiv|content|name|class|href|id|dir|role|aria-[a-z]+|type|popover|popovertarget|tabindex|scope|data-head|colspan|rel|value|xmlns|viewBox|width|height|x|y|x1|x2|y1|y2|cx|cy|r|rx|d|points|fill|fill-opacity|fill-rule|stroke|stroke-[a-z]+|transform|clip-path|opacity|style|dominant-baseline|text-anchor|font-[a-z]+|xml:space)$/;

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Raw HTML between the tags. */
  readonly inner: string;
}

export interface Reading {
  readonly faults: string[];
  readonly elements: Element[];
}

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z][\w:.-]*(?:="[^"<]*")?)*)\s*(\/?)>/y;

export function readHtml(page: string): Reading {
  const faults: string[] = [];
  const open: { name: string; attributes: Map<string, string>; from: number }[] = [];
  const elements: Element[] = [];
  const text = page.replace(/^<!DOCTYPE html>\n/, '');
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    if (next < 0) break;
    TAG.lastIndex = next;
    const match = TAG.exec(text);
    if (!match) {
      faults.push(`no tag of ours: ${text.slice(next, next + 60)}`);
      at = next + 1;
      continue;
    }
    const [whole, closing, tag = '', rest = '', selfClosing] = match;
    const name = tag.toLowerCase();
    at = next + whole.length;
    if (!ELEMENTS.has(name)) faults.push(`unknown element ${name}`);
    if (closing) {
      const opened = open.pop();
      if (opened?.name !== name) faults.push(`</${name}> closes <${opened?.name}>`);
      if (opened)
        elements.push({
          name,
          attributes: opened.attributes,
          inner: text.slice(opened.from, next),
        });
      continue;
    }
    const attributes = new Map<string, string>();
    for (const [, key = '', value = ''] of rest.matchAll(/([A-Za-z][\w:.-]*)(?:="([^"]*)")?/g)) {
      if (!ATTRIBUTES.test(key)) faults.push(`unknown attribute ${key}`);
      attributes.set(key, value);
    }
    if (VOID.has(name) || selfClosing) elements.push({ name, attributes, inner: '' });
    else open.push({ name, attributes, from: at });
    if (name === 'style') at = text.indexOf('</style>', at);
  }
  faults.push(...open.map(({ name }) => `<${name}> stays open`));
  return { faults, elements };
}

const values = (elements: readonly Element[], attribute: string): string[] =>
  elements.flatMap(({ attributes }) => attributes.get(attribute) ?? []);

/** Faults of structure, of anchors that lead nowhere, of ids given twice, of headings that skip a level. */
export function pageFaults(page: string): string[] {
  const { faults, elements } = readHtml(page);
  const ids = values(elements, 'id');
  const known = new Set(ids);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id twice: ${id}`);
  const targets = [
    ...values(elements, 'href')
      .filter((href) => href.startsWith('#'))
      .map((href) => href.slice(1)),
    ...values(elements, 'popovertarget'),
    ...values(elements, 'aria-labelledby').flatMap((list) => list.split(' ')),
  ];
  const lost = targets.filter((id) => !known.has(id)).map((id) => `leads nowhere: #${id}`);
  const outside = elements
    .filter(({ attributes }) => attributes.has('href') && !attributes.get('href')?.startsWith('#'))
    .filter(
      ({ name, attributes }) =>
        name !== 'a' ||
        !/^https?:\/\//.test(attributes.get('href') ?? '') ||
        attributes.get('rel') !== 'noopener noreferrer nofollow',
    )
    .map(({ attributes }) => `link out: ${attributes.get('href')}`);
  const levels = [...page.matchAll(/<h([1-6])[ >]/g)].map(([, level]) => Number(level));
  const skipped = levels
    .filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
    .map((level) => `h${level} skips`);
  const tops = levels.filter((level) => level === 1).length === 1 ? [] : ['not one h1'];
  const urls = [...page.matchAll(/url\(\s*([^)]*)\)/g)]
    .filter(([, target]) => !target?.startsWith('#'))
    .map(([url]) => url);
  return [...faults, ...twice, ...lost, ...outside, ...skipped, ...tops, ...urls];
}
