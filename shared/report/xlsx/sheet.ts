import type { Cell, CellValue, WriteSheet } from 'hucre/xlsx';
import { clean, safeUrl } from '../escape.ts';
import type { RenderOptions } from '../render-options.ts';

/** The most that a cell of a workbook holds. */
const CELL_LETTERS = 32_000;

/** What stands in a cell: a text, which is never a formula, a number, a day; or one of these with more. */
export type SheetCell =
  | string
  | number
  | Date
  | null
  | { readonly text: string; readonly url: string }
  | { readonly formula: string; readonly result: number };

export interface SheetColumn {
  readonly head: string;
  /** In letters. */
  readonly width: number;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** As one cell may hold it. */
function cellText(text: string): string {
  return clean(text).slice(0, CELL_LETTERS).toWellFormed();
}

/** Names of sheets have 31 letters at most and none that a reference uses; each one once. */
export function sheetName(name: string, taken: ReadonlySet<string>): string {
  const base = clean(name)
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 28);
  let shown = base === '' ? 'Sheet' : base;
  for (let n = 2; taken.has(shown.toLowerCase()); n += 1) shown = `${base} ${n}`;
  return shown;
}

/** Column letters: 0 is A, 26 is AA. */
export function columnName(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

/** Heads that stay in sight and are repeated in print, filters over all rows, text that wraps. */
export function laidOut(
  { name, columns, rows }: Sheet,
  { theme, paper }: RenderOptions,
  { rightToLeft, footer }: { rightToLeft: boolean; footer: string },
): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const colour = (hex: string) => ({ rgb: hex.slice(1).toUpperCase() });
  const font = { name: theme.font.body, size: 10, color: colour(theme.colours.ink) };
  const alignment = { vertical: 'top', wrapText: true } as const;
  const formats = columns.map((_, at) => columnFormat(rows.map((row) => row[at] ?? null)));
  columns.forEach(({ head }, at) => {
    cells.set(`0,${at}`, {
      value: cellText(head),
      type: 'string',
      style: {
        font: { ...font, bold: true, color: { rgb: 'FFFFFF' } },
        fill: { type: 'pattern', pattern: 'solid', fgColor: colour(theme.colours.accent) },
        // Above its numbers.
        alignment:
          formats[at] === undefined
            ? alignment
            : { ...alignment, horizontal: rightToLeft ? 'left' : 'right' },
      },
    });
  });
  const formatOf = (value: number, at: number) => formats[at] || numberFormat(value);
  const values = rows.map((row, index) =>
    columns.map((_, at): CellValue => {
      const cell = row[at] ?? null;
      const key = `${index + 1},${at}`;
      const style = { font, alignment };
      if (cell === null) return null;
      if (typeof cell === 'number') {
        cells.set(key, {
          value: cell,
          type: 'number',
          style: { ...style, numFmt: formatOf(cell, at) },
        });
        return cell;
      }
      if (cell instanceof Date) {
        cells.set(key, { value: cell, type: 'date', style: { ...style, numFmt: 'yyyy-mm-dd' } });
        return cell;
      }
      if (typeof cell === 'object' && 'formula' in cell) {
        cells.set(key, {
          value: null,
          type: 'formula',
          formula: cell.formula,
          formulaResult: cell.result,
          style: { ...style, numFmt: formatOf(cell.result, at) },
        });
        return null;
      }
      const text = cellText(typeof cell === 'string' ? cell : cell.text);
      const url = typeof cell === 'string' ? undefined : safeUrl(cell.url);
      const linked = { ...font, underline: true, color: colour(theme.colours.accent) };
      cells.set(key, {
        value: text,
        type: 'string',
        style: url === undefined ? style : { font: linked, alignment },
        ...(url !== undefined && url.length < 2000 && { hyperlink: { target: url } }),
      });
      return text;
    }),
  );
  const last = columnName(columns.length - 1);
  return {
    name,
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ head }) => cellText(head)), ...values],
    cells,
    // Not every program makes room by itself.
    rowDefs: new Map(values.map((row, at) => [at + 1, { height: rowHeight(row, columns) }])),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}${rows.length + 1}` },
    view: { rightToLeft, showGridLines: false },
    pageSetup: {
      paperSize: paper === 'Letter' ? 'letter' : 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
    headerFooter: { oddHeader: '&L&A', oddFooter: `&L${footer.replaceAll('&', '&&')}&R&P / &N` },
  };
}

/** Points, for the cell that needs most lines; letters of East Asian scripts are twice as wide. */
function rowHeight(row: readonly CellValue[], columns: readonly SheetColumn[]): number {
  const lines = row.map((value, at) => {
    if (typeof value !== 'string') return 1;
    const wide = value.match(/[\u1100-\uffdc]/g)?.length ?? 0;
    return Math.ceil((value.length + wide) / (0.95 * (columns[at]?.width ?? 10)));
  });
  return Math.min(400, 3 + 13.5 * Math.max(1, ...lines));
}

/**
 * The one format of a column of numbers; '' where each needs its own, undefined where it holds
 * anything else, or nothing.
 */
function columnFormat(values: readonly SheetCell[]): string | undefined {
  const numbers = values.flatMap((value) => {
    if (value === null) return [];
    if (typeof value === 'number') return [value];
    return typeof value === 'object' && 'formula' in value ? [value.result] : [Number.NaN];
  });
  if (numbers.length === 0 || numbers.some(Number.isNaN)) return undefined;
  if (numbers.every(Number.isInteger)) return '#,##0';
  // Places that a share needs say nothing of billions.
  return numbers.every((value) => Math.abs(value) < 1000) ? '#,##0.00' : '';
}

/** Whole numbers in groups of three, others with as many places as a reader needs. */
function numberFormat(value: number): string {
  if (Number.isInteger(value)) return '#,##0';
  return Math.abs(value) >= 1000 ? '#,##0.0' : '#,##0.00';
}
