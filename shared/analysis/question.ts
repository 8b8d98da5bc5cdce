import type { z } from 'zod';
import type { Stage } from '../domain/job.ts';
import type { GapReason } from '../domain/report.ts';

export interface Question<T> {
  /** The step's name: `assess:porter`. The prompt begins with it. */
  name: string;
  stage: Stage;
  system: string;
  prompt: string;
  reply: z.ZodType<T>;
  /** Whether an answer of which no list could be read is still one. */
  suffices?(value: T): boolean;
  maxOutputTokens: number;
  fromReserve?: boolean;
  /** Money kept for this: see the step. */
  purse?: string;
  keepUsd?: number;
  /** Who is asked; the writer when absent. */
  model?: Role;
  /** BCP 47: what the texts of the answer are to be written in, where that can be told. */
  language?: string;
}

export type Role = 'writer' | 'judge';

/** An answer that fits the schema, or why there is none, as a gap's reason. */
export type Answer<T> =
  /** `lost`: what is not as it should be: its end was cut off, or it is in another language. */
  | { ok: true; value: T; lost?: string }
  | { ok: false; reason: GapReason; detail: string; permanent?: true };
