import type { Exhibit } from '../domain/exhibit.ts';
import type { Score, Section, SectionClaim } from '../domain/section.ts';
import { sampleClaim } from './kept-claims.ts';

type Row = [
  topic: string,
  label: string | null,
  rating: string | null,
  text: string,
  evidence: string,
  more?: Partial<SectionClaim>,
];

/** Claims from rows; evidence is a list of passage ids with a space between. */
export function claims(framework: string, kind: SectionClaim['kind'], rows: readonly Row[]) {
  return rows.map(([topic, label, rating, text, evidence, more = {}], index): SectionClaim => {
    const item = rows.slice(0, index + 1).filter((row) => row[0] === topic).length;
    const common = {
      topic,
      label,
      rating,
      text,
      evidence: evidence.split(' '),
      about: 'company',
      as_of: null,
      publishers: 1,
      facts: [],
      links: [],
    };
    return { id: `${framework}.${topic}.${item}`, kind, verdict: 'supported', ...common, ...more };
  });
}

/** `[topic, label, value, low, high, assessed, of]`; a null value is a topic that was not assessed. */
type Scored = [string, string, number | null, number | null, number | null, number, number];
export const scores = (rows: readonly Scored[]): Score[] =>
  rows.map(([topic, label, value, low, high, assessed, of]) => ({
    topic,
    label,
    status: value === null ? 'not_assessed' : 'assessed',
    value,
    low,
    high,
    assessed,
    of,
  }));
export const topics = (rows: readonly Score[]) =>
  rows.map(({ topic, label }) => ({ id: topic, label }));

/** `[the section as a whole, its evidence]`. */
export const headline = (framework: string, text: string, evidence: string) =>
  sampleClaim({
    id: `${framework}.headline.1`,
    kind: 'inference',
    text,
    evidence: evidence.split(' '),
  });

/** What a section has besides; the evidence of its claims are the sources of its exhibits. */
export function section(
  parts: Pick<Section, 'framework' | 'title' | 'method' | 'topics' | 'claims' | 'headline'> &
    Partial<Section>,
): Section {
  return {
    ...{ status: 'assessed', definition: null, language: 'en' },
    ...{ rating: { rates: null, words: {} }, takeaways: [], so_what: null, unknown: [] },
    ...{ scores: [], exhibits: [] },
    ...parts,
  };
}

export const exhibit = (
  text: string,
  parts: Pick<Exhibit, 'id' | 'kind' | 'columns' | 'rows'> & Partial<Exhibit>,
): Exhibit => ({
  ...{ title: { text, by_code: true }, unit: null, period: null, sources: [], note: null },
  ...parts,
});
