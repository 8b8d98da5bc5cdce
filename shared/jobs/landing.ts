import type { Steps } from './steps.ts';

/**
 * For a process that is told to stop: paid calls under way may land and be recorded, no new one begins. Once
 * `ending` aborts, a step that would be bought throws its reason; what was bought before still answers.
 */
export function createLanding(ending: AbortSignal) {
  const underWay = new Set<Promise<unknown>>();
  return {
    of: (steps: Steps): Steps => ({
      ...steps,
      run(step, call) {
        const running = steps.run(step, async () => {
          ending.throwIfAborted();
          return call();
        });
        const settled = running.then(
          () => {},
          () => {},
        );
        underWay.add(settled);
        void settled.then(() => underWay.delete(settled));
        return running;
      },
    }),
    /** Resolves when no step is under way, or `signal` aborts. Never rejects. */
    async landed(signal: AbortSignal): Promise<void> {
      const over = new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        else signal.addEventListener('abort', () => resolve(), { once: true });
      });
      while (underWay.size > 0 && !signal.aborted) {
        await Promise.race([Promise.all(underWay), over]);
      }
    },
  };
}
