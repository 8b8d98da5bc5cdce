import { DataFaultError } from '../adapters/embedded/data-check-fault.ts';
import { PermanentError, TransientError } from '../errors.ts';

/** A fault by its class alone: messages may quote addresses and what services say. */
export function faultName(error: unknown): string {
  if (error instanceof DataFaultError) return error.fault;
  if (error instanceof TransientError) return error.reason;
  return error instanceof PermanentError ? error.code : 'internal';
}
