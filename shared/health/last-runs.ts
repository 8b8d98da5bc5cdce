import { z } from 'zod';
import { OPS_RUNS, recentRuns, type StoredRun } from '../backup/run-record.ts';
import type { Documents } from '../ports.ts';

/** Of the recent ones; null when none of them was found sound. */
export async function lastVerifiedBackup(documents: Documents) {
  return newestVerified(await recentRuns(documents));
}

/** `runs`: newest first. */
export function newestVerified(runs: readonly StoredRun[]) {
  const verified = runs.find(({ run }) => run.state === 'verified');
  if (!verified) return null;
  const { endedAt, documents: count, bytes } = verified.run;
  return { id: verified.id, verified_at: endedAt, documents: count, bytes };
}

const runSchema = z.object({ state: z.string(), endedAt: z.string().nullable() });

export async function lastLifecycleRun(documents: Documents) {
  const { docs } = await documents.query({
    collection: OPS_RUNS,
    where: { job: 'lifecycle' },
    orderBy: { field: 'createdAt', direction: 'desc' },
    limit: 1,
  });
  const run = docs[0] && runSchema.parse(docs[0].data);
  return run ? { state: run.state, ended_at: run.endedAt } : null;
}
