import { isTerminal } from '../../shared/domain/job.ts';
import { listJobs } from '../../shared/jobs/list.ts';
import type { Clock, Documents } from '../../shared/ports.ts';
import { Problem } from './problem.ts';

const PAGE = 100;
const DAY_MS = 86_400_000;

/**
 * Holds an account (of nobody: everyone together) to what its analyses of one day, in UTC, may cost. A job that has
 * ended counts what it spent, another its ceiling. Throws Problem where `wantedUsd` more does not fit. Two requests at
 * the same instant may both find room.
 */
export function createDailyBudget({
  documents,
  clock,
  perDayUsd,
}: {
  documents: Documents;
  clock: Clock;
  /** Null: no limit. */
  perDayUsd: number | null;
}): (account: string | null, wantedUsd: number) => Promise<void> {
  async function committedUsd(account: string | null, fromMs: number): Promise<number> {
    let usd = 0;
    let cursor: string | undefined;
    do {
      const whose = { statuses: [], limit: PAGE, cursor, account: account ?? undefined };
      const { items, nextCursor } = await listJobs(documents, whose);
      for (const job of items) {
        // Newest first.
        if (Date.parse(job.createdAt) < fromMs) return usd;
        usd += isTerminal(job.status) ? job.spentUsd : job.maxCostUsd;
      }
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    return usd;
  }

  return async (account, wantedUsd) => {
    if (perDayUsd === null) return;
    const nowMs = clock.now();
    const fromMs = nowMs - (nowMs % DAY_MS);
    const leftUsd = Math.max(0, perDayUsd - (await committedUsd(account, fromMs)));
    if (wantedUsd <= leftUsd) return;
    const waitSeconds = Math.ceil((fromMs + DAY_MS - nowMs) / 1000);
    throw new Problem(
      429,
      'Daily budget used up',
      `Of $${perDayUsd} a day $${leftUsd.toFixed(2)} are left; this analysis may cost $${wantedUsd}. Ask for less (max_cost_usd), or again after midnight UTC.`,
      { headers: { 'retry-after': String(waitSeconds) } },
    );
  };
}
