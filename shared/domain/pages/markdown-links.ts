/**
 * `[text](url)` and `![alt](url)` give their text. A bracket that a remark follows, `[2](see below)`, is no
 * link. Brackets are matched on a stack, and a target ends at the next bracket: linear time.
 */
export function markdownLinksToText(text: string): string {
  if (!text.includes('](')) return text;
  const pieces: string[] = [];
  const open: number[] = [];
  let from = 0;
  const brackets = /[[\]\n]/g;
  for (let match = brackets.exec(text); match !== null; match = brackets.exec(text)) {
    const at = match.index;
    if (match[0] === '\n') {
      // A link's text may wrap, but an opening bracket never waits beyond its paragraph.
      if (text[at + 1] === '\n') open.length = 0;
    } else if (match[0] === '[') {
      const image = at > from && text[at - 1] === '!';
      pieces.push(text.slice(from, image ? at - 1 : at), image ? '![' : '[');
      open.push(pieces.length - 1);
      from = at + 1;
    } else {
      const opened = open.pop();
      const end = targetEnd(text, at + 1);
      if (opened === undefined || end < 0) continue;
      pieces.push(text.slice(from, at));
      pieces[opened] = '';
      from = end;
      brackets.lastIndex = end;
    }
  }
  return pieces.join('') + text.slice(from);
}

/** An address without spaces, or one in angle brackets; a title may follow. Every part starts where another ended. */
const ADDRESS = /^(?:<[^<>\n]*>|[^\s<>]*)/;
const TITLE = /^\s+["'(]/;

function isTarget(inside: string): boolean {
  const target = inside.trim();
  const rest = target.slice(ADDRESS.exec(target)?.[0].length ?? 0);
  return rest === '' || TITLE.test(rest);
}

/** After the `)` that closes a link's target; -1 when what follows is none. */
function targetEnd(text: string, at: number): number {
  if (text[at] !== '(') return -1;
  let depth = 0;
  for (let i = at; i < text.length; i += 1) {
    const character = text[i];
    if (character === '\n' || character === ']' || character === '[') return -1;
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (depth === 0) return isTarget(text.slice(at + 1, i)) ? i + 1 : -1;
  }
  return -1;
}
