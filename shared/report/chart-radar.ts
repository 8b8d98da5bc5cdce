import type { Chart } from '../domain/section.ts';
import { type Drawing, drawableScale, INK, TEXT, wrap } from './chart-drawing.ts';
import type { ChartWords } from './chart-table.ts';

type Radar = Extract<Chart, { kind: 'radar' }>;
type Point = [x: number, y: number];

const WIDTH = 440;
const HEIGHT = 352;
const CENTRE: Point = [220, 190];
const RADIUS = 125;

/**
 * Values as a line over the band of their ranges. Axes without a value carry neither point nor line: the
 * shape is left open there, so that nothing looks like a low score. One step below `min` lies the centre.
 */
export function radarDrawing(chart: Radar, words: ChartWords): Drawing | undefined {
  const { axes, min, max } = chart;
  if (axes.length < 3 || !drawableScale(min, max) || axes.every(({ value }) => value === null))
    return undefined;
  const steps = Math.min(8, Math.max(1, Math.round(max - min)));
  const step = (max - min) / steps;
  const at = (index: number, value: number): Point => {
    const angle = (2 * Math.PI * index) / axes.length - Math.PI / 2;
    const share = (Math.min(max, Math.max(min, value)) - min + step) / (max - min + step);
    return [
      CENTRE[0] + Math.cos(angle) * RADIUS * share,
      CENTRE[1] + Math.sin(angle) * RADIUS * share,
    ];
  };
  const spokes = axes.map(({ value, low, high }, index) =>
    value === null
      ? undefined
      : { value: at(index, value), low: at(index, low ?? value), high: at(index, high ?? value) },
  );
  const sides = spokes.flatMap((from, index) => {
    const to = spokes[(index + 1) % spokes.length];
    return from && to ? [{ from, to }] : [];
  });
  const drawn = spokes.filter((spoke) => spoke !== undefined);
  const line = (from: Point, to: Point, style: object) => ({
    type: 'line',
    silent: true,
    shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
    style,
  });
  const elements = [
    ...sides.map(({ from, to }) => ({
      type: 'polygon',
      silent: true,
      shape: { points: [from.low, from.high, to.high, to.low] },
      style: { fill: INK.first, opacity: 0.16 },
    })),
    ...drawn.map(({ low, high }) =>
      line(low, high, { stroke: INK.first, lineWidth: 5, opacity: 0.3 }),
    ),
    ...sides.map(({ from, to }) =>
      line(from.value, to.value, { stroke: INK.first, lineWidth: 2.5 }),
    ),
    ...drawn.map(({ value: [cx, cy] }) => ({
      type: 'circle',
      silent: true,
      shape: { cx, cy, r: 4.5 },
      style: { fill: INK.first, stroke: '#fff', lineWidth: 1.5 },
    })),
    ...Array.from({ length: steps + 1 }, (_, ring) => ({
      type: 'text',
      silent: true,
      x: CENTRE[0] + 5,
      y: at(0, min + ring * step)[1],
      style: {
        ...TEXT,
        fontSize: 11,
        text: words.score(min + ring * step),
        fill: INK.quiet,
        verticalAlign: 'middle',
      },
    })),
  ];
  return {
    width: WIDTH,
    height: HEIGHT,
    option: {
      radar: {
        center: CENTRE,
        radius: RADIUS,
        clockwise: true,
        splitNumber: steps + 1,
        indicator: axes.map((_, index) => ({ name: String(index), min: 0, max: steps + 1 })),
        axisName: {
          ...TEXT,
          lineHeight: 16,
          formatter: (name?: string) => caption(chart, Number(name), words),
        },
        axisNameGap: 12,
        splitArea: { show: false },
        splitLine: { lineStyle: { color: INK.grid } },
        axisLine: { lineStyle: { color: INK.grid } },
      },
      graphic: { elements: elements.map((element) => ({ ...element, z: 10 })) },
    },
  };
}

function caption({ axes }: Radar, index: number, { score, labels }: ChartWords): string {
  const axis = axes[index];
  if (!axis) return '';
  return `${wrap(axis.label, 14)}\n${axis.value === null ? labels.notAssessed : score(axis.value)}`;
}
