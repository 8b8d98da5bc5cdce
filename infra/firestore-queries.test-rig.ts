import { checkStore } from '../shared/backup/check-store.ts';
import { recentSteps } from '../shared/backup/recent-steps.ts';
import { recentRuns } from '../shared/backup/run-record.ts';
import { lastLifecycleRun } from '../shared/health/last-runs.ts';
import { listJobs, listReports } from '../shared/jobs/list.ts';
import { oldestJobAt } from '../shared/jobs/oldest-job.ts';
import { oldestPendingAt } from '../shared/jobs/oldest-pending.ts';
import { releaseOrphans } from '../shared/jobs/recover.ts';
import { readRecords } from '../shared/jobs/step-records.ts';
import { createSweep } from '../shared/jobs/sweep.ts';
import { createLog } from '../shared/log.ts';
import { scrape } from '../shared/metrics/scrape.ts';
import type { Documents } from '../shared/ports.ts';
import { createManualClock } from '../shared/testing/manual-clock.ts';
import { createMemoryObjects } from '../shared/testing/memory-objects.ts';
import { readCacheUse } from './ops/cache-stats.ts';

const clock = createManualClock(0);

/** Every query of the program with each combination of its filters, on an empty store. */
export async function askEverything(documents: Documents): Promise<void> {
  const limit = 10;
  await listJobs(documents, { statuses: [], limit });
  await listJobs(documents, { statuses: ['pending', 'running'], limit });
  await listReports(documents, { limit });
  await listReports(documents, { company: 'Acme', limit });
  await readRecords(documents, 'job1');
  await createSweep({
    documents,
    publish: async () => true,
    callBack: async () => {},
    clock,
    log: createLog('silent'),
  })();
  await oldestJobAt(documents);
  await oldestPendingAt(documents);
  await scrape(documents);
  await readCacheUse(documents);
  await recentRuns(documents);
  await lastLifecycleRun(documents);
  await checkStore({ documents, objects: createMemoryObjects() }, clock.now());
  await recentSteps(documents, clock.now()).next();
}

/** Those that only a process that is alone on its store asks: they need no index of Firestore. */
export async function askWhatOnlyEmbeddedAsks(documents: Documents): Promise<void> {
  await releaseOrphans({ documents, clock });
}
