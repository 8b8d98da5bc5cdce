import { plainText } from '../local/cli/plain-text.ts';

/** Longer cells are cut: a table is for looking over, `--json` has all. */
const WIDEST = 60;

export type Cell = string | number | null;

/** Left-aligned columns under their names, numbers to the right. A line when there are no rows. */
export function table(names: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  if (rows.length === 0) return ['none'];
  const texts = [names, ...rows].map((row) => row.map(shown));
  const widths = names.map((_, column) =>
    Math.max(...texts.map((row) => [...(row[column] ?? '')].length)),
  );
  return texts.map((row, index) =>
    row
      .map((text, column) => {
        const pad = ' '.repeat((widths[column] ?? 0) - [...text].length);
        return index > 0 && typeof rows[index - 1]?.[column] === 'number' ? pad + text : text + pad;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** `name  value` lines. */
export function pairs(values: Readonly<Record<string, Cell>>): string[] {
  const width = Math.max(...Object.keys(values).map((name) => name.length));
  return Object.entries(values).map(([name, value]) => `${name.padEnd(width)}  ${shown(value)}`);
}

function shown(cell: Cell): string {
  if (cell === null) return '–';
  const points = [...plainText(String(cell))];
  return points.length > WIDEST ? `${points.slice(0, WIDEST - 1).join('')}…` : points.join('');
}

/** To the second. */
export function when(iso: string | null): string | null {
  return iso === null ? null : iso.replace(/\.\d+Z$/, 'Z');
}

/** `90 s`, `12 min`, `3 h`, `2 d`. */
export function duration(seconds: number | null): string | null {
  if (seconds === null) return null;
  const [unit, size] =
    seconds < 120
      ? ['s', 1]
      : seconds < 7_200
        ? ['min', 60]
        : seconds < 172_800
          ? ['h', 3_600]
          : ['d', 86_400];
  return `${Math.round(seconds / Number(size))} ${unit}`;
}

export function usd(amount: number): string {
  return `$${amount.toFixed(2)}`;
}
