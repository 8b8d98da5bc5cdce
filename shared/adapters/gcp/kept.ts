/**
 * What is made at the first call and kept for the process. What could not be made is not kept: the call that
 * asked for it rejects, and the next one starts anew.
 */
export interface Kept<T> {
  (): Promise<T>;
  /** For whoever closes it: undefined when there is nothing. Never rejects, and makes nothing. */
  ifMade(): Promise<T | undefined>;
}

export function createKept<T>(make: () => Promise<T>): Kept<T> {
  let made: Promise<T> | undefined;
  const get = () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
  return Object.assign(get, { ifMade: async () => made?.catch(() => undefined) });
}
