import { CACHE } from '../jobs/store.ts';
import type { Documents } from '../ports.ts';

/** Below it, a store may well double in a day. */
const COMPARED_FROM_DOCUMENTS = 1_000;
/** So few may go in a day from a small store. */
const FEW_DOCUMENTS = 50;
/** Of documents that live for days only: a quiet day after a busy one takes most of them away. */
const PASSING = [CACHE, 'receipts'];

export interface StoreSize {
  documents: number;
  /** Of them, about so many that live for days only; null: not counted. */
  passing: number | null;
}

export async function countPassing(documents: Documents): Promise<number> {
  const counts = await Promise.all(PASSING.map((collection) => documents.count(collection)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * What the mere number of documents says against an export. `before`: the one before it, null when there is
 * none. An empty export of a store that was never seen otherwise is sound: a new installation has nothing.
 */
export function sizeFaults(
  {
    documents,
    estimatedDocuments,
    passing,
  }: { documents: number; estimatedDocuments: number; passing: number },
  before: StoreSize | null,
): string[] {
  if (documents !== estimatedDocuments) {
    return [`it holds ${documents} of ${estimatedDocuments} documents`];
  }
  if (before === null) return [];
  if (documents === 0 && before.documents > 0) {
    return [`it holds no documents, the one before it ${before.documents}`];
  }
  // They are counted a little later than the export is made.
  const now = Math.max(0, documents - (before.passing === null ? 0 : passing));
  const then = Math.max(0, before.documents - (before.passing ?? 0));
  const change = Math.abs(now - then);
  const large = Math.max(now, then) >= COMPARED_FROM_DOCUMENTS;
  const strange = change > then / 2 && (large || then - now >= FEW_DOCUMENTS);
  return strange ? [`it holds ${now} lasting documents, the one before it ${then}`] : [];
}
