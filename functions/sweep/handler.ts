import { createSweep as createJobSweep } from '../../shared/jobs/sweep.ts';
import { createScheduledFunction } from '../../shared/scheduled-function.ts';
import type { ContextWithCallBack } from '../../shared/with-call-back.ts';

export function createSweep(context: ContextWithCallBack) {
  return createScheduledFunction({
    paths: { '/': createJobSweep(context) },
    failure: 'sweep failed',
    log: context.log,
  });
}
