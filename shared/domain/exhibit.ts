import { z } from 'zod';
import { claimSchema } from './claims/claim.ts';

export const EXHIBIT_KINDS = [
  ...(['table', 'bars', 'dots', 'diverging', 'lines', 'stacked', 'waterfall'] as const),
  ...(['matrix', 'canvas', 'timeline'] as const),
];

/**
 * One exhibit of any kind, the one chart model of every format. A null value is drawn as absent and printed "not
 * found". What the cells of a row are, by kind (`columns[0]` heads the labels):
 *
 * - table: one for each further column.
 * - bars, dots: one, with `low` and `high` for its range.
 * - diverging: one or two, each drawn from zero, negative to the left.
 * - lines, stacked: one for each point of the axis, or part of the whole; a row is a series.
 * - waterfall: one; the rows add up from top to bottom, and a last one without value is their sum.
 * - matrix: without columns a row is a quadrant in reading order and its cells are what stands in it (`text`, or
 *   `claims` of its section); with columns it is a grid.
 * - canvas: one for each point of the axis (a further column); a row is a curve.
 * - timeline: one, its `value` the year (2026.5 is July), with `low` and `high` where it lasts, and `text`.
 */
export const exhibitSchema = z.object({
  id: z.string(),
  /** A sentence that it proves, or the words of a heading when code wrote it. */
  title: z.union([claimSchema, z.object({ text: z.string(), by_code: z.literal(true) })]),
  kind: z.enum(EXHIBIT_KINDS),
  unit: z.string().nullable(),
  period: z.string().nullable(),
  /** The ends of the axis, where they are given and not found in the values. */
  scale: z.object({ min: z.number(), max: z.number() }).optional(),
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      label: z.string(),
      cells: z.array(
        z.object({
          value: z.number().nullable(),
          low: z.number().optional(),
          high: z.number().optional(),
          text: z.string().optional(),
          /** Claims of its section whose sentences stand in it. */
          claims: z.array(z.string()).optional(),
          /** A fact or computed id. */
          ref: z.string().optional(),
        }),
      ),
    }),
  ),
  sources: z.array(z.string()),
  note: z.string().nullable(),
});
export type Exhibit = z.infer<typeof exhibitSchema>;
