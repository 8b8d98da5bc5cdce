import { countJobs } from '../../shared/jobs/count-jobs.ts';
import { oldestPendingAt } from '../../shared/jobs/oldest-pending.ts';
import type { Answer } from './answer.ts';
import type { Operated } from './operated.ts';
import { duration, pairs } from './table.ts';

export const COUNTED_ELSEWHERE =
  'Cloud Monitoring counts them: undelivered messages of the subscription';

export async function queue(uses: Operated): Promise<Answer> {
  const [{ pending, running }, oldest] = await Promise.all([
    countJobs(uses.documents),
    oldestPendingSeconds(uses),
  ]);
  const messages = uses.queue?.() ?? null;
  return {
    data: {
      pending,
      running,
      oldest_pending_seconds: oldest,
      messages: messages && { waiting: messages.waiting, delivered: messages.leased },
      dead_letters: messages?.dead ?? null,
      ...(messages ? {} : { unknown: { messages: COUNTED_ELSEWHERE } }),
    },
    lines: pairs({
      'pending jobs': pending,
      'oldest pending': duration(oldest),
      'running jobs': running,
      'messages waiting': messages ? messages.waiting : COUNTED_ELSEWHERE,
      'messages delivered': messages ? messages.leased : null,
      'dead letters': messages ? messages.dead : COUNTED_ELSEWHERE,
    }),
    ok: true,
  };
}

export async function oldestPendingSeconds({ documents, clock }: Operated): Promise<number | null> {
  const at = await oldestPendingAt(documents);
  return at === null ? null : Math.max(0, (clock.now() - Date.parse(at)) / 1000);
}
