import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { JOB_STATUSES, type Job, jobErrorSchema } from '../domain/job.ts';
import { gapSchema } from '../domain/report.ts';

/** What is told of a job that has ended, in the form of Standard Webhooks. */
export const messageSchema = z.object({
  type: z.enum(['job.completed', 'job.partial', 'job.failed', 'job.cancelled']),
  /** When the job ended. */
  timestamp: z.string(),
  data: z.object({
    job_id: z.string(),
    status: z.enum(JOB_STATUSES),
    company: z.string(),
    /** Paths where the server was not told its address (PUBLIC_URL); the report's is null without a report. */
    status_url: z.string(),
    report_url: z.string().nullable(),
    error: jobErrorSchema.nullable(),
    gaps: z.array(gapSchema),
  }),
});

export function messageOf(job: Job, publicUrl: string): z.infer<typeof messageSchema> {
  const read = job.status === 'completed' || job.status === 'partial';
  return messageSchema.parse({
    type: `job.${job.status}`,
    timestamp: job.finishedAt ?? job.updatedAt,
    data: {
      job_id: job.id,
      status: job.status,
      company: String(job.request.company),
      status_url: `${publicUrl}/jobs/${job.id}`,
      report_url: read ? `${publicUrl}/reports/${job.id}` : null,
      error: job.error,
      gaps: job.gaps,
    },
  });
}

/**
 * The headers that go with `payload`: the same `id` with each try, so that a receiver can tell a repeat; one
 * signature for each secret (`whsec_…`), so that a receiver that holds either takes it.
 */
export function signed(
  payload: string,
  { id, nowMs, secrets }: { id: string; nowMs: number; secrets: readonly string[] },
): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const digest = createHmac('sha256', key).update(`${id}.${timestamp}.${payload}`);
    return `v1,${digest.digest('base64')}`;
  });
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
}
