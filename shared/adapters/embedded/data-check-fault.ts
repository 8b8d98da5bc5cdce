import { TransientError } from '../../errors.ts';

/** Why nothing can be stored, in a word that may be shown to anyone. */
export type DataFault = 'disk_full' | 'not_writable';

/** What is stored can be read still; nothing more can be stored. */
export class DataFaultError extends TransientError {
  readonly fault: DataFault;
  constructor(fault: DataFault, message: string, options: ErrorOptions = {}) {
    super('unavailable', message, options);
    this.fault = fault;
  }
}
