import type { Exhibit } from '../domain/exhibit.ts';
import type { Report } from '../domain/report.ts';
import { clean } from './escape.ts';
import { fill } from './labels.ts';
import { figureText } from './paper/figure-text.ts';
import { linesDrawing } from './svg/curve-charts.ts';
import type { ExhibitWords } from './svg/exhibit-words.ts';
import { gridDrawing, quadrantsDrawing } from './svg/grid-charts.ts';
import {
  barsDrawing,
  divergingDrawing,
  dotsDrawing,
  timelineDrawing,
  waterfallDrawing,
} from './svg/row-charts.ts';
import { stackedDrawing } from './svg/stacked-chart.ts';
import { type Drawing, toSvg } from './svg/svg.ts';
import { type Wording, wordingOf } from './view.ts';

/** `{ head, rows }` in words, for readers of a table and those who cannot see the drawing. */
export interface ExhibitTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const wordsFor = ({ labels, format, report }: Wording, { scale, rows }: Exhibit): ExhibitWords => ({
  notFound: labels.paper.notFound,
  number: scale ? format.score : axisNumber({ format, report }, rows),
  signed: format.signed,
  range: (low, high) => fill(labels.rangeValue, { low, high }),
  rangeHead: labels.range,
});

/** Figures of the ledger have their own words; what is left for the axis is short. */
function axisNumber({ format, report }: Pick<Wording, 'format' | 'report'>, rows: Exhibit['rows']) {
  const refs = rows.flatMap(({ cells }) => cells.flatMap(({ ref }) => ref ?? []));
  const units = report.facts.filter(({ id }) => refs.includes(id)).map(({ amount }) => amount.unit);
  if (units.length === 0) return format.number;
  return units.every((unit) => unit === 'percent')
    ? (value: number) => format.quantity(value, '%')
    : format.compact;
}

/** The cells with the ledger's words for the figures that they show. */
const worded = (wording: Wording, exhibit: Exhibit): Exhibit => ({
  ...exhibit,
  rows: exhibit.rows.map(({ label, cells }) => ({
    label,
    cells: cells.map((cell) => {
      const text = cell.ref === undefined ? undefined : figureText(wording, cell.ref)?.text;
      return text === undefined || cell.text !== undefined ? cell : { ...cell, text };
    }),
  })),
});

/**
 * The exhibit as an SVG with its numbers in words; '' for a table, which is text, and where there is nothing to
 * draw. `id`: prefix of the ids in it, one for each drawing of a page.
 */
export function exhibitSvg(report: Report, exhibit: Exhibit, id: string): string {
  const wording = wordingOf(report);
  const drawing = drawingOf(worded(wording, exhibit), wordsFor(wording, exhibit));
  if (drawing === null) return '';
  const title = [exhibit.title.text, exhibit.unit ?? '', exhibit.period ?? '']
    .filter((part) => part !== '')
    .join(' · ');
  return toSvg(drawing, { id, title: clean(title), description: exhibitInWords(wording, exhibit) });
}

function drawingOf(exhibit: Exhibit, words: ExhibitWords): Drawing | null {
  const { kind, rows, columns, scale } = exhibit;
  const ends = scale && ([scale.min, scale.max] as const);
  switch (kind) {
    case 'table':
      return null;
    case 'bars':
      return barsDrawing(rows, words, ends);
    case 'dots':
      return dotsDrawing(rows, words, ends);
    case 'diverging':
      return divergingDrawing(rows, words, columns, ends);
    case 'waterfall':
      return waterfallDrawing(rows, words);
    case 'timeline':
      return timelineDrawing(rows, words);
    case 'lines':
    case 'canvas':
      return linesDrawing(rows, columns.slice(1), words, ends);
    case 'stacked':
      return stackedDrawing(rows, columns.slice(1), words);
    case 'matrix':
      return columns.length === 0 ? quadrantsDrawing(rows) : gridDrawing(rows, columns);
  }
}

/** Its data as rows; quadrants hold sentences, not values: no rows. */
export function exhibitTable(wording: Wording, exhibit: Exhibit): ExhibitTable {
  const { kind, rows, columns } = exhibit;
  if (kind === 'matrix' && columns.length === 0) return { head: [], rows: [] };
  const words = wordsFor(wording, exhibit);
  const number = kind === 'diverging' ? words.signed : words.number;
  const ranged = rows.some(({ cells }) =>
    cells.some(({ low, high }) => low !== undefined && low !== high),
  );
  const single = rows.every(({ cells }) => cells.length === 1);
  const shown = ({ value, text, ref }: Exhibit['rows'][number]['cells'][number]) =>
    (ref === undefined ? undefined : figureText(wording, ref)?.text) ??
    text ??
    (value === null ? words.notFound : number(value));
  const range = ({ low, high }: Exhibit['rows'][number]['cells'][number]) =>
    low === undefined || high === undefined || low === high
      ? ''
      : words.range(number(low), number(high));
  const withRange = ranged && single;
  return {
    head: [...columns, ...(withRange ? [words.rangeHead] : [])],
    rows: rows.map(({ label, cells }) => [
      label,
      ...cells.map(shown),
      ...(withRange ? cells.map(range) : []),
    ]),
  };
}

/** The exhibit's data as one line of words. */
function exhibitInWords(wording: Wording, exhibit: Exhibit): string {
  if (exhibit.kind === 'matrix' && exhibit.columns.length === 0) {
    return exhibit.rows
      .map(({ label, cells }) => `${label}: ${cells.map(({ text = '' }) => text).join(' ')}`)
      .join('; ');
  }
  const { head, rows } = exhibitTable(wording, exhibit);
  return rows
    .map(([label, ...values]) => {
      const named = values.map((value, at) => `${head[at + 1] ?? ''} ${value}`.trim());
      return `${label}: ${named.filter((told) => told !== '').join(', ')}`;
    })
    .join('; ');
}

/** `Exhibit 3`, and the publishers that its figures and sentences come from. */
export function exhibitLines(wording: Wording, exhibit: Exhibit, n: number) {
  const { labels, report } = wording;
  const publishers = exhibit.sources.flatMap(
    (id) => report.sources.find((source) => source.id === id)?.publisher ?? [],
  );
  return {
    number: fill(labels.sections.exhibit, { n: String(n) }),
    heading: [exhibit.title.text, exhibit.unit ?? '', exhibit.period ?? '']
      .filter((part) => part !== '')
      .join(' · '),
    source:
      publishers.length === 0
        ? ''
        : `${labels.sources}${labels.colon} ${[...new Set(publishers)].join(labels.comma)}`,
    note: exhibit.note ?? '',
  };
}
