import { tableToText } from './html-table.ts';

/** Elements whose content is never text for the reader. */
const DROPPED = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'svg', 'object']);
const LINES = new Set(['br', 'li', 'tr', 'dt', 'dd', 'option', 'figcaption', 'caption', 'hr']);
const PARAGRAPHS = new Set(
  'address article aside blockquote body details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 head header html main nav ol p pre section table tbody thead title ul'.split(
    ' ',
  ),
);
const NAME = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,60})(?=[\s/>])/y;

/**
 * The text of a page in HTML, or of one that holds scraps of it: tags, comments, declarations, scripts and
 * styles out, block elements as line breaks, character references left alone. A `<` that opens no tag stays.
 * One pass; every search for an end is remembered, so that hostile input costs linear time.
 */
export const htmlToText = (html: string): string => atOnce(htmlSteps(html));

/** The same, interrupted after each piece of markup. */
export function* htmlSteps(html: string): Generator<undefined, string> {
  if (!html.includes('<')) return html;
  const find = rememberingSearch(html);
  let out = '';
  let from = 0;
  let at = html.indexOf('<');
  while (at >= 0) {
    const end = markupEnd(html, at, find);
    if (end > at) {
      const table = tableEnd(html, at, find);
      out += html.slice(from, at);
      out += table < 0 ? replacement(html, at) : tableToText(html.slice(at, table), htmlToText);
      from = Math.max(end, table);
    }
    yield;
    at = html.indexOf('<', Math.max(from, end, at + 1));
  }
  return out + html.slice(from);
}

/** After a table that holds no other table; -1 where none begins. Others only lay a page out. */
function tableEnd(html: string, at: number, find: Find): number {
  if (tagAt(html, at)?.name !== 'table' || html[at + 1] === '/') return -1;
  const [close, inner] = ['</table', '<table'].map((tag) => find(tag, at + 1)) as [number, number];
  return close < 0 || (inner >= 0 && inner < close) ? -1 : close;
}

type Find = (needle: string, from: number) => number;

/** `indexOf` for positions that only grow: never looks at a stretch twice for the same needle. */
function rememberingSearch(text: string): Find {
  const last = new Map<string, number>();
  return (needle, from) => {
    const known = last.get(needle);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    const found = text.indexOf(needle, from);
    last.set(needle, found);
    return found;
  };
}

/** Where the markup that opens at `at` ends; `at` itself when it is no markup. */
function markupEnd(html: string, at: number, find: Find): number {
  if (html.startsWith('<!--', at)) return after(find('-->', at + 4), 3, at);
  if (html.startsWith('<![CDATA[', at)) return at + 9;
  if (/^<[!?][a-zA-Z[]/.test(html.slice(at, at + 3))) return after(find('>', at), 1, at);
  const tag = tagAt(html, at);
  if (tag === null) return at;
  const end = tagEnd(html, at + tag.length, find);
  if (end < 0) return at;
  if (!tag.closing && DROPPED.has(tag.name)) {
    const close = closing(html, tag.name, end, find);
    if (close >= 0) return close;
  }
  return end;
}

const after = (found: number, length: number, otherwise: number) =>
  found < 0 ? otherwise : found + length;

function tagAt(html: string, at: number) {
  NAME.lastIndex = at;
  const match = NAME.exec(html);
  if (match === null) return null;
  return {
    closing: match[1] === '/',
    name: (match[2] ?? '').toLowerCase(),
    length: match[0].length,
  };
}

/** After the `>` that ends a tag, quoted attribute values skipped; -1 when another `<` comes first. */
function tagEnd(html: string, from: number, find: Find): number {
  for (let at = from; at < html.length; at += 1) {
    const character = html[at];
    if (character === '>') return at + 1;
    if (character === '<') return -1;
    if ((character === '"' || character === "'") && html[at - 1] === '=') {
      const close = find(character, at + 1);
      if (close < 0) return -1;
      at = close;
    }
  }
  return -1;
}

function closing(html: string, name: string, from: number, find: Find): number {
  const candidates = [`</${name}`, `</${name.toUpperCase()}`]
    .map((needle) => find(needle, from))
    .filter((found) => found >= 0);
  if (candidates.length === 0) return -1;
  const end = html.indexOf('>', Math.min(...candidates));
  return end < 0 ? html.length : end + 1;
}

function replacement(html: string, at: number): string {
  const tag = tagAt(html, at);
  if (tag === null) return '';
  if (PARAGRAPHS.has(tag.name))
    return /^h[1-6]$/.test(tag.name) && !tag.closing
      ? `\n\n${'#'.repeat(Number(tag.name[1]))} `
      : '\n\n';
  if (LINES.has(tag.name)) return tag.closing ? '' : '\n';
  return tag.name === 'td' || tag.name === 'th' || DROPPED.has(tag.name) ? ' ' : '';
}

/**
 * Work on long texts is written as a generator that yields where it may be interrupted, so that other work of
 * the process has its turn; this does it in one go.
 */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
  }
}
