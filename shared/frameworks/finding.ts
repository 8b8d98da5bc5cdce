import { z } from 'zod';

/**
 * Parts that every framework's reply schema and prompt share. Slips of form (another case, a bare id, null
 * for nothing) are put right here; the JSON Schema shows the form asked for.
 */

const MOST_IDS = 8;

const idsIn = (raw: unknown): unknown => {
  if (raw === null) return [];
  const ids: unknown = typeof raw === 'string' ? raw.split(/[\s,;]+/) : raw;
  return Array.isArray(ids) ? ids.filter((id) => id !== null && id !== '').slice(0, MOST_IDS) : raw;
};

export const evidence = z
  // Cut here and not in the schema, where the limit would be sent once more with every driver.
  .preprocess(idsIn, z.array(z.string()))
  .describe('Ids of the passages that show it, such as S1.p3; empty when none does.');

export const finding = (what: string) =>
  z.preprocess((raw) => (raw === null ? '' : raw), z.string().max(1200)).describe(what);

/** An enum of lower-case values. */
export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  z.preprocess((raw) => (typeof raw === 'string' ? raw.trim().toLowerCase() : raw), z.enum(values));

export const FINDING_RULES = `How to write a finding:
- Choose the passages first and list their ids in evidence, then write what they show. No passage, no finding.
- One sentence of at most 35 words that stands on its own and names its subject: the company, a rival, a supplier, a regulator. Never "it", "they" or "the company" alone.
- Say what is so, with the passage's own figures, dates and direction. No advice, no "should", no praise, no filler.
- Where passages disagree, say so in the finding and cite both sides.
- Use a passage where it bears most; do not repeat one finding under two headings.`;
