/**
 * Work on long texts is written as a generator that yields where it may be interrupted, so that other work of
 * the process has its turn; this does it in one go.
 */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value as T;
  }
}
