import type { Clock, Documents } from '../../shared/ports.ts';
import type { Log } from '../../shared/process/log.ts';
import { createScheduledFunction } from '../../shared/process/scheduled-function.ts';
import { createLifecycleRun } from '../../shared/retention/lifecycle-run.ts';
import type { Retention } from '../../shared/retention/retention.ts';

/**
 * `/` brings the rules of retention into force; `/plan` says what that would change. What needs force is for
 * the operator's command alone.
 */
export function createLifecycleFunction(context: {
  retention: Retention;
  documents: Documents;
  clock: Clock;
  log: Log;
}) {
  return createScheduledFunction({
    paths: { '/': createLifecycleRun(context), '/plan': () => context.retention.plan() },
    failure: 'lifecycle function failed',
    log: context.log,
  });
}
