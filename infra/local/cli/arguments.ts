import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { SAMPLES } from '../simulators/samples.ts';
import { plainLines } from './plain-text.ts';
import type { ReportsWanted } from './reports.ts';

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
  | {
      kind: 'analyze';
      request: Record<string, unknown>;
      output: OutputOptions;
      /** From sample sources, whatever keys are set: it must cost nothing. */
      demonstration: boolean;
    };

interface Flags {
  industry?: string;
  frameworks?: string[];
  depth?: string;
  region?: string;
  language?: string;
  context?: string;
  includeDomain?: string[];
  excludeDomain?: string[];
  recencyDays?: number;
  maxCost?: number;
  refresh?: boolean;
  open?: boolean;
  json?: boolean;
  dryRun?: boolean;
  out?: string;
  timeout: number;
}

const DEMO = {
  frameworks: ['porter', 'swot', 'pestel', 'blue_ocean'],
  depth: 'standard',
  // The whole way each time, not what an earlier demo found.
  refresh: true,
};

/** Of a company without samples nothing but its name: the server says which there are. */
function demoOf(company: string, language: string): Record<string, unknown> {
  const sample = SAMPLES.companies.find(
    ({ name }) => name.toLowerCase() === company.trim().toLowerCase(),
  );
  const { name = company, industry, question } = sample ?? {};
  return {
    ...{ company: name, industry, context: question?.[language], ...DEMO },
    ...(language === 'en' ? {} : { language }),
  };
}

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

function requestOf(company: string, flags: Flags): Record<string, unknown> {
  const fields: Record<string, unknown> = {
    company,
    industry: flags.industry,
    frameworks: flags.frameworks,
    depth: flags.depth,
    region: flags.region,
    language: flags.language,
    context: flags.context,
    include_domains: flags.includeDomain,
    exclude_domains: flags.excludeDomain,
    recency_days: flags.recencyDays,
    max_cost_usd: flags.maxCost,
    refresh: flags.refresh,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
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
      .option('--frameworks <names>', 'such as porter,swot', list)
      .option('--depth <depth>', 'quick, standard or deep')
      .option('--region <name>')
      .option('--language <tag>', 'of the report, such as en or pt-BR')
      .option('--context <text>', 'what the reader wants to decide')
      .option('--include-domain <domains>', 'search only there', list)
      .option('--exclude-domain <domains>', 'never search there', list)
      .option('--recency-days <days>', 'prefer pages not older', number)
      .option('--max-cost <usd>', 'spend no more', number)
      .option('--refresh', 'use no cached result')
      .option('--dry-run', 'only say what it would do and cost'),
  ).action((company: string, flags: Flags) => {
    parsed = {
      kind: 'analyze',
      request: requestOf(company, flags),
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
      output: outputOf(flags),
      demonstration: true,
    };
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
