import type { DatabaseExports, ExportContents } from '../ops-ports.ts';
import { checkStore } from './check-store.ts';

/**
 * All that can be found wrong with a copy without restoring it; empty when nothing is. `noted`: its contents
 * when it was verified; null when nothing is known of them.
 */
export async function inspectExport(
  exports: DatabaseExports,
  name: string,
  nowMs: number,
  noted: ExportContents | null,
): Promise<string[]> {
  const faults = await exports.check(name);
  if (faults.length > 0) return faults;
  const there = noted && (await exports.contents(name));
  if (there && there.sha256 !== noted.sha256) {
    return [`it has ${sizeOf(there)}, and not the ${sizeOf(noted)} that were verified`];
  }
  const copy = await exports.open(name);
  if (copy === null) return [];
  try {
    return (await checkStore(copy, nowMs)).faults;
  } finally {
    await copy.close();
  }
}

function sizeOf({ objects, bytes }: ExportContents): string {
  return `${objects} objects of ${bytes} bytes`;
}
