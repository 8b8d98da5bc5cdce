/** npm passes on the Ctrl-C that the terminal has sent to its whole group already: one press arrives twice. */
const SAME_PRESS_MS = 1000;

/** The first press fires `signal`; a later one is impatience and calls `end`. `now` is in milliseconds. */
export function createInterrupt({ now, end }: { now: () => number; end: () => void }): {
  signal: AbortSignal;
  press: () => void;
} {
  const controller = new AbortController();
  let firstAt: number | undefined;
  return {
    signal: controller.signal,
    press() {
      firstAt ??= now();
      if (!controller.signal.aborted) controller.abort();
      else if (now() - firstAt > SAME_PRESS_MS) end();
    },
  };
}
