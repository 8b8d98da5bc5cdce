import type { Exhibit } from '../domain/paper/paper.ts';
import type { Report } from '../domain/report.ts';
import type { Chart, Section } from '../domain/section.ts';
import { claimGroups } from './citations.ts';
import { localChart, sectionTitle, topicLabel, type Wording, wordingOf } from './view.ts';

type Cell = Exhibit['rows'][number]['cells'][number];
type Shape = Pick<Exhibit, 'kind' | 'columns' | 'rows'> & Partial<Pick<Exhibit, 'scale'>>;

/** A section's pictures, in the one chart model; none where nothing of it was assessed. */
export function sectionExhibits(report: Report, section: Section): Exhibit[] {
  const words = wordingOf(report);
  const chart = localChart(words, section);
  const shape = chart && shapeOf(words, section, chart);
  if (shape === null || shape.rows.length === 0) return [];
  return [
    {
      id: section.framework,
      title: { text: sectionTitle(words, section), by_code: true },
      unit: null,
      period: null,
      sources: sourcesOf(report, section),
      note: null,
      ...shape,
    },
  ];
}

function shapeOf(words: Wording, section: Section, chart: Chart): Shape {
  const { labels } = words;
  const rated = (value: number | null, low = value, high = value): Cell =>
    value === null
      ? { value, text: labels.notAssessed }
      : { value, low: low ?? value, high: high ?? value };
  const columns = [labels.topic, labels.score];
  switch (chart.kind) {
    case 'radar':
      return {
        ...{ kind: 'dots', scale: { min: chart.min, max: chart.max }, columns },
        rows: chart.axes.map(({ label, value, low, high }) => ({
          label,
          cells: [rated(value, low, high)],
        })),
      };
    case 'bars':
      return {
        ...{ kind: 'diverging', scale: { min: chart.min, max: chart.max }, columns },
        rows: chart.bars.map(({ label, value, low, high }) => ({
          label,
          cells: [rated(value, low, high)],
        })),
      };
    case 'lines':
      return {
        ...{ kind: 'canvas', scale: { min: chart.min, max: chart.max } },
        columns: [labels.factor, ...chart.categories],
        rows: chart.series.map(({ name, values }) => ({
          label: name,
          cells: chart.categories.map((_, at) => rated(values[at] ?? null)),
        })),
      };
    case 'matrix':
      return {
        kind: 'matrix',
        columns: [],
        rows: claimGroups(section).map(({ id, label, claims }) => ({
          label: topicLabel(words, section, id, label),
          cells: claims.map(({ claim }) => ({ value: null, text: claim.text })),
        })),
      };
  }
}

/** In order of first citation. */
function sourcesOf({ passages }: Report, { claims }: Section): string[] {
  const sources = new Map(passages.map(({ id, source }) => [id, source]));
  return [
    ...new Set(claims.flatMap(({ evidence }) => evidence.flatMap((id) => sources.get(id) ?? []))),
  ];
}
