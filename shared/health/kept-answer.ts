import type { Clock } from '../ports.ts';

/** One run for all who ask meanwhile; its answer is kept for `forMs`. A failure is not kept. */
export function keepAnswer<T>(
  run: () => Promise<T>,
  { clock, forMs }: { clock: Clock; forMs: number },
): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let freshUntilMs = Number.POSITIVE_INFINITY;
  return () => {
    if (answer !== undefined && clock.now() < freshUntilMs) return answer;
    freshUntilMs = Number.POSITIVE_INFINITY;
    const running = run();
    answer = running;
    running.then(
      () => {
        freshUntilMs = clock.now() + forMs;
      },
      () => {
        answer = undefined;
      },
    );
    return running;
  };
}
