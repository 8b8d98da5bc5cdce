import type { Context as Call } from 'hono';
import { z } from 'zod';
import type { Job } from '../../shared/domain/job.ts';
import type { ApiEnv } from './api-env.ts';
import type { Asking } from './asking.ts';
import { requestOfForm } from './form-request.ts';
import { prefersPage } from './negotiate.ts';
import { parseQuery } from './paging.ts';
import { type FieldFault, Problem } from './problem.ts';
import { readBody } from './raw-body.ts';

const KEY = /^[\x21-\x7e]{1,255}$/;
const FORM = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

const querySchema = z.object({ dry_run: z.enum(['true', 'false']).default('false') });

/** What is answered to the start page's form, when a browser sent it. */
export type AnswerForm = (
  c: Call<ApiEnv>,
  fields: URLSearchParams,
  dryRun: boolean,
) => Promise<Response>;

/** `POST /analyze`: 202 with the job, once it is stored; of a dry run the plan, without a trace. */
export function createAnalyze({ check, plan, ask }: Asking, answerForm: AnswerForm) {
  return async (c: Call<ApiEnv>): Promise<Response> => {
    const dryRun = parseQuery(c, querySchema).dry_run === 'true';
    const isForm = FORM.test(c.req.header('content-type') ?? '');
    const bytes = isForm || isJson(c) ? await readBody(c) : refuseType();
    const fields = isForm ? new URLSearchParams(textOf(bytes)) : null;
    if (fields && prefersPage(c)) return answerForm(c, fields, dryRun);
    const checked = await check(fields ? requestOfForm(fields) : parseJson(bytes));
    if ('faults' in checked) throw invalid(checked.faults);
    const idempotencyKey = c.req.header('idempotency-key');
    if (idempotencyKey !== undefined && !KEY.test(idempotencyKey)) {
      throw new Problem(
        400,
        'Invalid Idempotency-Key',
        'The header must be 1 to 255 printable ASCII characters without spaces.',
      );
    }
    if (dryRun) return c.json(await plan(checked.request));
    const { job, created } = await ask(c, checked.request, idempotencyKey);
    const answer = acceptedView(job);
    return c.json(answer, created ? 202 : 200, { location: answer.status_url });
  };
}

function acceptedView(job: Job) {
  return {
    job_id: job.id,
    status: job.status,
    status_url: `/jobs/${job.id}`,
    report_url: `/reports/${job.id}`,
    events_url: `/jobs/${job.id}/events`,
    request_id: job.requestId,
  };
}

const isJson = (c: Call<ApiEnv>) =>
  /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(c.req.header('content-type') ?? '');

function refuseType(): never {
  throw new Problem(
    415,
    'Not JSON',
    'Send the request as Content-Type: application/json (or as a form, application/x-www-form-urlencoded).',
  );
}

function invalid(errors: FieldFault[]): Problem {
  return new Problem(400, 'Invalid request', 'The body has faults; each is listed in errors.', {
    errors,
  });
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid([{ path: '', message: 'the body is not valid: it is not UTF-8' }]);
  }
}

function parseJson(bytes: Buffer): unknown {
  const text = textOf(bytes);
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : String(error);
    throw invalid([{ path: '', message: `the body is not valid JSON: ${why}` }]);
  }
}
