import { z } from 'zod';
import type { ExportContents } from '../ops-ports.ts';
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
  /** Of the documents in the store then, those that live for days only. Null: not counted. */
  passing: z.int().nullable().default(null),
  /** As the exports say of themselves; those of earlier releases were. */
  whole: z.boolean().default(true),
  /** As the copy lay there when it was verified; null: not noted. */
  contents: z
    .object({ objects: z.int(), bytes: z.int(), sha256: z.string() })
    .nullable()
    .default(null),
  reason: z.string().nullable(),
  /** Of a failed one that had been verified: when its copy was found to be unsound. */
  unsoundAt: z.string().nullable().default(null),
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

/** What is known of a copy from the time when it was verified. */
export interface VerifiedCopy {
  documents: number | null;
  contents: ExportContents | null;
}

/** Null: none of the recent runs verified it, as of a copy from another place. */
export async function verifiedCopy(
  documents: Documents,
  exportName: string,
): Promise<VerifiedCopy | null> {
  const runs = await recentRuns(documents);
  const found = runs.find(({ run }) => run.exportName === exportName && run.state === 'verified');
  return found?.run ?? null;
}

/** When a backup was last found sound, in milliseconds since the epoch; null: none of the recent ones was. */
export function lastVerifiedMs(runs: readonly StoredRun[]): number | null {
  const ends = runs.flatMap(({ run }) =>
    run.state === 'verified' && run.endedAt !== null ? [Date.parse(run.endedAt)] : [],
  );
  return ends.length === 0 ? null : Math.max(...ends);
}
