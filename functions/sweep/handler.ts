import { createSweep as createJobSweep } from '../../shared/jobs/sweep.ts';
import type { ContextWithCallBack } from '../../shared/platform/with-call-back.ts';
import { createScheduledFunction } from '../../shared/process/scheduled-function.ts';

export function createSweep(context: ContextWithCallBack) {
  return createScheduledFunction({
    paths: { '/': createJobSweep(context) },
    failure: 'sweep failed',
    log: context.log,
  });
}
