import type { Scope } from '../../shared/domain/api-key.ts';
import type { Job, JobStatus } from '../../shared/domain/job.ts';

/** What the operator can ask for, and what each needs to know. */
interface Wanted {
  status: object;
  queue: object;
  'jobs list': { statuses: JobStatus[]; limit: number; cursor: string | undefined };
  'jobs show': { id: string };
  'jobs retry': { id: string };
  'jobs cancel': { id: string };
  'backup now': object;
  'backup list': object;
  /** Null: the newest copy. */
  'backup verify': { name: string | null };
  'backup restore': { name: string; target: string };
  'lifecycle plan': object;
  'lifecycle apply': { force: boolean };
  'schedules list': object;
  'schedules pause': { name: string };
  'schedules resume': { name: string };
  'schedules run': { name: string };
  'keys create': {
    account: string;
    scope: Scope;
    /** Null: it does not expire. */
    days: number | null;
  };
  'keys list': object;
  'keys revoke': { id: string };
  'callbacks list': { states: Job['callback'][]; limit: number };
  'callbacks redeliver': { id: string };
  'callbacks secret': {
    /** Null: of jobs that belong to nobody. */
    account: string | null;
    rotate: boolean;
    keepDays: number;
  };
  'frameworks add': { file: string };
  'frameworks list': object;
  'frameworks remove': { name: string };
  'cache stats': object;
  'cache warm': {
    file: string;
    /** Null: not at all. */
    waitSeconds: number | null;
  };
}

export type CommandName = keyof Wanted;
export type CommandNamed<N extends CommandName> = { do: N } & Wanted[N];
export type Command = { [N in CommandName]: CommandNamed<N> }[CommandName];
