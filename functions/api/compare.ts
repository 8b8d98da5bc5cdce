import type { Context as Call, Hono } from 'hono';
import { z } from 'zod';
import type { Compared, Comparison } from '../../shared/domain/comparison.ts';
import { PermanentError } from '../../shared/errors.ts';
import type { ReportEntry } from '../../shared/jobs/finish.ts';
import { listReports, readReportEntry } from '../../shared/jobs/list.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';
import { seenBy } from './authenticate.ts';
import { knownJob } from './known-job.ts';
import { prefersPage } from './negotiate.ts';
import type { LoadPages } from './page-routes.ts';
import { parseQuery } from './paging.ts';
import { Problem } from './problem.ts';

const id = z.string().min(1).max(64);
const querySchema = z.object({ a: id, b: id.optional() });
const versionSchema = z.looseObject({ schema_version: z.number() });
const MOST_OTHERS = 50;

/** Throws Problem: an unknown job, one without a report, or two companies. */
export type Compare = (c: Call<ApiEnv>, a: string, b: string) => Promise<Comparison>;

async function entryOf(context: ApiUses, c: Call<ApiEnv>, jobId: string): Promise<ReportEntry> {
  const job = await knownJob(context, c, jobId);
  const entry = await readReportEntry(context.documents, job.id);
  if (entry) return entry;
  throw new Problem(409, 'No report', `There is no report of ${jobId}: the job is ${job.status}.`);
}

export function createCompare(context: ApiUses): Compare {
  async function read({ files }: ReportEntry): Promise<Compared> {
    const bytes = await context.objects.get(files.json.name);
    if (!bytes) {
      throw new PermanentError('internal', `the report's object is missing: ${files.json.name}`);
    }
    const { parseReport } = await import('../../shared/report/json.ts');
    const { schema_version } = versionSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    return { report: parseReport(bytes), storedVersion: schema_version };
  }

  return async (c, idA, idB) => {
    const [a, b] = [await entryOf(context, c, idA), await entryOf(context, c, idB)];
    if (a.companyKey !== b.companyKey) {
      const detail = `One is on ${a.company}, the other on ${b.company}: only reports on one company are compared.`;
      throw new Problem(409, 'Different companies', detail);
    }
    const { compareReports } = await import('../../shared/domain/comparison.ts');
    return compareReports(await read(a), await read(b));
  };
}

/** `GET /compare?a=…&b=…`: what changed; without `b` a browser is shown what `a` can be compared with. */
export function createCompareRoute(
  app: Hono<ApiEnv>,
  context: ApiUses,
  compare: Compare,
  pages: LoadPages,
): void {
  app.get('/compare', async (c) => {
    const query = parseQuery(c, querySchema);
    if (query.b !== undefined) {
      const comparison = await compare(c, query.a, query.b);
      return prefersPage(c) ? (await pages()).comparison(c, comparison) : c.json(comparison);
    }
    if (!prefersPage(c)) {
      throw new Problem(400, 'Invalid query', 'The query has faults; each is listed in errors.', {
        errors: [{ path: 'b', message: 'must name the report to compare with' }],
      });
    }
    const a = await entryOf(context, c, query.a);
    const asked = { company: a.company, account: seenBy(c), limit: MOST_OTHERS };
    const { items } = await listReports(context.documents, asked);
    const others = items.filter(({ jobId }) => jobId !== a.jobId);
    return (await pages()).compareWith(c, a, others);
  });
}
