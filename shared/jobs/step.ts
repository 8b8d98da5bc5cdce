import type { Stage } from '../domain/job.ts';

export interface Step {
  /** Shown to the caller: `assess:porter`. */
  name: string;
  /** For logs, which hold no user text: the name when absent. */
  kind?: string;
  stage: Stage;
  /** All that decides the reply; a change of it is another step. */
  inputs: unknown;
  worstUsd: number;
  /** May use the money kept for the paper. */
  fromReserve?: boolean;
  /** What belongs together shares a purse: a section's answer, its verdict, its correction. */
  purse?: string;
  /** What the rest of the purse's steps will take: bought only if that fits too, and kept for them alone. */
  keepUsd?: number;
  /** What a failed call was charged all the same. */
  costOfFailure?: (error: unknown) => number;
  /** How long other jobs may use the reply; never when absent. */
  sharedForMs?: number;
}

export interface Bought<T> {
  reply: T;
  costUsd: number;
  /** False: good for this job alone. */
  reusable?: boolean;
}

/** The ceiling does not allow this step. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
}
