import { type Logger, type LoggerOptions, pino } from 'pino';
import { z } from 'zod';

export type Log = Logger;

const SEVERITY: Record<string, string> = {
  trace: 'DEBUG',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
  fatal: 'CRITICAL',
};

/** From here on Error Reporting is told. */
const ERROR_LEVEL = 50;
const REPORTED =
  'type.googleapis.com/google.devtools.clouderrorreporting.v1beta1.ReportedErrorEvent';

/** The deployment that writes, as Error Reporting groups by it. */
export interface ServiceContext {
  service: string;
  version?: string | undefined;
}

/**
 * What Error Reporting reads of a line.
 * https://cloud.google.com/error-reporting/docs/formatting-error-messages
 */
export function reportedFields(line: object, level: number, serviceContext: ServiceContext) {
  if (level < ERROR_LEVEL) return {};
  const err = 'err' in line ? line.err : undefined;
  const stack = err instanceof Error ? { stack_trace: err.stack } : {};
  return { '@type': REPORTED, serviceContext, ...stack };
}

/**
 * JSON lines with Cloud Logging's field names. Messages are constants; what varies is a field. Never a
 * prompt, page, user text or secret. https://cloud.google.com/logging/docs/structured-logging
 */
export function createLog(
  level: string,
  format: 'json' | 'human' = 'json',
  context: ServiceContext = { service: 'consultantos' },
): Log {
  const options: LoggerOptions = {
    level,
    messageKey: 'message',
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    mixin: (line, number) => reportedFields(line, number, context),
    formatters: { level: (label) => ({ severity: SEVERITY[label] ?? 'DEFAULT' }) },
  };
  return format === 'human' ? pino(options, { write: writeHuman }) : pino(options);
}

const lineSchema = z.looseObject({
  severity: z.string(),
  message: z.string(),
  time: z.string(),
  // A line that cannot be read in full is still a line.
  job_id: z.string().optional().catch(undefined),
  status: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  cost_usd: z.number().optional().catch(undefined),
  execution_time_seconds: z.number().optional().catch(undefined),
  err: z.looseObject({ message: z.string() }).optional().catch(undefined),
});

/** For who watches a terminal: one line a job, and what is wrong. Null: nothing to see. */
export function humanLine(json: string): string | null {
  const line = lineSchema.parse(JSON.parse(json));
  const time = line.time.slice(11, 19);
  const job = line.job_id === undefined ? '' : ` ${line.job_id}`;
  if (line.message === 'job finished') {
    const cost = line.cost_usd === undefined ? '' : `, $${line.cost_usd.toFixed(2)}`;
    const why = line.code === undefined ? '' : ` (${line.code})`;
    const seconds = Math.round(line.execution_time_seconds ?? 0);
    return `${time} job${job}: ${line.status}${why} in ${seconds} s${cost}`;
  }
  if (!['WARNING', 'ERROR', 'CRITICAL'].includes(line.severity)) return null;
  const cause = line.err === undefined ? '' : `: ${line.err.message}`;
  return `${time} ${line.severity.toLowerCase()}${job}: ${line.message}${cause}`;
}

function writeHuman(json: string): void {
  const line = humanLine(json);
  if (line !== null) process.stdout.write(`${line}\n`);
}
