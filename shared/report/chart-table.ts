import type { Chart } from '../domain/section.ts';
import { fill, type Labels } from './labels.ts';

/** How charts word themselves. */
export interface ChartWords {
  readonly labels: Labels;
  score(value: number): string;
  signed(value: number): string;
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The chart's data for readers who cannot see it; a matrix holds sentences, not numbers: no rows. */
export function chartTable(chart: Chart, { labels, score, signed }: ChartWords): Table {
  const shown = (value: number | null, format: (value: number) => string) =>
    value === null ? labels.notAssessed : format(value);
  const rated = (
    {
      label,
      value,
      low,
      high,
    }: { label: string; value: number | null; low: number | null; high: number | null },
    format: (value: number) => string,
  ) => {
    const ends = { low: shown(low, format), high: shown(high, format) };
    const range = low === high ? ends.low : fill(labels.rangeValue, ends);
    const known = value !== null && low !== null && high !== null;
    return [label, shown(value, format), known ? range : ''];
  };
  switch (chart.kind) {
    case 'matrix':
      return { head: [], rows: [] };
    case 'radar':
      return {
        head: [labels.topic, labels.score, labels.range],
        rows: chart.axes.map((axis) => rated(axis, score)),
      };
    case 'bars':
      return {
        head: [labels.topic, labels.value, labels.range],
        rows: chart.bars.map((bar) => rated(bar, signed)),
      };
    case 'lines':
      return {
        head: [labels.factor, ...chart.series.map(({ name }) => name)],
        rows: chart.categories.map((category, index) => [
          category,
          ...chart.series.map(({ values }) => shown(values[index] ?? null, score)),
        ]),
      };
  }
}

/** The table in one line of words: the chart's text alternative. */
export function chartInWords(chart: Chart, words: ChartWords): string {
  const { head, rows } = chartTable(chart, words);
  return rows
    .map(([label, ...values]) => {
      const named = values.map((value, index) =>
        value === '' ? '' : `${head[index + 1]} ${value}`,
      );
      return `${label}: ${named.filter((text) => text !== '').join(', ')}`;
    })
    .join('; ');
}
