import type { Sentence } from '../../domain/paper/paper.ts';
import { type Block, type Cell, cell, data, type Statement } from './blocks.ts';
import type { Teller } from './teller.ts';

/**
 * The table that an author wrote: each row is one sentence, `label | head: cell | head: cell`. Heads that all rows
 * share stand above; a row that does not fit keeps its cells whole. Null without rows.
 */
export function writtenTable(
  teller: Teller,
  caption: string,
  sentences: readonly Sentence[],
): Block | null {
  const rows = sentences.map(({ text }) => text.split(/\s*\|\s*/u));
  const [first = []] = rows;
  if (first.length < 2) return null;
  const heads = first.slice(1).map((_, at) => sharedHead(rows.map((row) => row[at + 1])));
  return {
    kind: 'table',
    ...{ caption, untitled: true },
    head: ['', ...heads],
    rows: rows.map(([label = '', ...cells], at): Cell[] => {
      const sentence = sentences[at];
      const shown = heads.map((head, n) => bare(cells[n] ?? '', head));
      const rest = cells.slice(heads.length);
      const text = [shown.at(-1) ?? '', ...rest].filter((one) => one !== '').join('; ');
      // The notes of the whole row stand behind its last cell.
      const last: Statement[] = sentence ? [{ ...teller.say(sentence), text }] : [];
      return [
        cell(data(label)),
        ...shown.slice(0, -1).map((one) => ({ spans: [data(one)], number: isNumber(one) })),
        { spans: last, number: isNumber(text) },
      ];
    }),
  };
}

/** What stands before the colon in every row that has the cell; empty where they differ. */
function sharedHead(cells: readonly (string | undefined)[]): string {
  const heads = new Set(cells.flatMap((one) => (one ? [headOf(one)] : [])));
  const [head = ''] = heads;
  return heads.size === 1 ? head : '';
}

const headOf = (text: string): string => /^([^:：]{1,60})[:：]\s/u.exec(text)?.[1] ?? '';

const bare = (text: string, head: string): string =>
  head !== '' && headOf(text) === head ? text.slice(head.length + 1).trim() : text;

/** Set flush with the figures of its column: short, and with a digit. */
const isNumber = (text: string): boolean => text.length <= 24 && /\d/.test(text);
