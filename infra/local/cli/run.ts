import { errorOf, runAnalysis } from './analysis.ts';
import { parseArguments } from './arguments.ts';
import { createClient } from './client.ts';
import { exportFolder } from './export.ts';
import { EXIT, outcomeJson } from './outcome.ts';
import { plainLines, plainText } from './plain-text.ts';
import { createProgress, type Terminal } from './progress.ts';
import { runReports } from './reports.ts';
import type { Connect } from './server.ts';
import { errorLines, planLines, reportLines } from './summary.ts';

export interface Outside {
  /** Without the program and the script. */
  argv: readonly string[];
  env: Record<string, string | undefined>;
  stdout: { write(text: string): unknown };
  stderr: Terminal;
  /** Fires when the person wants to stop. */
  interrupted: AbortSignal;
  /** Milliseconds; only differences count. */
  now: () => number;
  /** Resolves after `ms`, or as soon as the signal fires. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Reads the configuration; throws with every fault in the message. */
  settle: (env: Outside['env'], demonstration: boolean) => { dataDir: string; connect: Connect };
  /** Resolves with what went wrong, or undefined. */
  open: (file: string) => Promise<string | undefined>;
}

/**
 * The command line. Resolves with the exit code: 0 complete, 3 partial, 2 a fault in options, configuration or
 * request, 130 interrupted, 1 everything else. The result goes to stdout, all the rest to stderr.
 */
export async function run(outside: Outside): Promise<number> {
  const { stdout, stderr } = outside;
  const say = (lines: readonly string[]) => {
    for (const line of lines) stderr.write(`${line}\n`);
  };
  const parsed = parseArguments(outside.argv);
  if (parsed.kind === 'help') {
    stdout.write(parsed.text);
    return EXIT.complete;
  }
  if (parsed.kind === 'usage') {
    stderr.write(parsed.message);
    return EXIT.usage;
  }
  const demonstration = parsed.kind === 'analyze' && parsed.demonstration;
  let settings: ReturnType<Outside['settle']>;
  try {
    settings = outside.settle(outside.env, demonstration);
  } catch (error) {
    say(plainLines(error instanceof Error ? error.message : String(error)));
    return EXIT.usage;
  }
  const { dataDir, connect } = settings;
  if (parsed.kind !== 'analyze' || parsed.output.dryRun) {
    return asked(parsed, { ...outside, ...settings, say: (line) => say([line]) }).catch((error) => {
      const fault = errorOf(error);
      say(errorLines({ error: fault, gaps: [] }));
      return fault.code === 'invalid_request' ? EXIT.usage : EXIT.failed;
    });
  }
  const { request, documents, output } = parsed;
  const outcome = await runAnalysis({
    ...outside,
    ...output,
    connect,
    request,
    documents,
    folder: (jobId) => output.out ?? exportFolder(dataDir, String(request.company), jobId),
    progress: createProgress(stderr),
  });
  if (output.json) stdout.write(`${JSON.stringify(outcomeJson(outcome), null, 2)}\n`);
  else if (outcome.files !== undefined) {
    for (const line of reportLines(outcome)) stdout.write(`${line}\n`);
  }
  say(errorLines(outcome));
  const page = outcome.files?.html;
  if (output.open && page !== undefined) {
    const fault = await outside.open(page);
    if (fault !== undefined) say([`The report was not opened: ${plainText(fault)}.`]);
  }
  return outcome.exit;
}

/** What is answered at once, without a job. */
async function asked(
  parsed: Exclude<ReturnType<typeof parseArguments>, { kind: 'help' | 'usage' }>,
  {
    connect,
    dataDir,
    stdout,
    say,
    open,
  }: Outside & { dataDir: string; connect: Connect; say(line: string): void },
): Promise<number> {
  if (parsed.kind === 'reports') {
    const folder = (company: string, jobId: string) => exportFolder(dataDir, company, jobId);
    return runReports(parsed, { connect, stdout, say, open, folder });
  }
  const server = await connect();
  try {
    if (parsed.kind === 'frameworks') {
      const rows = await createClient(server).frameworks();
      const lines = rows.map(({ name, title }) => plainText(`${name.padEnd(16)}${title}`));
      stdout.write(`${parsed.json ? JSON.stringify(rows, null, 2) : lines.join('\n')}\n`);
      return EXIT.complete;
    }
    const plan = await createClient(server).plan(parsed.request);
    const lines = planLines(plan, server.demonstration === true);
    stdout.write(
      parsed.output.json ? `${JSON.stringify(plan, null, 2)}\n` : `${lines.join('\n')}\n`,
    );
    return EXIT.complete;
  } finally {
    await server.close();
  }
}
