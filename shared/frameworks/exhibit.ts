import type { Exhibit } from '../domain/exhibit.ts';
import type { Score, SectionClaim } from '../domain/section.ts';

/** The exhibits that several frameworks draw. Their sources are completed by the assembly. */

export type Cell = Exhibit['rows'][number]['cells'][number];

export const exhibit = (
  parts: Pick<Exhibit, 'id' | 'kind' | 'rows'> & Partial<Exhibit> & { name: string },
): Exhibit => {
  const { name, ...given } = parts;
  return {
    title: { text: name, by_code: true },
    ...{ unit: null, period: null, columns: [], sources: [], note: null },
    ...given,
  };
};

/** Scores with their ranges, on the scale 1 to 5; none where nothing was assessed. */
export function scoreDots(
  id: string,
  name: string,
  scores: readonly Score[],
  { columns, short = {} }: { columns: string[]; short?: Readonly<Record<string, string>> },
): Exhibit[] {
  if (scores.every(({ value }) => value === null)) return [];
  const rows = scores.map(({ topic, label, value, low, high }) => ({
    label: short[topic] ?? label,
    cells: [
      value === null || low === null || high === null ? { value: null } : { value, low, high },
    ],
  }));
  return [exhibit({ id, name, kind: 'dots', scale: { min: 1, max: 5 }, columns, rows })];
}

/** Claims by quadrant, in reading order; none where there is nothing to show. */
export function quadrants(
  id: string,
  name: string,
  topics: readonly { id: string; label: string }[],
  claims: readonly SectionClaim[],
): Exhibit[] {
  const rows = topics.map((topic) => ({
    label: topic.label,
    cells: claims
      .filter((claim) => claim.topic === topic.id)
      .map((claim): Cell => ({ value: null, claims: [claim.id] })),
  }));
  if (rows.every(({ cells }) => cells.length === 0)) return [];
  return [exhibit({ id, name, kind: 'matrix', rows })];
}

export const topicsIn = (
  ids: readonly string[],
  words: { readonly topics: Readonly<Record<string, string>> },
) => ids.map((id) => ({ id, label: words.topics[id] ?? id }));
