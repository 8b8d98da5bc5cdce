import type { Chart } from '../domain/section.ts';
import { type Drawing, drawableScale, INK, TEXT, wrap } from './chart-drawing.ts';
import type { ChartWords } from './chart-table.ts';

type Lines = Extract<Chart, { kind: 'lines' }>;

const STYLES = [
  { color: INK.first, type: 'solid', symbol: 'circle', size: 14 },
  { color: INK.second, type: 'dashed', symbol: 'diamond', size: 11 },
  { color: INK.third, type: 'dotted', symbol: 'triangle', size: 10 },
  { color: INK.fourth, type: [10, 4, 2, 4], symbol: 'rect', size: 8 },
] as const;

/** Value curves; a missing value breaks its line. Series differ by colour, dash and marker. */
export function linesDrawing(
  { categories, series, min, max }: Lines,
  words: ChartWords,
): Drawing | undefined {
  const values = series.flatMap((one) => one.values.slice(0, categories.length));
  if (!drawableScale(min, max) || values.every((value) => value === null)) return undefined;
  const width = Math.min(960, Math.max(560, 60 + categories.length * 92));
  const letters = Math.max(6, Math.floor((width - 60) / categories.length / 7.6));
  const steps = Math.min(8, Math.max(1, Math.round(max - min)));
  const pad = (max - min) / 16;
  return {
    width,
    height: 370,
    option: {
      legend: {
        top: 0,
        left: 40,
        itemGap: 28,
        itemWidth: 44,
        selectedMode: false,
        textStyle: { ...TEXT, fontWeight: 'bold' },
        formatter: (index: string) => wrap(series[Number(index)]?.name ?? '', 30, 1),
      },
      grid: { left: 40, right: 16, top: 44, bottom: 68 },
      xAxis: {
        type: 'category',
        data: categories.map((_, index) => String(index)),
        axisTick: { show: false },
        axisLine: { onZero: false, lineStyle: { color: INK.quiet } },
        axisLabel: {
          ...TEXT,
          fontSize: 12,
          lineHeight: 15,
          interval: 0,
          margin: 12,
          formatter: (index: string) => wrap(categories[Number(index)] ?? '', letters),
        },
      },
      yAxis: {
        type: 'value',
        min: min - pad,
        max: max + pad,
        axisLabel: {
          ...TEXT,
          fontSize: 11,
          color: INK.quiet,
          customValues: Array.from(
            { length: steps + 1 },
            (_, step) => min + (step * (max - min)) / steps,
          ),
          formatter: (value: number) => words.score(value),
        },
        splitLine: { show: false },
      },
      series: series.map((one, index) => {
        const style = STYLES[index % STYLES.length] ?? STYLES[0];
        return {
          type: 'line',
          name: String(index),
          silent: true,
          connectNulls: false,
          showAllSymbol: true,
          symbol: style.symbol,
          symbolSize: style.size,
          lineStyle: { color: style.color, type: style.type, width: 2.5 },
          itemStyle: { color: style.color, borderColor: '#fff', borderWidth: 1 },
          data: categories.map((_, at) => {
            const value = one.values[at] ?? null;
            return value === null ? '-' : Math.min(max, Math.max(min, value));
          }),
        };
      }),
    },
  };
}
