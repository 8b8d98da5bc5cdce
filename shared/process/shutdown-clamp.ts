import type { Config } from './config.ts';
import type { Log } from './log.ts';

/** Says so when somebody asked for a longer time to stop than there is. */
export function warnOfShutdownClamp(
  { shutdownAskedMs, shutdownGraceMs }: Config,
  log: Pick<Log, 'warn'>,
): void {
  if (shutdownAskedMs === null || shutdownAskedMs <= shutdownGraceMs) return;
  log.warn(
    { asked_seconds: shutdownAskedMs / 1000, used_seconds: shutdownGraceMs / 1000 },
    'GRACEFUL_SHUTDOWN_TIMEOUT is longer than the platform allows',
  );
}
