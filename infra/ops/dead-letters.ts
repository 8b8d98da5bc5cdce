import { z } from 'zod';
import type { DeadLetters } from '../../shared/adapters/embedded/queue-dead-letters.ts';
import { ANALYSIS_TOPIC } from '../../shared/jobs/accept.ts';

/** The messages about jobs that were given up. */
export interface GivenUp {
  /** Ids of the jobs, oldest message first. */
  jobs(): string[];
  /** Those of one job. Answers how many there were. */
  remove(jobId: string): number;
}

const aboutJob = z.object({ jobId: z.string() });

export function createGivenUp(letters: DeadLetters): GivenUp {
  const all = () =>
    letters.list(ANALYSIS_TOPIC).flatMap(({ messageId, data }) => {
      const about = aboutJob.safeParse(data).data;
      return about ? [{ messageId, jobId: about.jobId }] : [];
    });
  return {
    jobs: () => [...new Set(all().map(({ jobId }) => jobId))],
    remove(jobId) {
      const found = all().filter((one) => one.jobId === jobId);
      for (const { messageId } of found) letters.remove(messageId);
      return found.length;
    },
  };
}
