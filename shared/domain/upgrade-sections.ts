import { z } from 'zod';

/** Sections of schema 1: their charts as exhibits, and nothing said that was not asked for then. */

const point = z.object({
  label: z.string(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const ends = { min: z.number(), max: z.number() };
const chartV1 = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('radar'), ...ends, axes: z.array(point) }),
  z.object({ kind: z.literal('bars'), ...ends, bars: z.array(point) }),
  z.object({
    kind: z.literal('lines'),
    ...ends,
    categories: z.array(z.string()),
    series: z.array(z.object({ name: z.string(), values: z.array(z.number().nullable()) })),
  }),
  z.object({
    kind: z.literal('matrix'),
    cells: z.array(z.object({ label: z.string(), claims: z.array(z.string()) })),
  }),
]);

export const sectionV1 = z.looseObject({
  framework: z.string(),
  title: z.string(),
  claims: z.array(z.unknown()),
  chart: chartV1.nullable(),
});

/** Its claims are upgraded by whoever calls. */
export function upgradedSection(section: z.infer<typeof sectionV1>, claims: readonly unknown[]) {
  const { chart, ...kept } = section;
  return {
    ...kept,
    claims,
    ...{ definition: null, language: 'en', rating: { rates: null, words: {} } },
    ...{ headline: null, takeaways: [], so_what: null, unknown: [] },
    exhibits: chart === null ? [] : [exhibitOf(section.framework, section.title, chart)],
  };
}

function exhibitOf(id: string, name: string, chart: z.infer<typeof chartV1>) {
  const common = {
    ...{ id, title: { text: name, by_code: true }, unit: null, period: null, sources: [] },
    note: null,
  };
  const points = (rows: z.infer<typeof point>[]) =>
    rows.map(({ label, value, low, high }) => ({
      label,
      cells: [value === null || low === null || high === null ? { value } : { value, low, high }],
    }));
  switch (chart.kind) {
    case 'radar':
    case 'bars': {
      const { min, max } = chart;
      const [kind, rows] =
        chart.kind === 'radar' ? ['dots', points(chart.axes)] : ['diverging', points(chart.bars)];
      return { ...common, kind, scale: { min, max }, columns: ['', ''], rows };
    }
    case 'lines': {
      const { min, max, categories, series } = chart;
      const rows = series.map((one) => ({
        label: one.name,
        cells: one.values.map((value) => ({ value })),
      }));
      return { ...common, kind: 'canvas', scale: { min, max }, columns: ['', ...categories], rows };
    }
    case 'matrix': {
      const rows = chart.cells.map(({ label, claims }) => ({
        label,
        cells: claims.map((claim) => ({ value: null, claims: [claim] })),
      }));
      return { ...common, kind: 'matrix', columns: [], rows };
    }
  }
}
