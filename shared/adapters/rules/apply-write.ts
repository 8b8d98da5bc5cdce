import { ConflictError } from '../../errors.ts';
import type { Data, Doc, Write } from '../../ports.ts';

/**
 * What a write makes of the document as it stands: its new data, or undefined when it is to be gone.
 * Throws ConflictError when the write's precondition does not hold.
 */
export function applyWrite(current: Doc | undefined, write: Write): Data | undefined {
  switch (write.op) {
    case 'create':
      if (current !== undefined) conflict(write, 'exists already');
      return write.data;
    case 'set':
      return write.data;
    case 'update':
      if (current === undefined) return conflict(write, 'does not exist');
      if (write.version !== undefined && write.version !== current.version) {
        conflict(write, 'was changed meanwhile');
      }
      return { ...current.data, ...write.data };
    case 'delete':
      if (write.version !== undefined && write.version !== current?.version) {
        conflict(write, 'was changed meanwhile');
      }
      return undefined;
    case 'increment':
      return { ...current?.data, ...sums(current?.data, write.fields) };
  }
}

/** A field that holds no number counts as 0, as in Firestore. */
function sums(data: Data | undefined, steps: Record<string, number>): Data {
  return Object.fromEntries(
    Object.entries(steps).map(([field, step]) => {
      const before = data?.[field];
      return [field, typeof before === 'number' ? before + step : step];
    }),
  );
}

function conflict(write: Write, what: string): never {
  throw new ConflictError(`${write.op} of ${write.collection}/${write.id}: the document ${what}`);
}
