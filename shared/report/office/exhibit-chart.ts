import type { ChartRunOptions } from 'docx/charts';
import type { Exhibit } from '../../domain/paper/paper.ts';
import type { Wording } from '../view.ts';
import { axes, common } from './chart-frame.ts';
import { type ChartLook, categories, columnSeries, inTime, shortLabel } from './chart-series.ts';
import { type NumberScale, numberScale } from './number-scale.ts';
import { hex, seriesColours } from './theme-part.ts';
import { waterfallSteps } from './waterfall.ts';

type Column = Extract<ChartRunOptions, { type: 'column' | 'bar' }>;
type Line = Extract<ChartRunOptions, { type: 'line' }>;

/**
 * The native twin of an exhibit; undefined where its kind has none (table, matrix, timeline), where it holds no
 * number, or where a waterfall falls below zero. A missing value is no point, and its name says so.
 */
export function exhibitChart(
  words: Wording,
  exhibit: Exhibit,
  look: ChartLook,
): ChartRunOptions | undefined {
  const values = exhibit.rows.flatMap(({ cells }) => cells.map(({ value }) => value));
  if (values.every((value) => value === null)) return undefined;
  const scale = numberScale(words.language, values);
  const base = { ...common(words, exhibit, look), ...axes(exhibit, scale, look) };
  switch (exhibit.kind) {
    case 'bars':
    case 'diverging':
      return { ...base, ...bars(words, exhibit, scale, look) };
    case 'dots':
      return { ...base, ...dots(words, exhibit, scale, look) };
    case 'stacked':
      return { ...base, ...stacked(words, exhibit, scale, look) };
    case 'lines':
    case 'canvas':
      return { ...base, ...lines(words, exhibit, scale, look) };
    case 'waterfall':
      return waterfall(words, exhibit, base, scale, look);
    case 'table':
    case 'matrix':
    case 'timeline':
      return undefined;
  }
}

function bars(words: Wording, exhibit: Exhibit, scale: NumberScale, look: ChartLook): Column {
  const { good, bad } = look.theme.colours;
  const base = axes(exhibit, scale, look);
  const isDiverging = exhibit.kind === 'diverging';
  const coloured = (value: number | null) => hex((value ?? 0) < 0 ? bad : good);
  const series = columnSeries(exhibit, look).map((one) =>
    isDiverging
      ? {
          ...one,
          // The legend shows the colour of a series, the bars those of their values.
          color: coloured(one.values.find((value) => value !== null && value !== 0) ?? null),
          colors: one.values.map(coloured),
        }
      : one,
  );
  const ranged = series.some(({ errorBars: ends }) => ends !== undefined);
  return {
    type: 'bar',
    // A value beside its bar would lie on the mark of its range.
    categories: categories(words, exhibit, ranged),
    series,
    ...(ranged && { dataLabels: { value: false } }),
    gapWidth: 60,
    // What helps and what harms stand on one line.
    ...(isDiverging && { overlap: 100 }),
    // Rows read from the top, and the axis of values stays at the foot.
    categoryAxis: { ...base.categoryAxis, reverseOrder: true },
    valueAxis: {
      ...base.valueAxis,
      crossesAt: 'maximum',
      ...(exhibit.scale === undefined && { visible: false }),
    },
  };
}

/** One series a row, one column for each point of the axis. */
function stacked(words: Wording, exhibit: Exhibit, scale: NumberScale, look: ChartLook): Column {
  const colours = seriesColours(look.theme);
  const order = inTime(words, exhibit);
  return {
    type: 'column',
    stacking: 'stacked',
    gapWidth: 60,
    legend: { position: 'top', font: { size: look.fontSize, color: hex(look.theme.colours.ink) } },
    categories: order.map((at) => shortLabel(exhibit.columns[at + 1] ?? '')),
    series: exhibit.rows.map(({ label, cells }, at) => ({
      name: shortLabel(label),
      values: order.map((column) => cells[column]?.value ?? null),
      color: colours[at % colours.length] ?? hex(look.theme.colours.accent),
      // Dark parts need light letters.
      dataLabels: {
        value: true,
        numberFormat: scale.format,
        font: {
          size: look.fontSize,
          color: hex(at === 1 ? look.theme.colours.ink : look.theme.colours.paper),
        },
      },
    })),
  };
}

/** Points without a line between them: what stands beside each other is no sequence. */
function dots(words: Wording, exhibit: Exhibit, scale: NumberScale, look: ChartLook): Line {
  const { dataLabels } = axes(exhibit, scale, look);
  return {
    type: 'line',
    categories: categories(words, exhibit),
    series: columnSeries(exhibit, look).map((one) => ({
      ...one,
      markers: { shape: 'circle' as const, size: 11 },
      line: { width: 0 },
    })),
    dataLabels: { ...dataLabels, position: 'right' },
  };
}

const DASHES = ['solid', 'dash', 'dot', 'dashDot', 'longDash'] as const;
const SHAPES = ['circle', 'diamond', 'triangle', 'square', 'dash'] as const;

/** One series a row over the columns; told apart by dash and marker, not by colour alone. */
function lines(words: Wording, exhibit: Exhibit, scale: NumberScale, look: ChartLook): Line {
  const colours = seriesColours(look.theme);
  const order = inTime(words, exhibit);
  const { dataLabels } = axes(exhibit, scale, look);
  const font = { size: look.fontSize, color: hex(look.theme.colours.ink) };
  return {
    type: 'line',
    legend: exhibit.rows.length > 1 && { position: 'top', font },
    categories: order.map((at) => shortLabel(exhibit.columns[at + 1] ?? '')),
    series: exhibit.rows.map(({ label, cells }, at) => ({
      name: shortLabel(label),
      values: order.map((column) => cells[column]?.value ?? null),
      color: colours[at % colours.length] ?? hex(look.theme.colours.accent),
      markers: { shape: SHAPES[at % SHAPES.length] ?? 'circle', size: 8 },
      line: { width: 2.25, dash: DASHES[at % DASHES.length] ?? 'solid' },
    })),
    dataLabels: { ...dataLabels, position: 'above', value: exhibit.rows.length === 1 },
  };
}

function waterfall(
  words: Wording,
  exhibit: Exhibit,
  base: ReturnType<typeof common> & ReturnType<typeof axes>,
  scale: NumberScale,
  look: ChartLook,
): ChartRunOptions | undefined {
  const steps = waterfallSteps(exhibit);
  if (steps === undefined) return undefined;
  const { accent, good, bad, paper } = look.theme.colours;
  const { labels } = words;
  const part = (name: string, values: readonly (number | null)[], color: string) => ({
    ...{ name, values, color: hex(color) },
  });
  const { font } = base.categoryAxis;
  return {
    ...base,
    type: 'column',
    stacking: 'stacked',
    gapWidth: 40,
    legend: false,
    categories: categories(words, exhibit),
    valueAxis: { ...base.valueAxis, visible: false },
    dataLabels: { value: true, numberFormat: scale.format, font },
    series: [
      { ...part('–', steps.base, paper), dataLabels: false },
      part(labels.value, steps.total, accent),
      part('+', steps.up, good),
      part('−', steps.down, bad),
    ],
  };
}
