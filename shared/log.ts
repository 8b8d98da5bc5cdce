import { type Logger, pino } from 'pino';

export type Log = Logger;

const SEVERITY: Record<string, string> = {
  trace: 'DEBUG',
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARNING',
  error: 'ERROR',
  fatal: 'CRITICAL',
};

/**
 * JSON lines with Cloud Logging's field names. Messages are constants; what varies is a field. Never a
 * prompt, page, user text or secret. https://cloud.google.com/logging/docs/structured-logging
 */
export function createLog(level: string): Log {
  return pino({
    level,
    messageKey: 'message',
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ severity: SEVERITY[label] ?? 'DEFAULT' }) },
  });
}
