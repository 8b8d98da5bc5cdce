import { z } from 'zod';

/** Shapes of the server's answers beside the job; other fields may come and go. */

export const planSchema = z.object({
  calls: z.object({ searches: z.number(), model: z.number() }),
  highest_cost_usd: z.number(),
  expected_seconds: z.number(),
  max_cost_usd: z.number(),
  least_cost_usd: z.number(),
  enough: z.boolean(),
});
export type Plan = z.infer<typeof planSchema>;

export const rowsSchema = z.object({
  reports: z.array(
    z.object({
      job_id: z.string(),
      company: z.string(),
      status: z.string(),
      headline: z.string().nullish(),
      created_at: z.string(),
    }),
  ),
});
export type ReportRow = z.infer<typeof rowsSchema>['reports'][number];

export const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z
    .array(
      z.object({
        path: z.union([z.string(), z.array(z.union([z.string(), z.number()]))]).default(''),
        message: z.string(),
      }),
    )
    .default([]),
});
