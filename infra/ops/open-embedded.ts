import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { attachDataDir, readHolder } from '../../shared/adapters/embedded/data-dir.ts';
import { createEmbeddedDocuments } from '../../shared/adapters/embedded/documents.ts';
import { createEmbeddedExpiry } from '../../shared/adapters/embedded/expiry.ts';
import { createEmbeddedObjects } from '../../shared/adapters/embedded/objects.ts';
import { createQueueCounts } from '../../shared/adapters/embedded/queue.ts';
import { createDeadLetters } from '../../shared/adapters/embedded/queue-dead-letters.ts';
import { createEmbeddedSchedules } from '../../shared/adapters/embedded/schedules.ts';
import { type BackupDone, createBackup } from '../../shared/backup/backup.ts';
import { openExports } from '../../shared/backup/with-exports.ts';
import { SCHEDULES } from '../../shared/domain/schedules.ts';
import { TransientError } from '../../shared/errors.ts';
import { createProbes } from '../../shared/health/probes.ts';
import { ANALYSIS_TOPIC } from '../../shared/jobs/accept.ts';
import type { Config } from '../../shared/process/config.ts';
import { createLog } from '../../shared/process/log.ts';
import type { Retention, RetentionOutcome } from '../../shared/retention/retention.ts';
import { createStoreRetention } from '../../shared/retention/store-retention.ts';
import { callFunction } from '../local/call-function.ts';
import { Refusal } from './answer.ts';
import { createGivenUp } from './dead-letters.ts';
import type { Operated } from './operated.ts';
import { askServerChecks } from './server-checks.ts';

/**
 * A data folder, beside the server that may have it open: what is small is done on the data themselves, what
 * takes long or what only the server's own queue knows is asked of the server. Throws PermanentError
 * `misconfigured` where there are no data.
 */
export function openEmbedded(config: Config, dir: string): Operated {
  const attached = attachDataDir(dir);
  const { database, objectsFolder } = attached;
  const clock = { now: () => Date.now() };
  const ids = { next: () => randomBytes(16).toString('hex') };
  const log = createLog(config.logLevel);
  const documents = createEmbeddedDocuments({ database });
  const objects = createEmbeddedObjects({ folder: objectsFolder, attached: true });
  const stores = { documents, objects, clock, ids, log };
  const counts = createQueueCounts({ database });
  const served = readHolder(dir) !== null;
  const checkTopic = async () => void counts(ANALYSIS_TOPIC);
  const ownChecks = createProbes({ ...stores, config, checkTopic, dataCheck: attached.check });

  /** Null: no server is there to be asked. */
  async function askServer(path: string): Promise<unknown> {
    const holder = readHolder(dir);
    if (holder === null) return null;
    const { url, secret } = holder;
    if (url !== null) return callFunction({ url, secret }, path);
    throw new TransientError('unavailable', 'the server is starting: try again in a moment');
  }

  const schedules = createEmbeddedSchedules({
    wanted: SCHEDULES,
    documents,
    clock,
    async call({ function: name }) {
      await askServer(name);
    },
  });
  const exports = () => openExports(config, { source: attached, clock });
  return {
    ...stores,
    config,
    served,
    // The message has to come from the server, whose queue would not notice one put in beside it.
    publish: () =>
      askServer('sweep').then(
        (swept) => swept !== null,
        () => false,
      ),
    queue: async () => counts(ANALYSIS_TOPIC),
    givenUp: createGivenUp(createDeadLetters({ database })),
    async checks() {
      const holder = readHolder(dir);
      return holder === null ? ownChecks() : askServerChecks(holder.url, ownChecks);
    },
    schedules: () => ({
      ...schedules,
      async run(name) {
        if (!served) throw new Refusal('no server runs on DATA_DIR, so there is nothing to run it');
        await schedules.run(name);
      },
    }),
    exports,
    async backupNow() {
      const done = await askServer('backup/now');
      if (done === null) return createBackup({ ...stores, exports: exports() }).now();
      return backupDoneSchema.parse(done);
    },
    retention: served
      ? retentionOf(stores, attached, () => askServer('lifecycle'))
      : retentionOf(stores, attached, null),
    close: async () => attached.close(),
  };
}

function retentionOf(
  stores: Pick<Operated, 'documents' | 'objects' | 'clock' | 'ids'> & {
    log: ReturnType<typeof createLog>;
  },
  attached: ReturnType<typeof attachDataDir>,
  ask: (() => Promise<unknown>) | null,
): Retention {
  const own = createStoreRetention({ ...stores, expiry: createEmbeddedExpiry(attached) });
  if (ask === null) return own;
  return {
    plan: own.plan,
    // The server's own function never forces.
    apply: async (options) =>
      options.force ? own.apply(options) : retentionOutcomeSchema.parse(await ask()),
  };
}

const backupDoneSchema: z.ZodType<BackupDone> = z.object({
  runs: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      export: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  lastVerifiedAt: z.string().nullable(),
});

const retentionOutcomeSchema: z.ZodType<RetentionOutcome> = z.object({
  outcome: z.enum(['in_force', 'applied', 'refused']),
  changes: z.array(z.string()),
  weakens: z.array(z.string()),
});
