import { z } from 'zod';

/** A sentence of the report with its evidence, and what was found out about it. */

export const VERDICTS = ['supported', 'partly', 'unchecked'] as const;

/** What a judge finds wrong with a sentence. */
export const FAULTS = [
  'subject',
  'metric',
  'value',
  'unit',
  'period',
  'direction',
  'comparison',
  'quantifier',
  'modality',
  'scope',
  'causality',
  'stale',
  'unsupported',
] as const;
export type Fault = (typeof FAULTS)[number];

/**
 * A sentence of the report that passed the gates. `supported`: the judge found it in the passages it cites;
 * `partly`: only part of it, `fault` and `note` say what is amiss; `unchecked`: no judge has answered for it.
 */
export const claimSchema = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.enum(['fact', 'inference', 'proposal']),
  /** `company`, `market`, or the name of another. */
  about: z.string(),
  /** Passage ids, `S1.p3`; never empty. */
  evidence: z.array(z.string()).min(1),
  /** When the latest of its dated sources was published; null when none is dated. */
  as_of: z.string().nullable(),
  /** Independent publishers of its evidence. */
  publishers: z.int(),
  verdict: z.enum(VERDICTS),
  fault: z.enum(FAULTS).optional(),
  note: z.string().optional(),
});
export type Claim = z.infer<typeof claimSchema>;
