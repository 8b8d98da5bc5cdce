/** What a command found out or did. */
export interface Answer {
  /** For programs: what `--json` prints. */
  readonly data: unknown;
  /** For people; may hold user text, which is made plain when it is printed. */
  readonly lines: readonly string[];
  /** False: it failed, or what was looked at is not as it should be. */
  readonly ok: boolean;
}

/** What was asked for cannot be done as it stands there. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked for is not possible, or was not done, and asking again does not change that. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
