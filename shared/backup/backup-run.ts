import { RETENTION_MS } from '../domain/job.ts';
import { ConflictError } from '../errors.ts';
import type { DatabaseExports } from '../ops-ports.ts';
import type { Clock, Documents, Ids } from '../ports.ts';
import type { Log } from '../process/log.ts';
import { inspectExport } from './inspect.ts';
import { type BackupRun, OPS_RUNS, type StoredRun } from './run-record.ts';
import { countPassing, type StoreSize, sizeFaults } from './size-faults.ts';

const MINUTE_MS = 60_000;
const MAX_ATTEMPTS = 3;
/** Longer than an export takes to begin. */
const BEGIN_MS = 30 * MINUTE_MS;
const EXPORT_MS = 12 * 3_600_000;

export interface BackupUses {
  documents: Documents;
  exports: DatabaseExports;
  clock: Clock;
  ids: Ids;
  log: Log;
}

/**
 * The moves of one run. Each is a write under a precondition, so that of any number of callers one makes it;
 * the others learn null.
 */
export function createBackupRun({ documents, exports, clock, ids, log }: BackupUses) {
  const iso = (ms: number) => new Date(ms).toISOString();
  /** Names of the exports that this process is about to begin; embedded, is making. */
  const beginning = new Set<string>();

  async function update(stored: StoredRun, change: Partial<BackupRun>): Promise<StoredRun | null> {
    const { id, version } = stored;
    const write = { op: 'update', collection: OPS_RUNS, id, data: change, version } as const;
    const written = await unlessConflict(documents.commit([write]));
    return written && { id, run: { ...stored.run, ...change }, version: written[0] ?? '' };
  }

  /** `retry`: another attempt may end better. */
  async function fail(stored: StoredRun, reason: string, retry: boolean, counts = {}) {
    const final = !retry || stored.run.attempt >= MAX_ATTEMPTS;
    const ended = await update(stored, {
      state: 'failed',
      endedAt: iso(clock.now()),
      reason,
      final,
      ...counts,
    });
    if (ended) log.error({ run_id: stored.id, reason, final }, 'backup failed');
    return ended;
  }

  /** Makes the run, or its next attempt, and starts the export. */
  async function begin(id: string, failed: StoredRun | undefined): Promise<StoredRun | null> {
    const nowMs = clock.now();
    const attempt = (failed?.run.attempt ?? 0) + 1;
    const compact = iso(nowMs).replace(/[-:]|\.\d+/g, '');
    const fresh: BackupRun = {
      job: 'backup',
      state: 'created',
      exportName: `${compact}-${ids.next().slice(-8)}`,
      attempt,
      operation: null,
      createdAt: failed?.run.createdAt ?? iso(nowMs),
      startedAt: iso(nowMs),
      endedAt: null,
      documents: null,
      bytes: null,
      passing: null,
      whole: exports.whole,
      contents: null,
      reason: null,
      unsoundAt: null,
      final: false,
      expireAt: iso(nowMs + RETENTION_MS),
    };
    const run = failed ? await update(failed, fresh) : await create(id, fresh);
    if (!run) return null;
    beginning.add(fresh.exportName);
    try {
      const minute = iso(Math.floor(nowMs / MINUTE_MS) * MINUTE_MS);
      const operation = await exports.start(fresh.exportName, minute);
      log.info({ run_id: id, attempt }, 'backup started');
      return await update(run, { state: 'started', operation });
    } catch (error) {
      return fail(run, `it could not be started: ${textOf(error)}`, true);
    } finally {
      beginning.delete(fresh.exportName);
    }
  }

  async function create(id: string, run: BackupRun): Promise<StoredRun | null> {
    const write = { op: 'create', collection: OPS_RUNS, id, data: run } as const;
    const written = await unlessConflict(documents.commit([write]));
    return written && { id, run, version: written[0] ?? '' };
  }

  /** Looks at a run that is under way; `before`: of the export before it. Null: nothing to do yet. */
  async function follow(stored: StoredRun, before: StoreSize | null): Promise<StoredRun | null> {
    const { run } = stored;
    const sinceMs = clock.now() - Date.parse(run.startedAt);
    if (run.operation === null) {
      if (sinceMs <= (beginning.has(run.exportName) ? EXPORT_MS : BEGIN_MS)) return null;
      return fail(stored, 'whoever began it died', true);
    }
    const progress = await exports.progress(run.operation);
    if (progress.state === 'running') {
      if (sinceMs <= EXPORT_MS) return null;
      return fail(stored, `it did not end within ${EXPORT_MS / 3_600_000} hours`, true);
    }
    if (progress.state === 'failed') return fail(stored, progress.reason, true);
    const passing = exports.whole ? await countPassing(documents) : 0;
    const counts = { documents: progress.documents, bytes: progress.bytes, passing };
    const strange = sizeFaults({ ...progress, passing }, before);
    if (strange.length > 0) return fail(stored, strange.join('; '), false, counts);
    const contents = await exports.contents(run.exportName);
    const faults = await inspectExport(exports, run.exportName, clock.now(), contents);
    if (faults.length > 0) return fail(stored, faults.join('; '), true, counts);
    const verified = await update(stored, {
      state: 'verified',
      endedAt: iso(clock.now()),
      contents,
      ...counts,
    });
    if (verified) log.info({ run_id: stored.id, ...counts }, 'backup verified');
    return verified;
  }

  return { begin, follow };
}

async function unlessConflict<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ConflictError) return null;
    throw error;
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
