import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import type { Context as Call } from 'hono';
import type { Job } from '../../shared/domain/job.ts';
import type { ReportEntry } from '../../shared/jobs/finish.ts';
import type { FoundFormat, MadeAs } from '../../shared/jobs/format-files.ts';
import { readReportEntry } from '../../shared/jobs/list.ts';
import { FORMAT_NAMES, type Format } from '../../shared/report/formats.ts';
import type { Paper } from '../../shared/report/render-options.ts';
import { themeDigest } from '../../shared/report/theme.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';
import { knownJob } from './known-job.ts';
import { Problem } from './problem.ts';

export interface ReportFile {
  entry: ReportEntry;
  format: Format;
  found: FoundFormat;
}

/** Of the path's job, or of this one, in a format; asks for it to be made when it is not there. */
export function createReportFile(context: ApiUses) {
  const { config, documents, formatFiles } = context;
  let digest: string | undefined;

  return async (
    c: Call<ApiEnv>,
    format: Format | null,
    asked: Paper | undefined,
    id?: string,
  ): Promise<ReportFile> => {
    if (format === null) {
      throw new Problem(406, 'Unknown format', `Reports come as ${FORMAT_NAMES.join(', ')}.`);
    }
    const job = await knownJob(context, c, id);
    const entry = await readReportEntry(documents, job.id);
    if (!entry) {
      throw new Problem(409, 'No report', `There is no report: the job is ${job.status}.`, {
        extra: { job_id: job.id, job_status: job.status, error: job.error, gaps: job.gaps },
      });
    }
    const stored = entry.files[format.name];
    if (stored) return { entry, format, found: { state: 'there', ...stored } };
    digest ??= themeDigest(config.theme);
    const { name, version, extension } = format;
    const paper = asked ?? paperOf(job) ?? config.paper;
    const made: MadeAs = { name, version, extension, paper, themeDigest: digest };
    return { entry, format, found: await formatFiles.find(entry, made) };
  };
}

function paperOf({ request }: Job): Paper | undefined {
  return request.paper === 'A4' || request.paper === 'Letter' ? request.paper : undefined;
}

/** A report is a page of ours that shows other people's words: nothing in it may run or load. */
export const REPORT_PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const RETRY_SECONDS = 1;

/** 202 while the format is made: `Retry-After` for programs, `Refresh` for the browser in which its link was opened. */
export function notYet(
  c: Call<ApiEnv>,
  { entry, format, found }: ReportFile & { found: Exclude<FoundFormat, { state: 'there' }> },
): Response {
  if (found.state === 'failed') {
    throw new Problem(
      500,
      'Format not made',
      `The report could not be written as ${format.name}. Its other formats are not affected; it is tried again in ten minutes.`,
      { headers: { 'retry-after': '600' }, extra: { job_id: entry.jobId, format: format.name } },
    );
  }
  const seconds = String(RETRY_SECONDS);
  const headers = { 'retry-after': seconds, refresh: seconds, 'cache-control': 'no-store' };
  const body = { job_id: entry.jobId, format: format.name, state: 'being_made' };
  return c.json(body, 202, headers);
}

/** Where the sources lie, and where the build puts it, in the process's folder. */
const PLACES = ['functions/api/sample.html.gz', 'sample.html.gz'];

/** Of the page in which it is; when that is raised a new one is made (CONTRIBUTING.md). */
export const SAMPLE_VERSION = 6;

/** The page of a report of the demonstration. Null: it did not come along. */
export async function sampleReport(): Promise<string | null> {
  for (const place of PLACES) {
    try {
      return gunzipSync(await readFile(place)).toString();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return null;
}
