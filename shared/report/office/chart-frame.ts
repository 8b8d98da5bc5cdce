import type { Exhibit } from '../../domain/paper/paper.ts';
import type { Wording } from '../view.ts';
import type { ChartLook } from './chart-series.ts';
import { exhibitInWords } from './exhibit-text.ts';
import type { NumberScale } from './number-scale.ts';
import { fitText } from './runs.ts';
import { hex } from './theme-part.ts';

/** What every kind of chart has: font, size, words for who does not see it. */
export function common(
  words: Wording,
  exhibit: Exhibit,
  { theme, width, height, fontSize }: ChartLook,
) {
  const font = { size: fontSize, color: hex(theme.colours.ink) };
  return {
    font: { name: theme.font.body, color: hex(theme.colours.ink) },
    legend: exhibit.columns.length > 2 && { position: 'top' as const, font },
    chartArea: { fill: 'none', border: 'none' as const },
    transformation: { width, height },
    altText: {
      name: fitText(exhibit.title.text),
      description: exhibitInWords(words, exhibit),
    },
    emptyValues: 'gap' as const,
  };
}

export function axes(exhibit: Exhibit, scale: NumberScale, { fontSize, theme }: ChartLook) {
  const font = { size: fontSize, color: hex(theme.colours.ink) };
  // A bar says its value by its length; curves begin at nought as in the drawings of page and PDF.
  const fromNought =
    ['bars', 'stacked', 'lines', 'canvas'].includes(exhibit.kind) &&
    exhibit.rows.every(({ cells }) => cells.every(({ value, low }) => (low ?? value ?? 0) >= 0));
  const unit = [exhibit.unit ?? '', scale.word].filter((text) => text !== '').join(', ');
  return {
    categoryAxis: { font },
    valueAxis: {
      font: { size: fontSize, color: hex(theme.colours.muted) },
      gridlines: false,
      numberFormat: exhibit.scale ? '0' : scale.format,
      ...(exhibit.scale && {
        minimum: exhibit.scale.min,
        maximum: exhibit.scale.max,
        interval: 1,
      }),
      ...(exhibit.scale === undefined && fromNought && { minimum: 0 }),
      ...(unit !== '' && { title: { text: fitText(unit), font } }),
    },
    dataLabels: { value: true, numberFormat: scale.format, font },
  };
}
