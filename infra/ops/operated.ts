import type { QueueCounts } from '../../shared/adapters/embedded/queue.ts';
import type { BackupDone } from '../../shared/backup/backup.ts';
import type { Config } from '../../shared/config.ts';
import type { Checks } from '../../shared/health/probes.ts';
import type { PublishJob } from '../../shared/jobs/accept.ts';
import type { DatabaseExports, Schedules } from '../../shared/ops-ports.ts';
import type { Clock, Documents, Ids, Objects } from '../../shared/ports.ts';
import type { Retention } from '../../shared/retention/retention.ts';

/** What is operated: the stores of PLATFORM, beside whatever works on them. */
export interface Operated {
  readonly config: Config;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly documents: Documents;
  readonly objects: Objects;
  readonly publish: PublishJob;
  /** Whether someone is there to do jobs; null: not to be told from here. */
  readonly served: boolean | null;
  /** Null where only the platform's monitoring counts messages. */
  readonly queue: (() => QueueCounts) | null;
  /** What the line of work stands on, as whoever does the jobs sees it, where that one can be asked. */
  checks(): Promise<Checks>;
  /** Throws PermanentError where the configuration does not say where they are. */
  schedules(): Schedules;
  /** Throws as `schedules` does. */
  exports(): DatabaseExports;
  backupNow(): Promise<BackupDone>;
  readonly retention: Retention;
  close(): Promise<void>;
}
