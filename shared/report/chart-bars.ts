import type {
  CustomSeriesRenderItemAPI,
  CustomSeriesRenderItemParams,
} from 'echarts/types/dist/shared';
import type { Chart } from '../domain/section.ts';
import { type Drawing, drawableScale, INK, TEXT, wrap } from './chart-drawing.ts';
import type { ChartWords } from './chart-table.ts';

type Bars = Extract<Chart, { kind: 'bars' }>;

const WIDTH = 484;
/** Room for the names, and for a value beyond the last line. */
const LEFT = 142;
const RIGHT = 40;
const ROW = 44;
const HEAD = 34;
const FOOT = 30;
/** Light enough for the whisker to show on the bar. */
const TINT = { first: '#9dbbd6', second: '#e9b492' } as const;

/** Bars that part at zero, threats to the left, with a whisker for the range and the value in figures. */
export function barsDrawing({ bars, min, max }: Bars, words: ChartWords): Drawing | undefined {
  if (!drawableScale(min, max) || bars.every(({ value }) => value === null)) return undefined;
  const bounded = (value: number) => Math.min(max, Math.max(min, value));
  const origin = bounded(0);

  function row(params: CustomSeriesRenderItemParams, api: CustomSeriesRenderItemAPI) {
    const bar = bars[params.dataIndex];
    if (!bar) return null;
    const at = (value: number) => api.coord([bounded(value), params.dataIndex]);
    const [zero = 0, y = 0] = at(origin);
    if (bar.value === null) {
      return text(zero + 8, y, words.labels.notAssessed, 'left', {
        fill: INK.quiet,
        fontStyle: 'italic',
      });
    }
    const [end = 0] = at(bar.value);
    const [low = 0] = at(bar.low ?? bar.value);
    const [high = 0] = at(bar.high ?? bar.value);
    const threat = bar.value < 0;
    const colour = threat ? INK.second : INK.first;
    const rule = (x1: number, x2: number, y1: number, y2: number) => ({
      type: 'line' as const,
      shape: { x1, x2, y1, y2 },
      style: { stroke: INK.text, lineWidth: 1.25 },
    });
    return {
      type: 'group' as const,
      children: [
        {
          type: 'rect' as const,
          shape: { x: Math.min(zero, end), y: y - 9, width: Math.abs(end - zero), height: 18 },
          style: { fill: threat ? TINT.second : TINT.first, stroke: colour, lineWidth: 1 },
        },
        rule(low, high, y, y),
        rule(low, low, y - 5, y + 5),
        rule(high, high, y - 5, y + 5),
        {
          type: 'circle' as const,
          shape: { cx: end, cy: y, r: 4 },
          style: { fill: '#fff', stroke: colour, lineWidth: 2 },
        },
        threat
          ? text(Math.min(low, end) - 9, y, words.signed(bar.value), 'right', {
              fontWeight: 'bold',
            })
          : text(Math.max(high, end) + 9, y, words.signed(bar.value), 'left', {
              fontWeight: 'bold',
            }),
      ],
    };
  }

  return {
    width: WIDTH,
    height: HEAD + ROW * bars.length + FOOT,
    option: {
      grid: { left: LEFT, right: RIGHT, top: HEAD, bottom: FOOT },
      xAxis: {
        type: 'value',
        min,
        max,
        interval: (max - min) / 10,
        axisLabel: {
          ...TEXT,
          fontSize: 11,
          color: INK.quiet,
          formatter: (value: number) => words.signed(value),
        },
        splitLine: { lineStyle: { color: INK.grid } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: bars.map((_, index) => String(index)),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          ...TEXT,
          interval: 0,
          margin: 24,
          formatter: (index: string) => wrap(bars[Number(index)]?.label ?? '', 16, 2),
        },
      },
      series: [
        {
          type: 'custom',
          silent: true,
          clip: false,
          renderItem: row,
          data: bars.map((_, index) => [origin, index]),
        },
      ],
      graphic: {
        elements: [
          {
            ...text(LEFT, 12, `◄ ${words.labels.chartThreat}`, 'left', {
              fill: INK.second,
              fontWeight: 'bold',
            }),
          },
          {
            ...text(WIDTH - RIGHT, 12, `${words.labels.chartOpportunity} ►`, 'right', {
              fill: INK.first,
              fontWeight: 'bold',
            }),
          },
        ],
      },
    },
  };
}

function text(x: number, y: number, content: string, align: 'left' | 'right', style: object) {
  return {
    type: 'text' as const,
    silent: true,
    x,
    y,
    style: {
      ...TEXT,
      fill: INK.text,
      ...style,
      text: content,
      align,
      verticalAlign: 'middle' as const,
    },
  };
}
