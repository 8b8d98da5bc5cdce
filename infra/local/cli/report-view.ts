import { z } from 'zod';

const scoreSchema = z.object({
  label: z.string(),
  value: z.number().nullable(),
});

/** What the command line shows of a report; other fields may come and go. */
const reportViewSchema = z.object({
  demonstration: z.boolean().default(false),
  executive_summary: z.object({ headline: z.string() }).nullish(),
  sections: z.array(
    z.object({
      framework: z.string(),
      title: z.string(),
      status: z.string(),
      topics: z.array(z.object({ id: z.string(), label: z.string() })).default([]),
      scores: z.array(scoreSchema).default([]),
      claims: z.array(z.object({ topic: z.string() })).default([]),
    }),
  ),
  sources: z.array(z.unknown()),
  certificate: z.object({
    claims: z.object({ total: z.int(), supported: z.int(), dropped: z.int() }),
    independent_domains: z.int(),
    cost_usd: z.number(),
  }),
  confidence: z.object({ value: z.number() }),
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
