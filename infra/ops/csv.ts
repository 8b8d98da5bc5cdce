import { UsageError } from './answer.ts';

/** RFC 4180: cells by commas, quoted where they hold commas, quotes or line ends. Empty lines are left out. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const given = text.replace(/^\ufeff/, '');
  while (cell.lastIndex < given.length || row.length > 0) {
    const match = cell.exec(given);
    if (match === null)
      throw new UsageError(`line ${rows.length + 1} of the CSV is not well-formed`);
    const [, quoted, plain = '', end] = match;
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
