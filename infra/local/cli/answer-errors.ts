/** The server answered, but not with what was asked for. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly status: number;
  readonly faults: readonly { path: string; message: string }[];
  readonly retryAfter: string | null;
  constructor(
    status: number,
    message: string,
    faults: AnswerError['faults'] = [],
    retryAfter: string | null = null,
  ) {
    super(message);
    this.status = status;
    this.faults = faults;
    this.retryAfter = retryAfter;
  }
}

/** No answer, or only part of one. */
export class LostConnectionError extends Error {
  override readonly name = 'LostConnectionError';
}
