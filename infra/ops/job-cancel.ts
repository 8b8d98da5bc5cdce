import { cancelJob } from '../../shared/jobs/cancel.ts';
import { type Answer, Refusal } from './answer.ts';
import type { CommandNamed } from './commands.ts';
import { knownJob } from './job-show.ts';
import type { Operated } from './operated.ts';

export async function jobCancel(
  uses: Operated,
  command: CommandNamed<'jobs cancel'>,
): Promise<Answer> {
  const { id } = await knownJob(uses, command.id);
  const cancelled = await cancelJob(id, uses);
  if (cancelled.outcome === 'missing') throw new Refusal('no job has this id');
  const { outcome, job } = cancelled;
  if (outcome === 'finished') throw new Refusal(`the job is ${job.status} already`);
  const text = outcome === 'cancelled' ? 'cancelled' : 'its worker will stop at the next step';
  return { data: { outcome, job_id: id, status: job.status }, lines: [text], ok: true };
}
