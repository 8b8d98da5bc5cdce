import { PermanentError } from '../errors.ts';
import type { DatabaseExports, Restored } from '../ops-ports.ts';
import type { Clock } from '../ports.ts';
import { checkStore, type StoreCheck } from './check-store.ts';
import { inspectExport } from './inspect.ts';
import type { VerifiedCopy } from './run-record.ts';

export type RestoreOutcome = Omit<StoreCheck, 'faults'> & Pick<Restored, 'setting'>;

/**
 * Restores a copy into a new place and reads it there. What is in use is not touched: the answer says what to
 * set. PermanentError with the reasons when the copy, or what came of it, cannot be relied on. `verified`: what
 * is known of the copy; null when nothing is.
 */
export function createRestore({ exports, clock }: { exports: DatabaseExports; clock: Clock }) {
  return async (
    name: string,
    target: string,
    verified: VerifiedCopy | null,
  ): Promise<RestoreOutcome> => {
    const noted = verified?.contents ?? null;
    const found = await inspectExport(exports, name, clock.now(), noted);
    refuse(`backup ${name} cannot be restored`, found);
    const restored = await exports.restore(name, target);
    try {
      const what = `what was restored to ${target} must not be used`;
      const { count } = restored;
      const expected = verified?.documents ?? count;
      refuse(what, count === expected ? [] : [`it has ${count} of ${expected} documents`]);
      const { faults, ...check } = await checkStore(restored, clock.now());
      refuse(what, faults);
      return { ...check, setting: restored.setting };
    } finally {
      await restored.close();
    }
  };
}

function refuse(what: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw new PermanentError(
    'misconfigured',
    `${what}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
  );
}
