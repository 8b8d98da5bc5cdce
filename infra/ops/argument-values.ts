import { InvalidArgumentError } from 'commander';
import { JOB_STATUSES, type JobStatus } from '../../shared/domain/job.ts';

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
