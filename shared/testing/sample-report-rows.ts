import type { Score, SectionClaim } from '../domain/section.ts';

type Row = [
  topic: string,
  label: string | null,
  rating: string | null,
  text: string,
  evidence: string,
  more?: Partial<SectionClaim>,
];

/** Claims from rows; evidence is a list of passage ids with a space between. */
export function claims(framework: string, kind: 'fact' | 'inference', rows: readonly Row[]) {
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
