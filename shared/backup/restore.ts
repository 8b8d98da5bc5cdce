import { PermanentError } from '../errors.ts';
import type { DatabaseExports, Restored } from '../ops-ports.ts';
import type { Clock } from '../ports.ts';
import { checkStore, type StoreCheck } from './check-store.ts';
import { inspectExport } from './inspect.ts';

export type RestoreOutcome = Omit<StoreCheck, 'faults'> & Pick<Restored, 'setting'>;

/**
 * Restores a copy into a new place and reads it there. What is in use is not touched: the answer says what to
 * set. PermanentError with the reasons when the copy, or what came of it, cannot be relied on.
 */
export function createRestore({ exports, clock }: { exports: DatabaseExports; clock: Clock }) {
  return async (name: string, target: string): Promise<RestoreOutcome> => {
    refuse(`backup ${name} cannot be restored`, await inspectExport(exports, name, clock.now()));
    const restored = await exports.restore(name, target);
    try {
      const { faults, ...check } = await checkStore(restored, clock.now());
      refuse(`what was restored to ${target} must not be used`, faults);
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
