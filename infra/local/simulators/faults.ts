import { z } from 'zod';

export const FAULT_KINDS = [
  /** An HTTP error: `status` (500 unless told), with `retryAfterSeconds` when given. */
  'status',
  /** No answer until the caller goes away. */
  'hang',
  /** The answer's JSON ends in the middle. */
  'cut_json',
  /** Gemini: thinking ate the output limit. */
  'max_tokens',
  /** Gemini: refused for safety. */
  'safety',
  /** Gemini: JSON of another shape. */
  'wrong_schema',
  /** Gemini: passage ids that no prompt showed. */
  'unknown_ids',
  /** Gemini: a number that no passage holds in every text. */
  'invented_figure',
  /** Gemini: a web address in every text. */
  'url_in_text',
  /** Gemini: every verdict is `contradicted`. */
  'judge_against',
  /** Gemini: every verdict is `partly`. */
  'judge_partly',
  /** Gemini: an empty text; Tavily: no results. */
  'empty',
  /** Tavily: a page that tries to instruct the reader's software. */
  'hostile_page',
] as const;

export const faultSchema = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  status: z.int().min(400).max(599).optional(),
  retryAfterSeconds: z.number().min(0).max(86_400).optional(),
  /** Only requests whose body contains this; all when absent. */
  match: z.string().max(1_000).optional(),
  /** One request in so many, of those that fit; each when absent. */
  every: z.int().min(1).optional(),
  /** How often it strikes before it is spent; for ever when absent. */
  times: z.int().min(1).optional(),
});
export type Fault = z.input<typeof faultSchema>;

/** The faults in force, first added first. */
export interface FaultBook {
  add(fault: Fault): void;
  clear(): void;
  /** The first fault that fits the body, booked as used; undefined when none does. */
  strike(body: string): Fault | undefined;
}

export function createFaultBook(): FaultBook {
  let entries: { fault: Fault; left: number; seen: number }[] = [];
  return {
    add(fault) {
      const checked = faultSchema.parse(fault);
      entries.push({ fault: checked, left: checked.times ?? Number.POSITIVE_INFINITY, seen: 0 });
    },
    clear() {
      entries = [];
    },
    strike(body) {
      const entry = entries.find((one) => {
        if (!body.includes(one.fault.match ?? '')) return false;
        one.seen += 1;
        return one.seen % (one.fault.every ?? 1) === 0;
      });
      if (entry === undefined) return undefined;
      entry.left -= 1;
      entries = entries.filter(({ left }) => left > 0);
      return entry.fault;
    },
  };
}
