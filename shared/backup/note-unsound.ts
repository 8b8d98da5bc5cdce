import { ConflictError } from '../errors.ts';
import type { Documents } from '../ports.ts';
import { OPS_RUNS, recentRuns } from './run-record.ts';

/**
 * Records that a copy which was verified is not sound any more, so that nothing counts on it. Its day is not made
 * up for: whoever looked makes another. Answers whether a recent run had verified it.
 */
export async function noteUnsound(
  documents: Documents,
  { exportName, faults, nowMs }: { exportName: string; faults: readonly string[]; nowMs: number },
): Promise<boolean> {
  const runs = await recentRuns(documents);
  const found = runs.find(({ run }) => run.exportName === exportName && run.state === 'verified');
  if (!found) return false;
  const { id, version } = found;
  const unsoundAt = new Date(nowMs).toISOString();
  const data = { state: 'failed', reason: faults.join('; '), final: true, unsoundAt };
  try {
    await documents.commit([{ op: 'update', collection: OPS_RUNS, id, data, version }]);
  } catch (error) {
    // A verified run changes in this way alone: someone else has noted it.
    if (!(error instanceof ConflictError)) throw error;
  }
  return true;
}
