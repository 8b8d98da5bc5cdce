import type { UploadPart, UploadText } from '../domain/upload.ts';
import { UploadError } from './upload-error.ts';

const MAX_ROWS = 20_000;
const MAX_COLUMNS = 60;

/** Each sheet as a table whose rows are places. Throws UploadError, and what the library throws. */
export async function readWorkbook(bytes: Uint8Array): Promise<UploadText> {
  const { read } = await import('hucre');
  // A few bytes may hold a million rows.
  const { sheets } = await read(bytes, { maxRows: MAX_ROWS + 1, readStyles: true });
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows > MAX_ROWS) throw new UploadError('too_long');
  const parts = sheets.flatMap(({ name, rows: lines, cells }) =>
    sheetParts(
      name,
      lines.map((row, at) =>
        row
          .slice(0, MAX_COLUMNS)
          .map((cell, column) => cellText(cell, cells?.get(`${at},${column}`)?.style?.numFmt)),
      ),
    ),
  );
  return { pages: sheets.length, parts };
}

interface Line {
  place: string | null;
  text: string;
}
type Row = readonly string[];

/** A sheet as its tables, each under the lines that stand over it; each row is a place. */
function sheetParts(name: string, rows: readonly Row[]): UploadPart[] {
  const quoted = /^[\p{L}\p{N}_]+$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
  const blocks = blocksOf(rows);
  if (blocks.length === 0) return [];
  const blank: Line = { place: null, text: '' };
  const written = [
    { place: null, text: `## ${name}` },
    ...blocks.flatMap((block) => {
      const width = Math.max(...block.map(({ row }) => lastOf(row)));
      const placed = (at: number) =>
        `${quoted}!A${at + 1}${width > 1 ? `:${columnName(width)}${at + 1}` : ''}`;
      const table = block.findIndex(({ row }) => filledOf(row) > 1);
      const over = block.slice(0, table < 0 ? block.length : table);
      const [head, ...rest] = block.slice(over.length).map(({ row, at }): Line => {
        const cells = Array.from({ length: width }, (_, column) => row[column] ?? '');
        return { place: placed(at), text: cells.join(' | ').trim() };
      });
      return [
        ...over.flatMap(({ row, at }) => [
          blank,
          { place: placed(at), text: row.join(' ').trim() },
        ]),
        ...(head === undefined ? [] : [blank, head, ...rest]),
      ];
    }),
  ];
  return [
    {
      place: null,
      text: written.map(({ text }) => text).join('\n'),
      rows: written.map(({ place }) => place),
    },
  ];
}

const filledOf = (row: Row = []) => row.filter((cell) => cell !== '').length;
const lastOf = (row: Row) => row.findLastIndex((cell) => cell !== '') + 1;

/**
 * The rows that are filled, by tables: after an empty row another begins where heads follow. Rows under a mere label
 * still have the heads above.
 */
function blocksOf(rows: readonly Row[]): { row: Row; at: number }[][] {
  const blocks: { row: Row; at: number }[][] = [];
  for (const [at, row] of rows.entries()) {
    if (filledOf(row) === 0) continue;
    const heads = filledOf(row) === 1 ? rows[at + 1] : row;
    const isNew = filledOf(rows[at - 1]) === 0 && heads !== undefined && areHeads(heads);
    if (isNew || blocks.length === 0) blocks.push([]);
    blocks.at(-1)?.push({ row, at });
  }
  return blocks;
}

/** Words and years only. */
const areHeads = (row: Row) =>
  filledOf(row) > 1 &&
  row.slice(1).every((cell) => !/^\W*\d/.test(cell) || /^(?:19|20)\d\d$/.test(cell));

function cellText(cell: unknown, format: string | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return numberText(cell, format ?? '');
  return String(cell)
    .replace(/[|\s]+/gu, ' ')
    .trim();
}

/** What stands for the digits of a number format, with what it divides by: commas at the end, a thousand each. */
const DIGITS = /[#0?](?:[#0?.,]*[#0?])?(,*)/;

/** A number as exact as it is stored, in the measure in which its format shows it: 0.125 as `0%` is "12.5%". */
function numberText(value: number, format: string): string {
  const [shown = ''] = format.split(';');
  const plain = shown
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, (_, sign: string) => `"${sign}"`)
    .replace(/\[[^\]]*\]|[_*]./g, '');
  const letters: string[] = [];
  // Letters of a literal are none of the format's.
  const marked = plain.replace(/"([^"]*)"|\\(.)/g, (_, quoted?: string, single?: string) => {
    letters.push(quoted ?? single ?? '');
    return String.fromCharCode(0xe000 + letters.length - 1);
  });
  const digits = DIGITS.exec(marked);
  if (digits === null || /[eE][+-]|\//.test(marked)) return exact(value);
  const divided = 1000 ** (digits[1] ?? '').length;
  const number = exact(((marked.includes('%') ? 100 : 1) * value) / divided);
  const around = (part: string) =>
    part
      .replace(/[\ue000-\uf8ff]/g, (one) => letters[one.charCodeAt(0) - 0xe000] ?? '')
      .replace(/[|\s]+/gu, ' ');
  const before = around(marked.slice(0, digits.index)).replace(/[^\p{L}\p{Sc} ]/gu, '');
  return `${before}${number}${around(marked.slice(digits.index + digits[0].length))}`.trim();
}

const exact = (value: number) =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(12)));

function columnName(number: number): string {
  const letter = String.fromCharCode(65 + ((number - 1) % 26));
  return number <= 26 ? letter : columnName(Math.floor((number - 1) / 26)) + letter;
}
