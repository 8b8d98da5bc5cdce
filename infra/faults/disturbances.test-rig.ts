import { TransientError } from '../../shared/errors.ts';
import type { Around, Boundary } from './boundaries.test-rig.ts';

/** Has a write fail, as a driver's does: rejects with what whoever writes is to hear. */
export type Disturbance = (write: () => Promise<unknown>, at: Boundary) => Promise<never>;

/** What can be wrong beyond the process. */
export interface Disturbances {
  /** The store is not reached. */
  storeAway: Disturbance;
  /** The store does what it is told, and goes down before it says so. */
  answerLost: Disturbance;
  queueAway: Disturbance;
  /** Whatever a test that failed left down comes up. */
  end(): void;
}

const away = (what: string) =>
  Promise.reject(new TransientError('unavailable', `the ${what} is away`));

/** Where store and queue are in the process and nothing lies between: in the driver's stead. */
export const inTheDriversStead: Disturbances = {
  storeAway: () => away('store'),
  async answerLost(write) {
    await write();
    return away('store');
  },
  queueAway: () => away('queue'),
  end() {},
};

/** Disturbs the first write of its kind, and no other. `over` resolves when that one has failed. */
export function once(what: string, disturbance: Disturbance): Around & { over: Promise<void> } {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  let left = 1;
  const around: Around = (at, write) =>
    at.what === what && left-- > 0 ? disturbance(write, at).finally(resolve) : write();
  return Object.assign(around, { over });
}
