import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Client, Format } from './client.ts';

/** Absolute paths. */
export type Files = Record<Format, string>;

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

/** Fetches the report in each format, then writes `report.json`, `report.html` and `report.md`. */
export async function exportReport(
  client: Client,
  jobId: string,
  folder: string,
): Promise<{ files: Files; json: Uint8Array }> {
  const json = await client.report(jobId, 'json');
  const html = await client.report(jobId, 'html');
  const md = await client.report(jobId, 'md');
  const path = (format: Format) => resolve(folder, `report.${format}`);
  const files = { json: path('json'), html: path('html'), md: path('md') };
  await mkdir(folder, { recursive: true });
  await writeFile(files.json, json);
  await writeFile(files.html, html);
  await writeFile(files.md, md);
  return { files, json };
}
