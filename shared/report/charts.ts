import type { Chart } from '../domain/section.ts';
import { barsDrawing } from './chart-bars.ts';
import { toSvg } from './chart-drawing.ts';
import { linesDrawing } from './chart-lines.ts';
import { radarDrawing } from './chart-radar.ts';
import { type ChartWords, chartInWords } from './chart-table.ts';
import { createFormat } from './format.ts';
import { labelsFor } from './labels.ts';

export interface ChartOptions {
  title: string;
  /** Prefix of the ids in the SVG; one page needs one per chart. A letter first, then letters, digits, `-`. */
  id?: string;
  /** BCP 47, for the words and numbers; English when absent. */
  language?: string;
}

/** An SVG with its numbers in words. '' for a matrix, which is text, and where no value was assessed. */
export function renderChart(
  chart: Chart,
  { title, id = 'chart', language = 'en' }: ChartOptions,
): string {
  const { score, signed } = createFormat(language);
  const words: ChartWords = { labels: labelsFor(language).labels, score, signed };
  const drawing = drawingOf(chart, words);
  return drawing ? toSvg(drawing, { id, title, description: chartInWords(chart, words) }) : '';
}

function drawingOf(chart: Chart, words: ChartWords) {
  switch (chart.kind) {
    case 'radar':
      return radarDrawing(chart, words);
    case 'bars':
      return barsDrawing(chart, words);
    case 'lines':
      return linesDrawing(chart, words);
    case 'matrix':
      return undefined;
  }
}
