import type { Context as Call } from 'hono';
import { type Forecast, forecast } from '../../shared/analysis/forecast.ts';
import { undeliverable } from '../../shared/callbacks/callback-target.ts';
import type { Job } from '../../shared/domain/job.ts';
import { type AnalysisRequest, requestSchema } from '../../shared/domain/request.ts';
import { beyondSamples } from '../../shared/domain/samples.ts';
import type { Framework } from '../../shared/frameworks/framework.ts';
import {
  DEFAULT_FRAMEWORKS,
  FRAMEWORK_NAMES,
  FRAMEWORKS,
} from '../../shared/frameworks/registry.ts';
import { createAccept } from '../../shared/jobs/accept.ts';
import {
  createOwnFrameworks,
  frameworkOf,
  frameworksOf,
} from '../../shared/own-frameworks/own-frameworks.ts';
import { plainFault } from '../../shared/process/plain-faults.ts';
import { findUpload } from '../../shared/uploads/uploads.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';
import { createDailyBudget } from './daily-budget.ts';
import { type FieldFault, fieldFaults, Problem } from './problem.ts';
import type { RateLimit, RateStanding } from './rate-limit.ts';

/** Well-formed tags of nothing are many: `xx`, `englisch`. */
function isSpoken(tag: string): boolean {
  const { language } = new Intl.Locale(tag);
  return (
    new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(language) !== undefined
  );
}

/** Of new requests alone: a job that was accepted runs, whatever becomes of its callback. */
function requestNaming(own: readonly string[], loopback = false) {
  const stored = requestSchema([...FRAMEWORK_NAMES, ...own], DEFAULT_FRAMEWORKS);
  return stored.safeExtend({
    language: stored.shape.language.refine(isSpoken, 'is no language that there is'),
    callback_url: stored.shape.callback_url.superRefine((address, issues) => {
      const message = address === undefined ? null : undeliverable(address, loopback);
      if (message !== null) issues.addIssue({ code: 'custom', message });
    }),
  });
}

/** As it is described to callers; an installation may know more frameworks. */
export const analysisRequest = requestNaming([]);

/** What becomes of a request for an analysis, in whatever shape it came. */
export interface Asking {
  check(body: unknown): Promise<{ request: AnalysisRequest } | { faults: FieldFault[] }>;
  /** What a request may name, frameworks of the installation's own included. */
  frameworks(): Promise<Framework[]>;
  /** Nothing is stored or spent. */
  plan(request: AnalysisRequest): Promise<Forecast>;
  /** Stores the job. Throws Problem: a document is not the account's, over the rate or the day's budget, or the key came with another body. */
  ask(
    c: Call<ApiEnv>,
    request: AnalysisRequest,
    idempotencyKey: string | undefined,
  ): Promise<{ job: Job; created: boolean }>;
}

export function createAsking(
  { documents, publish, clock, ids, config, prices }: ApiUses,
  rateLimit: RateLimit,
  callerOf: (c: Call<ApiEnv>) => Promise<string>,
): Asking {
  const accept = createAccept({ documents, publish, clock, ids, maxCostUsd: config.maxCostUsd });
  const budget = createDailyBudget({ documents, clock, perDayUsd: config.dailyBudgetUsd });
  const own = createOwnFrameworks({ documents, clock });
  const definitionsFor = async ({ frameworks }: AnalysisRequest) =>
    (await own.list()).filter(({ name }) => frameworks.includes(name));

  return {
    async check(body) {
      const names = (await own.list()).map(({ name }) => name);
      const { callbacksToLoopback } = config;
      const usual = names.length === 0 && !callbacksToLoopback;
      const schema = usual ? analysisRequest : requestNaming(names, callbacksToLoopback);
      const parsed = schema.safeParse(body, { error: plainFault });
      if (!parsed.success) return { faults: fieldFaults(parsed.error) };
      const ceiling = aboveCeiling(parsed.data, config.maxCostUsd);
      if (ceiling) return { faults: [ceiling] };
      const beyond = config.samples === null ? [] : beyondSamples(parsed.data, config.samples);
      return beyond.length > 0 ? { faults: beyond } : { request: parsed.data };
    },
    async frameworks() {
      return [...FRAMEWORKS, ...(await own.list()).map(frameworkOf)];
    },
    async plan(request) {
      const frameworks = frameworksOf(request.frameworks, await definitionsFor(request));
      return forecast(request, frameworks, prices, request.max_cost_usd ?? config.maxCostUsd);
    },
    async ask(c, request, idempotencyKey) {
      const holder = c.get('holder');
      await refuseForeignDocuments(request, holder?.account ?? '', { documents, clock });
      const caller = holder === null ? await callerOf(c) : `account ${holder.account}`;
      const limited = holder === null ? caller : `key-${holder.id}`;
      const accepted = await accept({
        request,
        definitions: await definitionsFor(request),
        idempotencyKey,
        caller,
        account: holder?.account ?? null,
        requestId: c.get('requestId'),
        traceparent: c.get('traceparent'),
        admit: async () => {
          await budget(holder?.account ?? null, request.max_cost_usd ?? config.maxCostUsd);
          const standing = await rateLimit(limited);
          const headers = rateHeaders(config.rateLimitPerHour, standing);
          if (standing.waitSeconds !== null) throw tooMany(standing.waitSeconds, headers);
          for (const [name, value] of Object.entries(headers)) c.header(name, value);
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
      const { job, outcome } = accepted;
      c.get('log').info({ job_id: job.id, outcome }, 'analysis accepted');
      return { job, created: outcome === 'created' };
    },
  };
}

/** Named documents have to be the account's own, and readable; whose they are is told to nobody. */
async function refuseForeignDocuments(
  { documents: ids = [] }: AnalysisRequest,
  account: string,
  uses: Pick<ApiUses, 'documents' | 'clock'>,
): Promise<void> {
  const found = await Promise.all(ids.map((id) => findUpload(id, account, uses)));
  const errors = found.flatMap((upload, at) => {
    const path = `documents.${at}`;
    if (upload === undefined) return [{ path, message: 'is no document of yours' }];
    return upload.fault === null ? [] : [{ path, message: upload.fault.message }];
  });
  if (errors.length === 0) return;
  throw new Problem(400, 'Invalid request', 'The body has faults; each is listed in errors.', {
    errors,
  });
}

function rateHeaders(perHour: number, { remaining, resetSeconds }: RateStanding) {
  return {
    'ratelimit-limit': String(perHour),
    'ratelimit-remaining': String(remaining),
    'ratelimit-reset': String(resetSeconds),
  };
}

/** The operator's word is the last: a caller may ask for less. */
function aboveCeiling({ max_cost_usd: wanted = 0 }: AnalysisRequest, most: number) {
  if (wanted <= most) return null;
  const message = `may be at most ${most}, the ceiling that this server has for an analysis`;
  return { path: 'max_cost_usd', message };
}

function tooMany(waitSeconds: number, headers: ReturnType<typeof rateHeaders>): Problem {
  return new Problem(
    429,
    'Too many requests',
    `At most ${headers['ratelimit-limit']} analyses an hour may be asked for. Try again in ${waitSeconds} s.`,
    { headers: { ...headers, 'retry-after': String(waitSeconds) } },
  );
}
