import { Argument, InvalidArgumentError } from 'commander';
import type { Scope } from '../../shared/domain/api-key.ts';
import { JOB_STATUSES, type JobStatus } from '../../shared/domain/job.ts';
import { SCHEDULES } from '../../shared/domain/schedules.ts';

/** What stands behind options, as commander reads it: throws InvalidArgumentError. */

export function statuses(text: string): JobStatus[] {
  return text.split(',').map((part) => {
    const known = JOB_STATUSES.find((status) => status === part.trim());
    if (known) return known;
    throw new InvalidArgumentError(`It must be of ${JOB_STATUSES.join(', ')}.`);
  });
}

export function accountName(text: string): string {
  if (/^[\w.@-]{1,64}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be 1 to 64 letters, digits, or of ". _ @ -".');
}

export function whole(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}

export const schedule = () => new Argument('<schedule>').choices(SCHEDULES.map(({ name }) => name));

/** Options of every command, where they are given. */
export interface Flags {
  json?: boolean;
  yes?: boolean;
  force?: boolean;
  wait?: boolean;
  timeout?: number;
  status?: JobStatus[];
  limit?: number;
  cursor?: string;
  account?: string;
  scope?: Scope;
  days?: number;
  state?: 'owed' | 'delivered' | 'given_up';
  rotate?: boolean;
  keepDays?: number;
}
