import type { ReportRow } from './answers.ts';
import { type Client, createClient } from './client.ts';
import { exportReport } from './export.ts';
import { EXIT } from './outcome.ts';
import { plainText } from './plain-text.ts';
import type { Connect } from './server.ts';

const ANSWER_MS = 30_000;

export interface ReportsWanted {
  action: 'list' | 'open';
  /** Of `list` the beginning of a company's name; of `open` that, or a report's number. */
  name: string | undefined;
  json: boolean;
}

interface Outside {
  connect: Connect;
  stdout: { write(text: string): unknown };
  say(line: string): void;
  folder(company: string, jobId: string): string;
  /** Resolves with what went wrong, or undefined. */
  open(file: string): Promise<string | undefined>;
}

/** The library, from whichever server holds the data. Throws what asking it throws. */
export async function runReports(wanted: ReportsWanted, outside: Outside): Promise<number> {
  const server = await outside.connect();
  try {
    const client = createClient(server);
    return wanted.action === 'list'
      ? await list(client, wanted, outside)
      : await openOne(client, wanted.name ?? '', outside);
  } finally {
    await server.close();
  }
}

async function list(client: Client, { name, json }: ReportsWanted, { stdout, say }: Outside) {
  const reports = await client.reports(name);
  if (json) stdout.write(`${JSON.stringify(reports, null, 2)}\n`);
  else if (reports.length === 0) say('There are no such reports.');
  else for (const row of reports) stdout.write(`${rowLine(row)}\n`);
  return EXIT.complete;
}

function rowLine({ job_id, company, status, headline, created_at }: ReportRow): string {
  const day = created_at.slice(0, 16).replace('T', ' ');
  return plainText([day, job_id, company, status, headline ?? ''].join('  ').trimEnd());
}

/** The newest that fits. */
async function openOne(client: Client, name: string, { say, folder, open }: Outside) {
  const all = [...(await client.reports(undefined)), ...(await client.reports(name))];
  const found =
    all.find(({ job_id }) => job_id === name) ??
    all
      .filter(({ company }) => company.toLowerCase().startsWith(name.toLowerCase()))
      .sort((a, b) => (a.created_at < b.created_at ? 1 : -1))[0];
  if (found === undefined) {
    say(`No report is called ${plainText(name)}: "reports list" shows those there are.`);
    return EXIT.failed;
  }
  const job = await client.job(found.job_id, AbortSignal.timeout(ANSWER_MS));
  const { files } = await exportReport(client, job, folder(found.company, found.job_id));
  const file = files.html ?? files.json ?? '';
  say(file);
  const fault = await open(file);
  if (fault === undefined) return EXIT.complete;
  say(`The report was not opened: ${plainText(fault)}.`);
  return EXIT.failed;
}
