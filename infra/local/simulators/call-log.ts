export interface RecordedCall {
  /** ISO 8601. */
  readonly at: string;
  readonly path: string;
  /** What was asked, in a line of at most 200 characters; never a key. */
  readonly summary: string;
}

/** The last calls, oldest first. Memory stays flat however long the run. */
export function createCallLog({ max = 10_000, now = Date.now } = {}) {
  let kept: RecordedCall[] = [];
  return {
    record(path: string, summary: string): void {
      const line = summary.slice(0, 1_000).replaceAll(/\s+/gu, ' ').slice(0, 200);
      kept.push({ at: new Date(now()).toISOString(), path: path.slice(0, 200), summary: line });
      // Trimmed in blocks: moving the whole list on every call would cost more than the answer.
      if (kept.length >= max * 2) kept = kept.slice(-max);
    },
    calls: (): RecordedCall[] => kept.slice(-max),
  };
}
