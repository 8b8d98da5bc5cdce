import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AnswerError, type Job } from './answers.ts';
import type { Client } from './client.ts';

/** Absolute paths by format, in the order in which they are shown. */
export type Files = Record<string, string>;

/** A company's name as part of a file name: letters and digits of any script, at most 40 characters. */
export function slug(company: string): string {
  const parts =
    company
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const short = Array.from(parts.join('-')).slice(0, 40).join('').replace(/-$/, '');
  return short === '' ? 'company' : short;
}

/** Where a job's files go unless the person says otherwise. */
export function exportFolder(dataDir: string, company: string, jobId: string): string {
  return join(dataDir, 'exports', `${slug(company)}-${jobId.slice(0, 8)}`);
}

/** Of a server that does not name its formats. */
const OLDEST_FORMATS = ['html', 'md', 'json'];

/**
 * Fetches the report in each format, then writes `report.<format>`. One that the server cannot write is among
 * `missing`, but for the JSON, without which there is no report.
 */
export async function exportReport(
  client: Client,
  { job_id: jobId, report }: Job,
  folder: string,
): Promise<{ files: Files; json: Uint8Array; missing: string[] }> {
  const json = await client.report(jobId, 'json');
  const missing: string[] = [];
  const fetched: [format: string, bytes: Uint8Array][] = [];
  for (const format of report ? Object.keys(report) : OLDEST_FORMATS) {
    if (format === 'json') continue;
    try {
      fetched.push([format, await client.report(jobId, format)]);
    } catch (error) {
      if (!(error instanceof AnswerError && error.status >= 500)) throw error;
      missing.push(format);
    }
  }
  await mkdir(folder, { recursive: true });
  const files: Files = {};
  for (const [format, bytes] of [...fetched, ['json', json] as const]) {
    const path = resolve(folder, `report.${format}`);
    await writeFile(path, bytes);
    files[format] = path;
  }
  return { files, json, missing };
}
