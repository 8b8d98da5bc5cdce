/** Below it, a store may well double in a day. */
const COMPARED_FROM_DOCUMENTS = 1_000;

/**
 * What the mere number of documents says against an export. `before`: of the one before it, null when there
 * is none. An empty export of a store that was never seen otherwise is sound: a new installation has nothing.
 */
export function sizeFaults(
  { documents, estimatedDocuments }: { documents: number; estimatedDocuments: number },
  before: number | null,
): string[] {
  if (documents !== estimatedDocuments) {
    return [`it holds ${documents} of ${estimatedDocuments} documents`];
  }
  if (before === null) return [];
  const strange =
    (documents === 0 && before > 0) ||
    (Math.max(documents, before) >= COMPARED_FROM_DOCUMENTS &&
      Math.abs(documents - before) > before / 2);
  return strange ? [`it holds ${documents} documents, the one before it ${before}`] : [];
}
