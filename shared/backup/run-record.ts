import { z } from 'zod';
import type { Documents, Version } from '../ports.ts';

/** What scheduled functions did; one document for each run. */
export const OPS_RUNS = 'ops_runs';

/**
 * `created`: someone begins an export; `started`: there is an operation to ask for. The end is `verified`,
 * or `failed` with the reason.
 */
export const backupRunSchema = z.object({
  job: z.literal('backup'),
  state: z.enum(['created', 'started', 'verified', 'failed']),
  /** Of the export; another for each attempt. */
  exportName: z.string(),
  /** 1 for the first. */
  attempt: z.int(),
  operation: z.string().nullable(),
  /** When the run was first made; runs are listed by it. */
  createdAt: z.string(),
  /** Of this attempt. */
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  /** As the export counted them; null until it ended. */
  documents: z.int().nullable(),
  bytes: z.int().nullable(),
  reason: z.string().nullable(),
  /** Of a failed one: no other attempt is made. */
  final: z.boolean(),
  expireAt: z.string(),
});
export type BackupRun = z.infer<typeof backupRunSchema>;

export interface StoredRun {
  id: string;
  run: BackupRun;
  version: Version;
}

/** Newest first; as many as matter: a run a day, some by hand. */
export async function recentRuns(documents: Documents): Promise<StoredRun[]> {
  const { docs } = await documents.query({
    collection: OPS_RUNS,
    where: { job: 'backup' },
    orderBy: { field: 'createdAt', direction: 'desc' },
    limit: 60,
  });
  return docs.map(({ id, data, version }) => ({ id, run: backupRunSchema.parse(data), version }));
}

/** When a backup was last found sound, in milliseconds since the epoch; null: none of the recent ones was. */
export function lastVerifiedMs(runs: readonly StoredRun[]): number | null {
  const ends = runs.flatMap(({ run }) =>
    run.state === 'verified' && run.endedAt !== null ? [Date.parse(run.endedAt)] : [],
  );
  return ends.length === 0 ? null : Math.max(...ends);
}
