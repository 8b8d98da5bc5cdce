import { checkStore } from '../shared/backup/check-store.ts';
import { recentSteps } from '../shared/backup/recent-steps.ts';
import { recentRuns } from '../shared/backup/run-record.ts';
import { countPassing } from '../shared/backup/size-faults.ts';
import { lastLifecycleRun } from '../shared/health/last-runs.ts';
import { findReports, listCallbacks, listJobs, listReports } from '../shared/jobs/list.ts';
import { oldestJobAt } from '../shared/jobs/oldest-job.ts';
import { oldestPendingAt } from '../shared/jobs/oldest-pending.ts';
import { releaseOrphans } from '../shared/jobs/recover.ts';
import { readRecords } from '../shared/jobs/step-records.ts';
import { createSweep } from '../shared/jobs/sweep.ts';
import { createApiKeys } from '../shared/keys/api-keys.ts';
import { scrape } from '../shared/metrics/scrape.ts';
import { createOwnFrameworks } from '../shared/own-frameworks/own-frameworks.ts';
import type { Documents } from '../shared/ports.ts';
import { createLog } from '../shared/process/log.ts';
import { createCountingIds } from '../shared/testing/counting-ids.ts';
import { createManualClock } from '../shared/testing/manual-clock.ts';
import { createMemoryObjects } from '../shared/testing/memory-objects.ts';
import { listUploads } from '../shared/uploads/uploads.ts';
import { readCacheUse } from './ops/cache-stats.ts';

const clock = createManualClock(0);

/** Every query of the program with each combination of its filters, on an empty store. */
export async function askEverything(documents: Documents): Promise<void> {
  const limit = 10;
  for (const account of [undefined, 'acme']) {
    await listJobs(documents, { statuses: [], account, limit });
    await listJobs(documents, { statuses: ['pending', 'running'], account, limit });
    await listReports(documents, { account, limit });
    await listReports(documents, { company: 'Acme', account, limit });
    await findReports(documents, { name: 'Ac', account, limit });
  }
  await listCallbacks(documents, { states: ['owed', 'given_up'], limit });
  await listUploads('acme', { limit }, { documents, clock });
  await createApiKeys({ documents, clock, ids: createCountingIds(), pepper: '' }).list();
  await createOwnFrameworks({ documents, clock }).list();
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
  await countPassing(documents);
  await checkStore({ documents, objects: createMemoryObjects() }, clock.now());
  await recentSteps(documents, clock.now()).next();
}

/** Those that only a process that is alone on its store asks: they need no index of Firestore. */
export async function askWhatOnlyEmbeddedAsks(documents: Documents): Promise<void> {
  await releaseOrphans({ documents, clock });
}
