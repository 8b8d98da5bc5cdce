import type { DatabaseExports } from '../ops-ports.ts';
import { checkStore } from './check-store.ts';

/** All that can be found wrong with a copy without restoring it; empty when nothing is. */
export async function inspectExport(
  exports: DatabaseExports,
  name: string,
  nowMs: number,
): Promise<string[]> {
  const faults = await exports.check(name);
  if (faults.length > 0) return faults;
  const copy = await exports.open(name);
  if (copy === null) return [];
  try {
    return (await checkStore(copy, nowMs)).faults;
  } finally {
    await copy.close();
  }
}
