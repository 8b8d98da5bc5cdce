import type { TokenUsage } from './ports.ts';

/**
 * One question about an error: can trying again help? A PermanentError is recorded and acknowledged;
 * everything else is tried again. Only adapters classify what the outside did.
 */
export type ErrorCode =
  | 'insufficient_evidence'
  | 'ambiguous_company'
  | 'model_unavailable'
  | 'model_refused'
  | 'model_invalid'
  | 'source_unavailable'
  | 'verification'
  | 'budget'
  | 'deadline'
  | 'attempts_exhausted'
  | 'misconfigured'
  | 'internal';

export class PermanentError extends Error {
  override readonly name = 'PermanentError';
  readonly code: ErrorCode;
  /** As TransientError's. */
  readonly charged: TokenUsage | null;
  /** Of a search: every further one would be refused, too: for the key, or the plan. */
  readonly lasting: boolean;
  /** When asking again will help (ISO 8601), where the refusal ends by itself: a quota of the day. */
  readonly endsAt: string | null;
  constructor(
    code: ErrorCode,
    message: string,
    options: ErrorOptions & {
      charged?: TokenUsage | null;
      lasting?: boolean;
      endsAt?: string | null;
    } = {},
  ) {
    super(message, options);
    this.code = code;
    this.charged = options.charged ?? null;
    this.lasting = options.lasting ?? code === 'misconfigured';
    this.endsAt = options.endsAt ?? null;
  }
}

/** Trying again may help. `retryAfterMs` is what the service asked for, when it did. */
export class TransientError extends Error {
  override readonly name = 'TransientError';
  readonly retryAfterMs: number | undefined;
  /** `timeout`: no answer in time; `rate_limited`: 429; `unavailable`: 5xx or no connection. */
  readonly reason: 'timeout' | 'rate_limited' | 'unavailable';
  /** The service is there: it answered, though with nothing of use. Waiting for it to come back is in vain. */
  readonly answered: boolean;
  /** What replies cost that were answered but cannot be used; of a call that gave up: of all its attempts. */
  readonly charged: TokenUsage | null;
  constructor(
    reason: TransientError['reason'],
    message: string,
    options: ErrorOptions & {
      retryAfterMs?: number | undefined;
      answered?: boolean;
      charged?: TokenUsage | null;
    } = {},
  ) {
    super(message, options);
    this.reason = reason;
    this.retryAfterMs = options.retryAfterMs;
    this.charged = options.charged ?? null;
    this.answered = options.answered ?? this.charged !== null;
  }
}

/** A write's precondition did not hold: the document exists already, is gone, or has another version. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError';
}

/** An object of that name exists with other bytes. */
export class ObjectExistsError extends Error {
  override readonly name = 'ObjectExistsError';
}

/** This worker's lease on the job was taken over: it must write nothing more. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

/** The caller asked for the job to be cancelled. */
export class CancelRequested extends Error {
  override readonly name = 'CancelRequested';
}
