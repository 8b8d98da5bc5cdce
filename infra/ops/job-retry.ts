import { isTerminal, type Job } from '../../shared/domain/job.ts';
import { offerAgain } from '../../shared/jobs/offer-again.ts';
import { type Answer, Refusal } from './answer.ts';
import { createAskFor } from './ask-for.ts';
import type { CommandNamed } from './commands.ts';
import { knownJob } from './job-show.ts';
import type { Operated } from './operated.ts';
import { when } from './table.ts';

/**
 * What has ended stays as it is, since its caller was told of it: its request becomes a new job, which finds
 * the paid replies in the cache. What is open is offered to the workers again. Either way nobody needs the
 * messages about the job any more that were given up.
 */
export async function jobRetry(
  uses: Operated,
  { id }: CommandNamed<'jobs retry'>,
): Promise<Answer> {
  const job = await knownJob(uses, id);
  // The job is stored, and goes on without them.
  const removed = uses.givenUp?.remove(id) ?? 0;
  const { data, lines, ok } = isTerminal(job.status)
    ? await askAgain(uses, job, removed)
    : await offer(uses, job);
  const taken = removed > 0 ? [`its dead letters were taken away: ${removed}`] : [];
  return { data: { ...data, dead_letters_removed: removed }, lines: [...lines, ...taken], ok };
}

interface Done extends Answer {
  data: object;
}

async function askAgain(uses: Operated, job: Job, removed: number): Promise<Done> {
  if (job.status === 'completed') {
    const text = 'the job is completed: nothing is missing';
    if (removed === 0) throw new Refusal(text);
    return { data: { outcome: 'completed', job_id: job.id }, lines: [text], ok: true };
  }
  const accepted = await createAskFor(uses)(job.request, `retry-${job.id}`, job);
  if (accepted.outcome === 'key_reused') {
    throw new Refusal(`the job was asked for again as ${accepted.jobId}, with another request`);
  }
  const { outcome, job: again } = accepted;
  const data = {
    outcome: 'asked_again',
    job_id: again.id,
    status: again.status,
    new: outcome === 'created',
  };
  if (outcome === 'created')
    return { data, lines: [`asked for again as job ${again.id}`], ok: true };
  const text = `it was asked for again before, as job ${again.id}, which is ${again.status}`;
  const open = !isTerminal(again.status) || again.status === 'completed';
  return { data, lines: [open ? text : `${text}: retry that one`], ok: open };
}

async function offer(uses: Operated, { id }: Job): Promise<Done> {
  const offered = await offerAgain(id, uses);
  if (offered.outcome === 'missing') throw new Refusal('no job has this id');
  const { outcome, job } = offered;
  const data = { outcome, job_id: id, status: job.status };
  if (offered.outcome === 'busy') {
    const until = `until ${when(job.leaseExpiresAt)} unless it is extended`;
    return { data, lines: [`a worker holds the job, ${until}: nothing was done`], ok: true };
  }
  if (offered.outcome === 'done') {
    return { data, lines: [`the job is ${job.status} meanwhile: nothing was done`], ok: true };
  }
  const heard = offered.published
    ? 'the job was offered to the workers again'
    : 'no worker could be told; the next sweep offers the job again';
  return { data: { ...data, published: offered.published }, lines: [heard], ok: true };
}
