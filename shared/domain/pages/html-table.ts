import { barredRow, tidyRows } from './table-text.ts';

const ROW = /<tr(?=[\s/>])/i;
const CELL = /<t[dh](?=[\s/>])/gi;
const WIDEST = 12;
const MOST = 100;

/**
 * The rows of `<table>` without a table inside, one line each, spans as the empty cells they cover. What
 * stands before the first row (a caption) comes first. `read` gives the text of a piece of HTML.
 */
export function tableToText(html: string, read: (html: string) => string): string {
  const [caption = '', ...rows] = html.split(ROW);
  const flat = (piece: string) =>
    read(piece)
      .replace(/[|\s]+/g, ' ')
      .trim();
  const below: number[] = [];
  const grid = rows.map((row) => cellsOf(row, flat, below));
  const filled = grid.filter((cells) => cells.some((cell) => cell !== ''));
  const width = filled.reduce((most, cells) => Math.max(most, cells.length), 0);
  const even = filled.map((cells) => [...cells, ...Array<string>(width - cells.length).fill('')]);
  const lines = even.some((cells) => cells.some((cell) => cell.length > 300))
    ? filled.flatMap((cells) => [...cells, ''])
    : tidyRows(even).map(barredRow);
  return `\n\n${flat(caption.replace(/^[^>]*>/, ''))}\n${lines.join('\n')}\n\n`;
}

function cellsOf(row: string, flat: (piece: string) => string, below: number[]): string[] {
  const cells: string[] = [];
  const starts = Array.from(row.matchAll(CELL), (match) => match.index).slice(0, MOST);
  const skip = () => {
    while ((below[cells.length] ?? 0) > 0 && cells.length < MOST) {
      below[cells.length] = (below[cells.length] ?? 0) - 1;
      cells.push('');
    }
  };
  for (const [n, start] of starts.entries()) {
    skip();
    const piece = row.slice(start, starts[n + 1]);
    const tag = piece.slice(0, Math.min(piece.indexOf('>') + 1 || 300, 300));
    const wide = span(tag, 'colspan');
    const deep = span(tag, 'rowspan');
    for (let k = 0; k < wide && cells.length < MOST; k += 1) {
      below[cells.length] = deep - 1;
      cells.push(k === 0 ? flat(piece) : '');
    }
  }
  skip();
  return cells;
}

function span(tag: string, name: string): number {
  const value = Number(new RegExp(`\\s${name}\\s?=\\s?["']?(\\d{1,3})`, 'i').exec(tag)?.[1] ?? 1);
  return Math.min(WIDEST, Math.max(1, value));
}
