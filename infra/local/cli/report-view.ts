import { z } from 'zod';

const scoreSchema = z.object({
  label: z.string(),
  value: z.number().nullable(),
});

const claimSchema = z.object({
  text: z.string(),
  kind: z.string().default('fact'),
  verdict: z.string().default('unchecked'),
});
export type ClaimView = z.infer<typeof claimSchema>;

/** What the command line shows of a report; other fields may come and go. */
const reportViewSchema = z.object({
  demonstration: z.boolean().default(false),
  paper: z
    .object({
      answer: z.object({
        verdict: z.string(),
        sentences: z.array(claimSchema),
        decide_by: z.object({ claim: claimSchema, by: z.string().nullable() }).nullish(),
        uncertainty: claimSchema.nullish(),
        confidence: z.string(),
      }),
      messages: z.array(z.object({ title: claimSchema })).default([]),
    })
    .nullish(),
  sections: z.array(
    z.object({
      framework: z.string(),
      title: z.string(),
      status: z.string(),
      topics: z.array(z.object({ id: z.string(), label: z.string() })).default([]),
      scores: z.array(scoreSchema).default([]),
      claims: z.array(z.object({ topic: z.string(), verdict: z.string() })).default([]),
    }),
  ),
  sources: z.array(z.unknown()),
  certificate: z.object({
    claims: z.object({
      total: z.int(),
      supported: z.int(),
      partly: z.int(),
      unchecked: z.int(),
      dropped: z.int(),
    }),
    independent_domains: z.int(),
    cost_usd: z.number(),
  }),
  confidence: z.object({ value: z.number().nullable() }),
});
export type ReportView = z.infer<typeof reportViewSchema>;

/** Undefined when the bytes are not a report this version can read: its files are still worth having. */
export function readReport(bytes: Uint8Array): ReportView | undefined {
  try {
    return reportViewSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}
