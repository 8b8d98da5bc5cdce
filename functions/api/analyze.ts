import type { Context as Call } from 'hono';
import { z } from 'zod';
import { forecast } from '../../shared/analysis/forecast.ts';
import { undeliverable } from '../../shared/callback-target.ts';
import { type AnalysisRequest, requestSchema } from '../../shared/domain/request.ts';
import {
  DEFAULT_FRAMEWORKS,
  FRAMEWORK_NAMES,
  frameworkNamed,
} from '../../shared/frameworks/registry.ts';
import { createAccept } from '../../shared/jobs/accept.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';
import { parseQuery } from './paging.ts';
import { fieldFaults, Problem } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import { readBody } from './raw-body.ts';

const KEY = /^[\x21-\x7e]{1,255}$/;

const stored = requestSchema(FRAMEWORK_NAMES, DEFAULT_FRAMEWORKS);

/** Of new requests alone: a job that was accepted runs, whatever becomes of its callback. */
export const analysisRequest = stored.safeExtend({
  callback_url: stored.shape.callback_url.superRefine((address, issues) => {
    const message = address === undefined ? null : undeliverable(address);
    if (message !== null) issues.addIssue({ code: 'custom', message });
  }),
});

const querySchema = z.object({ dry_run: z.enum(['true', 'false']).default('false') });

/** `POST /analyze`: 202 with the job, once it is stored; of a dry run the plan, without a trace. */
export function createAnalyze(
  { documents, publish, clock, ids, config, prices }: ApiUses,
  rateLimit: RateLimit,
  callerOf: (c: Call<ApiEnv>) => Promise<string>,
) {
  const accept = createAccept({ documents, publish, clock, ids, maxCostUsd: config.maxCostUsd });

  return async (c: Call<ApiEnv>): Promise<Response> => {
    const { dry_run } = parseQuery(c, querySchema);
    const request = parseBody(c.req.header('content-type') ?? '', await readBody(c));
    const idempotencyKey = c.req.header('idempotency-key');
    if (idempotencyKey !== undefined && !KEY.test(idempotencyKey)) {
      throw new Problem(
        400,
        'Invalid Idempotency-Key',
        'The header must be 1 to 255 printable ASCII characters without spaces.',
      );
    }
    if (dry_run === 'true') {
      const frameworks = request.frameworks.flatMap((name) => frameworkNamed(name) ?? []);
      const ceilingUsd = request.max_cost_usd ?? config.maxCostUsd;
      return c.json(forecast(request, frameworks, prices, ceilingUsd));
    }
    const holder = c.get('holder');
    const caller = holder === null ? await callerOf(c) : `account ${holder.account}`;
    const limited = holder === null ? caller : `key-${holder.id}`;
    const requestId = c.get('requestId');
    const accepted = await accept({
      request,
      idempotencyKey,
      caller,
      account: holder?.account ?? null,
      requestId,
      traceparent: c.get('traceparent'),
      admit: async () => {
        const waitSeconds = await rateLimit(limited);
        if (waitSeconds === null) return;
        throw new Problem(
          429,
          'Too many requests',
          `At most ${config.rateLimitPerHour} analyses an hour may be asked for. Try again in ${waitSeconds} s.`,
          { headers: { 'retry-after': String(waitSeconds) } },
        );
      },
    });
    if (accepted.outcome === 'key_reused') {
      throw new Problem(
        409,
        'Idempotency-Key used before',
        'This key came with another body before. Use a new key for a new request.',
        { extra: { job_id: accepted.jobId } },
      );
    }
    const { job } = accepted;
    const answer = {
      job_id: job.id,
      status: job.status,
      status_url: `/jobs/${job.id}`,
      report_url: `/reports/${job.id}`,
      request_id: job.requestId,
    };
    c.get('log').info({ job_id: job.id, outcome: accepted.outcome }, 'analysis accepted');
    return c.json(answer, accepted.outcome === 'created' ? 202 : 200, {
      location: answer.status_url,
    });
  };
}

function parseBody(contentType: string, bytes: Buffer): AnalysisRequest {
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(contentType)) {
    throw new Problem(415, 'Not JSON', 'Send the request as Content-Type: application/json.');
  }
  const invalid = (errors: { path: string; message: string }[]) =>
    new Problem(400, 'Invalid request', 'The body has faults; each is listed in errors.', {
      errors,
    });
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
    throw invalid([{ path: '', message: `the body is not valid JSON: ${why}` }]);
  }
  const parsed = analysisRequest.safeParse(body);
  if (!parsed.success) throw invalid(fieldFaults(parsed.error));
  return parsed.data;
}
