import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { plainLines } from './plain-text.ts';
import type { ReportsWanted } from './reports.ts';
import { demoOf, type Flags, requestOf } from './request-of.ts';

/** What to do with the answer; the rest of the options is the request. */
export interface OutputOptions {
  open: boolean;
  json: boolean;
  /** Folder for the report's files; absent: one per job below DATA_DIR. */
  out: string | undefined;
  timeoutSeconds: number;
  /** Only the plan and its price. */
  dryRun: boolean;
}

export type Parsed =
  | { kind: 'help'; text: string }
  /** `message` is ready to print. */
  | { kind: 'usage'; message: string }
  /** `request` is the body of `POST /analyze`; the server judges its values. */
  | ({ kind: 'reports' } & ReportsWanted)
  | { kind: 'frameworks'; json: boolean }
  | {
      kind: 'analyze';
      request: Record<string, unknown>;
      /** Files of the reader's own to rest it on. */
      documents: string[];
      output: OutputOptions;
      /** From sample sources, whatever keys are set: it must cost nothing. */
      demonstration: boolean;
    };

function number(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('It must be a number.');
  return Number(text);
}

function seconds(text: string): number {
  const value = number(text);
  // Longer waits would overflow a timer.
  if (value <= 0 || value > 1e6) throw new InvalidArgumentError('It must be from 1 to 1000000.');
  return value;
}

/** Comma-separated; may be given several times. */
function list(text: string, before: string[] = []): string[] {
  const items = text.split(',').map((item) => item.trim());
  return [...before, ...items.filter((item) => item !== '')];
}

const files = (path: string, before: string[] = []): string[] => [...before, path];

function withOutput(command: Command): Command {
  return command
    .option('--out <folder>', "where the report's files go (default: exports/ in DATA_DIR)")
    .option('--open', 'open the report when it is ready')
    .option('--json', 'print one JSON document on stdout and nothing else')
    .option(
      '--timeout <seconds>',
      'stop waiting after so long; the analysis goes on',
      seconds,
      3600,
    );
}

const outputOf = ({ open = false, json = false, dryRun = false, out, timeout }: Flags) => ({
  dryRun,
  open,
  json,
  out,
  timeoutSeconds: timeout,
});

/** `argv` without the program and the script. A company that begins with a dash follows `--`. */
export function parseArguments(argv: readonly string[]): Parsed {
  let parsed: Parsed | undefined;
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const program = new Command('consultantos')
    .description('Strategic analysis of a company, every claim traced to a stored source.')
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: write });
  withOutput(
    program
      .command('analyze')
      .description('analyse a company')
      .argument('<company>', 'its name, quoted if it has spaces')
      .option('--industry <name>')
      .option('--company-domain <domain>', 'its website, where several have its name')
      .option('--frameworks <names>', 'such as porter,swot; "frameworks" lists all', list)
      .option('--depth <depth>', 'quick, standard or deep')
      .option('--region <name>')
      .option('--language <tag>', 'of the report, such as en or pt-BR')
      .option('--context <text>', 'what the reader wants to decide')
      .option('--include-domain <domains>', 'search only there', list)
      .option('--exclude-domain <domains>', 'never search there', list)
      .option('--document <file>', 'rest it on a file of yours, too; may be repeated', files)
      .option('--recency-days <days>', 'prefer pages not older', number)
      .option('--max-cost <usd>', 'spend no more', number)
      .option('--prepared-for <name>', 'printed on each document')
      .option('--confidentiality <words>', 'printed on each document')
      .option('--paper <size>', 'A4 or Letter')
      .option('--refresh', 'use no cached result')
      .option('--dry-run', 'only say what it would do and cost'),
  ).action((company: string, flags: Flags) => {
    parsed = {
      kind: 'analyze',
      request: requestOf(company, flags),
      documents: flags.document ?? [],
      output: outputOf(flags),
      demonstration: false,
    };
  });
  withOutput(
    program
      .command('demo')
      .description('analyse a sample company with four frameworks, from sample sources, at no cost')
      .argument('[company]', 'Tesla or Netflix', 'Tesla')
      .option('--language <tag>', 'of the report: en or de', 'en'),
  ).action((company: string, flags: Flags) => {
    parsed = {
      kind: 'analyze',
      request: demoOf(company, flags.language ?? 'en'),
      documents: [],
      output: outputOf(flags),
      demonstration: true,
    };
  });
  program
    .command('frameworks')
    .description('those that --frameworks may name, your own included')
    .option('--json', 'print one JSON document on stdout and nothing else')
    .action(({ json = false }: Flags) => {
      parsed = { kind: 'frameworks', json };
    });
  const reports = program.command('reports').description('the reports there are');
  reports
    .command('list')
    .description('newest first')
    .argument('[name]', 'only companies whose name begins so')
    .option('--json', 'print one JSON document on stdout and nothing else')
    .action((name: string | undefined, { json = false }: Flags) => {
      parsed = { kind: 'reports', action: 'list', name, json };
    });
  reports
    .command('open')
    .description('open one in the browser')
    .argument('<name>', 'its number, or how the company begins')
    .action((name: string) => {
      parsed = { kind: 'reports', action: 'open', name, json: false };
    });
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'help', text: written };
  }
  // The message repeats what was typed or pasted: made plain, line by line.
  return parsed ?? { kind: 'usage', message: plainLines(written).join('\n') };
}
