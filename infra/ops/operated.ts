import type { BackupDone } from '../../shared/backup/backup.ts';
import type { Checks } from '../../shared/health/probes.ts';
import type { PublishJob } from '../../shared/jobs/accept.ts';
import type { DatabaseExports, Schedules } from '../../shared/ops-ports.ts';
import type { Clock, Documents, Ids, Objects } from '../../shared/ports.ts';
import type { Config } from '../../shared/process/config.ts';
import type { Retention } from '../../shared/retention/retention.ts';
import type { GivenUp } from './dead-letters.ts';

export interface QueueCounts {
  waiting: number;
  /** Delivered and not acknowledged; null: not told apart from those that wait. */
  leased: number | null;
  dead: number;
}

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
  /** Rejects where it cannot be told, also because it is the platform's monitoring that counts. */
  queue(): Promise<QueueCounts>;
  /** Null where only the platform's own command takes them away. */
  readonly givenUp: GivenUp | null;
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
