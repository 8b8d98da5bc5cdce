import { callbackView } from '../../functions/api/views.ts';
import {
  type CallbackSecret,
  createCallbackSecrets,
  validSecrets,
} from '../../shared/callbacks/secrets.ts';
import { owedAgain } from '../../shared/jobs/call-back.ts';
import { listCallbacks } from '../../shared/jobs/list.ts';
import { type Answer, Refusal } from './answer.ts';
import type { CommandNamed } from './commands.ts';
import { knownJob } from './job-show.ts';
import { companyOf } from './jobs-list.ts';
import type { Operated } from './operated.ts';
import { table, when } from './table.ts';

export async function callbacksList(
  { documents }: Operated,
  { states, limit }: CommandNamed<'callbacks list'>,
): Promise<Answer> {
  const jobs = await listCallbacks(documents, { states, limit });
  const views = jobs.map((job) => ({
    job_id: job.id,
    account: job.account,
    company: companyOf(job),
    job_status: job.status,
    created_at: job.createdAt,
    callback: callbackView(job),
  }));
  const rows = views.map(({ job_id, account, company, job_status, callback }) => [
    job_id,
    account,
    company,
    job_status,
    callback?.state ?? null,
    callback?.attempts ?? null,
    when(callback?.next_at ?? null),
    callback?.error ?? null,
  ]);
  const heads = ['job', 'account', 'company', 'status', 'callback', 'tries', 'next', 'error'];
  return { data: { callbacks: views }, lines: table(heads, rows), ok: true };
}

export async function callbackRedeliver(
  uses: Operated,
  { id }: CommandNamed<'callbacks redeliver'>,
): Promise<Answer> {
  await knownJob(uses, id);
  const outcome = await owedAgain(id, uses);
  if (outcome === 'missing') throw new Refusal('no job has this id');
  if (outcome === 'none') throw new Refusal('nobody asked to be called back for this job');
  if (outcome === 'open') throw new Refusal('the job has not ended: its caller is told then');
  return {
    data: { job_id: id, callback: 'owed' },
    lines: ['the next sweep delivers it, within a minute or two; then: jobs show'],
    ok: true,
  };
}

/** What an account's receivers check the signatures with. */
export async function callbackSecret(
  uses: Operated,
  { account, rotate, keepDays }: CommandNamed<'callbacks secret'>,
): Promise<Answer> {
  const secrets = createCallbackSecrets(uses);
  const stored = rotate ? await secrets.rotate(account, keepDays) : await secrets.of(account);
  const valid = validSecrets(stored, uses.clock.now());
  return {
    data: view(stored, valid),
    lines: [
      stored.secret,
      ...(valid.length > 1
        ? [`signed with the one before, too, until ${when(stored.previousUntil)}`]
        : []),
    ],
    ok: true,
  };
}

function view({ account, secret, since, previousUntil }: CallbackSecret, valid: string[]) {
  const both = valid.length > 1;
  return { account, secret, since, previous_until: both ? previousUntil : null };
}
