import { LeaseLostError } from '../errors.ts';

/** A step's record could not be written or read: not the service's failure, so no gap; the job is tried again. */
export class RecordFault extends Error {
  override readonly name = 'RecordFault';
}

/** Keeps a fault of the store apart from a fault of the service that the step calls. */
export async function recorded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof LeaseLostError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new RecordFault(`a step could not be recorded: ${why}`, { cause });
  }
}
