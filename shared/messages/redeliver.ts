/**
 * The message must be delivered again. functions-framework writes the stack of what a function throws to
 * standard error, where each of its lines would count as an error; nothing has failed, so that what it writes is
 * one line of the log, with `fields`.
 */
export class Redeliver extends Error {
  override readonly name = 'Redeliver';
  constructor(reason: string, fields: Record<string, unknown> = {}) {
    super(reason);
    const message = 'message left for another delivery';
    this.stack = JSON.stringify({ severity: 'INFO', ...fields, reason, message });
  }
}
