/**
 * Milliseconds of processor that some work of this thread takes. The clock on the wall also counts what others
 * do meanwhile: a limit on it fails on a busy machine.
 */
export function processorMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
