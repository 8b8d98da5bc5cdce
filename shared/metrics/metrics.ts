import { withTimeLimit } from '../adapters/time-limit.ts';
import { ConflictError, TransientError } from '../errors.ts';
import type { Clock, Documents, Ids } from '../ports.ts';
import type { Log } from '../process/log.ts';
import { counterField, type Fields, observation } from './fields.ts';
import { addToShard } from './shards.ts';
import type { Counter, Labels } from './table.ts';

/**
 * What this process counts, gathered in memory and added to the store's counts now and then. A process that
 * is killed loses what it gathered since: at most 5 s of work, or what came last before it stood idle.
 * Nothing is ever added twice.
 */
export interface Metrics {
  /** `by`: 1 unless given. */
  count<N extends Counter>(name: N, labels: Labels<N>, by?: number): void;
  /** `operation`: of the characters `[a-z0-9_]`, from few. */
  observe(operation: string, seconds: number): void;
  /**
   * Runs the work. What was gathered is stored alongside it, and after it when it took long: outside of work
   * a function has no processor.
   */
  around<T>(work: () => Promise<T>): Promise<T>;
  /** Stores what was gathered. Never throws: what cannot be stored is kept for the next time. */
  flush(): Promise<void>;
}

const FLUSH_EVERY_MS = 5_000;
/** Longer no answer waits for it. */
const FLUSH_LIMIT_MS = 2_000;
/** How long a flush may be tried again. */
const RECEIPT_MS = 86_400_000;

export const NO_METRICS: Metrics = {
  count() {},
  observe() {},
  around: (work) => work(),
  async flush() {},
};

export function createMetrics({
  documents,
  clock,
  ids,
  log,
}: {
  documents: Documents;
  clock: Clock;
  ids: Ids;
  log: Log;
}): Metrics {
  let gathered: Fields = {};
  /** Under way, or failed and to be tried again as it was. */
  let batch: { id: string; fields: Fields } | null = null;
  let storing: Promise<void> | null = null;
  let flushedMs = clock.now();

  function add(fields: Fields): void {
    for (const [field, by] of Object.entries(fields)) gathered[field] = (gathered[field] ?? 0) + by;
  }

  async function store(): Promise<void> {
    flushedMs = clock.now();
    const again = batch !== null;
    if (batch === null) {
      if (Object.keys(gathered).length === 0) return;
      batch = { id: ids.next(), fields: gathered };
      gathered = {};
    }
    const { id, fields } = batch;
    const expireAt = new Date(flushedMs + RECEIPT_MS).toISOString();
    try {
      const { signal } = new AbortController();
      await withTimeLimit({ service: 'the store', timeoutMs: FLUSH_LIMIT_MS, signal }, () =>
        documents.commit([
          // The receipt: a try that landed without our knowing makes the next one fail.
          { op: 'create', collection: 'receipts', id, data: { expireAt } },
          addToShard(id, fields),
        ]),
      );
      batch = null;
    } catch (err) {
      if (err instanceof TransientError) {
        log.warn({ err }, 'metrics could not be stored; they are kept');
        return;
      }
      batch = null;
      if (!(err instanceof ConflictError)) log.error({ err }, 'metrics could not be stored');
    }
    // What was gathered since the try that failed.
    if (again) await store();
  }

  const flush = () => {
    storing ??= store().finally(() => {
      storing = null;
    });
    return storing;
  };
  const flushIfDue = async () => {
    if (clock.now() - flushedMs >= FLUSH_EVERY_MS) await flush();
  };

  return {
    count: (name, labels, by = 1) => add({ [counterField(name, labels)]: by }),
    observe: (operation, seconds) => add(observation(operation, seconds)),
    async around(work) {
      const before = flushIfDue();
      try {
        return await work();
      } finally {
        await before;
        await flushIfDue();
      }
    },
    async flush() {
      await storing;
      await flush();
    },
  };
}
