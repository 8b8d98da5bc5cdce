import { TransientError } from '../../shared/errors.ts';
import type { Around } from './boundaries.test-rig.ts';

export type Disturbance = (write: () => Promise<unknown>) => Promise<never>;

/** The store is not reached. */
export const away = () => Promise.reject(new TransientError('unavailable', 'the store is away'));
/** The store does what it is told, and goes down before it says so. */
export const lostAnswer: Disturbance = async (write) => {
  await write();
  return away();
};

/** Disturbs the first write of its kind, and no other. */
export function once(what: string, disturbance: Disturbance): Around {
  let left = 1;
  return (at, write) => (at.what === what && left-- > 0 ? disturbance(write) : write());
}
