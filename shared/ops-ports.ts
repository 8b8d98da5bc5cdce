import type { Data, Documents, Objects } from './ports.ts';

/** What the care of a store needs of the outside, beside what ports.ts has. */

/** A store other than the one in use: a copy as it lies, or what was restored from one. */
export interface StoreCopy {
  readonly documents: Documents;
  readonly objects: Pick<Objects, 'head' | 'get'>;
  close(): Promise<void>;
}

export type ExportProgress =
  | { state: 'running' }
  | { state: 'failed'; reason: string }
  /** `estimatedDocuments`: what the store held at the snapshot, by its own count. */
  | { state: 'done'; documents: number; estimatedDocuments: number; bytes: number };

export interface ExportSummary {
  readonly name: string;
  /** ISO 8601. */
  readonly finishedAt: string;
}

/** What a copy consists of, in short. */
export interface ExportContents {
  readonly objects: number;
  readonly bytes: number;
  /** Of all names, sizes and checksums; lower-case hex. */
  readonly sha256: string;
}

export interface Restored extends StoreCopy {
  /** How many documents were written. */
  readonly count: number;
  /** What has to be set for the functions to use it. */
  readonly setting: { readonly name: string; readonly value: string };
}

/** Whole copies of the documents. Names are of the characters `[A-Za-z0-9-]`, and no name is used twice. */
export interface DatabaseExports {
  /** Whether a copy holds every document; else steps, cached replies and the like are left out. */
  readonly whole: boolean;
  /**
   * Begins a copy. Resolves with the operation that `progress` is asked by: in the cloud once it is under
   * way, of the state at `snapshotTime` (a whole minute that has passed); embedded once it is made, of the
   * state now.
   */
  start(name: string, snapshotTime: string): Promise<string>;
  progress(operation: string): Promise<ExportProgress>;
  /** The complete ones, newest first. */
  list(): Promise<ExportSummary[]>;
  /** What is wrong with the copy as it lies there; empty when nothing is. */
  check(name: string): Promise<string[]>;
  /** To be noted, and compared with later. Null where the copy itself has a note of that, which `check` heeds. */
  contents(name: string): Promise<ExportContents | null>;
  /** Null where a copy can only be read once it is restored. Only for one that `check` found sound. */
  open(name: string): Promise<StoreCopy | null>;
  /** Into a new place; PermanentError when the copy is not sound, or something is there already. */
  restore(name: string, target: string): Promise<Restored>;
  /** Null where the place of the copies has rules of its own for that. */
  readonly delete: ((name: string) => Promise<void>) | null;
}

/** For a store that keeps expired documents (`expireAt` has passed) until it is asked to delete them. */
export interface Expiry {
  count(nowMs: number): Promise<number>;
  /** Answers how many it deleted. */
  deleteExpired(nowMs: number): Promise<number>;
}

export interface LifecycleRule {
  readonly action: Data;
  readonly condition: Data;
}

/** What a bucket does by itself. */
export interface BucketRules {
  readonly versioning: boolean;
  readonly uniformAccess: boolean;
  readonly publicAccessPrevented: boolean;
  readonly lifecycle: readonly LifecycleRule[];
}

export interface BucketPolicy {
  readonly bucket: string;
  read(): Promise<{ rules: BucketRules; metageneration: string }>;
  /**
   * Replaces versioning and lifecycle; the two switches of access are the operator's. ConflictError when the
   * bucket was changed since it had that metageneration.
   */
  write(
    rules: Pick<BucketRules, 'versioning' | 'lifecycle'>,
    metageneration: string,
  ): Promise<void>;
}

/** A scheduled job as the platform has it. */
export interface ScheduleState {
  readonly name: string;
  /** Cron, in `timeZone`. */
  readonly schedule: string;
  readonly timeZone: string;
  /** `disabled`: by the platform itself, after a fault. `missing`: wanted, but not set up. */
  readonly state: 'enabled' | 'paused' | 'disabled' | 'missing';
  /** ISO 8601; null: not yet. */
  readonly lastRunAt: string | null;
  /** `ok`, or what went wrong; null: not yet. */
  readonly lastOutcome: string | null;
  /** Null while it is not enabled. */
  readonly nextRunAt: string | null;
}

/** The scheduled jobs. PermanentError `misconfigured` for a name that is not one of them, or is missing. */
export interface Schedules {
  /** All that are wanted. */
  list(): Promise<ScheduleState[]>;
  /** Not run until it is resumed; no error when it is paused already. */
  pause(name: string): Promise<void>;
  resume(name: string): Promise<void>;
  /** Runs it now, beside its schedule. Resolves when it is under way; embedded: when it has ended well. */
  run(name: string): Promise<void>;
}

/** How many messages wait in a subscription. Rejects when it cannot be told. */
export type Undelivered = (subscription: string) => Promise<number>;
