import type { ChartSeries } from 'docx/charts';
import type { Exhibit } from '../../domain/paper/paper.ts';
import type { Theme } from '../theme.ts';
import type { Wording } from '../view.ts';
import { fitText } from './runs.ts';
import { hex, seriesColours } from './theme-part.ts';

export interface ChartLook {
  readonly theme: Theme;
  /** Pixels, 96 to the inch. */
  readonly width: number;
  readonly height: number;
  /** Points. */
  readonly fontSize: number;
}

/** Letters of a name beside or below a picture: a longer one would leave it no room; its words for who does not see it hold all. */
const LABEL = 44;

export function shortLabel(text: string): string {
  const fitted = fitText(text);
  if (fitted.length <= LABEL) return fitted;
  return `${fitted
    .slice(0, LABEL)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()}…`;
}

/** `Suppliers (not assessed)`: what is absent from the picture is named on its axis. */
export function categories(words: Wording, { rows }: Exhibit, valued = false): string[] {
  return rows.map(({ label, cells }) => {
    const value = cells[0]?.value ?? null;
    if (cells.every((cell) => cell.value === null)) {
      return `${shortLabel(label)} (${shortLabel(cells[0]?.text ?? words.labels.paper.notFound)})`;
    }
    const shown = valued && value !== null ? words.format.score(value) : '';
    return shown === '' ? shortLabel(label) : `${shortLabel(label)}${words.labels.colon} ${shown}`;
  });
}

/** One series a column, in the order of the rows. */
export function columnSeries(exhibit: Exhibit, { theme }: ChartLook): ChartSeries[] {
  const colours = seriesColours(theme);
  return exhibit.columns.slice(1).map((name, at) => ({
    name: shortLabel(name),
    values: exhibit.rows.map(({ cells }) => cells[at]?.value ?? null),
    color: colours[at % colours.length] ?? hex(theme.colours.accent),
    ...errorBars(exhibit, at, theme),
  }));
}

function errorBars({ rows }: Exhibit, at: number, theme: Theme): Pick<ChartSeries, 'errorBars'> {
  const ends = rows
    .map(({ cells }) => cells[at])
    .map((cell) => {
      const { value = null, low = value, high = value } = cell ?? {};
      return value === null || low === null || high === null
        ? { plus: null, minus: null }
        : { plus: Math.max(0, high - value), minus: Math.max(0, value - low) };
    });
  if (ends.every(({ plus, minus }) => !plus && !minus)) return {};
  return {
    errorBars: {
      ...{ type: 'custom', plus: ends.map(({ plus }) => plus) },
      minus: ends.map(({ minus }) => minus),
      line: { color: hex(theme.colours.muted), width: 1.5 },
    },
  };
}

/** Columns from old to new where their figures say when; else as they stand. A table has the newest first. */
export function inTime({ report }: Wording, { columns, rows }: Exhibit): number[] {
  const ends = columns.slice(1).map((_, at) => {
    const refs = rows.flatMap(({ cells }) => cells[at]?.ref ?? []);
    return report.facts.find(({ id }) => refs.includes(id))?.period.end ?? '';
  });
  const order = [...ends.keys()];
  if (ends.includes('')) return order;
  return order.toSorted((a, b) => ((ends[a] ?? '') < (ends[b] ?? '') ? -1 : 1));
}
