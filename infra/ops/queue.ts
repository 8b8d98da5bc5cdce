import { countJobs } from '../../shared/jobs/count-jobs.ts';
import { oldestPendingAt } from '../../shared/jobs/oldest-pending.ts';
import type { Answer } from './answer.ts';
import type { Operated } from './operated.ts';
import { duration, pairs } from './table.ts';

export async function queue(uses: Operated): Promise<Answer> {
  const [{ pending, running }, oldest] = await Promise.all([
    countJobs(uses.documents),
    oldestPendingSeconds(uses),
  ]);
  let unknown: string | undefined;
  const messages = await uses.queue().catch((error: unknown) => {
    unknown = error instanceof Error ? error.message : String(error);
    return null;
  });
  const givenUp = uses.givenUp?.jobs() ?? null;
  return {
    data: {
      pending,
      running,
      oldest_pending_seconds: oldest,
      messages: messages && { waiting: messages.waiting, delivered: messages.leased },
      dead_letters: messages?.dead ?? null,
      dead_letter_jobs: givenUp,
      ...(unknown === undefined ? {} : { unknown: { messages: unknown } }),
    },
    lines: [
      ...pairs({
        'pending jobs': pending,
        'oldest pending': duration(oldest),
        'running jobs': running,
        'messages waiting': messages ? messages.waiting : `unknown: ${unknown}`,
        'messages delivered': messages ? messages.leased : null,
        'dead letters': messages ? messages.dead : `unknown: ${unknown}`,
      }),
      ...(givenUp ?? []).map((id) => `  of job ${id}`),
    ],
    ok: messages !== null,
  };
}

export async function oldestPendingSeconds({ documents, clock }: Operated): Promise<number | null> {
  const at = await oldestPendingAt(documents);
  return at === null ? null : Math.max(0, (clock.now() - Date.parse(at)) / 1000);
}
