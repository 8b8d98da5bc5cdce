import { PermanentError, TransientError } from '../errors.ts';

/** Whose call it is: `verdicts` are the judge's and the second opinion's. */
export type Asked = 'model' | 'verdicts' | 'search';

/** What is away comes back: the job is to wait for it, with all that was paid. */
export class Waiting extends Error {
  override readonly name = 'Waiting';
  readonly asked: Asked;
  /** The wait is worth half an hour, not the job's whole time. */
  readonly short: boolean;
  readonly fault: TransientError;
  constructor(asked: Asked, short: boolean, fault: TransientError) {
    super(fault.message, { cause: fault });
    this.asked = asked;
    this.short = short;
    this.fault = fault;
  }
}

/** What became of the calls of a run so far, and whether further ones are worth making. */
export interface Standing {
  /** Throws, without a call, what the service answered before when it would answer that again. */
  admit(asked: Asked): void;
  /** A call has failed, after its tries. */
  failed(asked: Asked, error: unknown): void;
  /** What stands in the way of everything, for good. */
  refusal(): PermanentError | undefined;
  /** Throws Waiting when calls failed because their service is away. */
  wait(): void;
  /** Throws the refusal, or Waiting. */
  proceed(): void;
}

/**
 * `patient`: also waits for what is worth half an hour only: verdicts, and answers that did not come in time,
 * which may be the question's fault. Else these are gaps.
 */
export function createStanding({ patient }: { patient: boolean }): Standing {
  const refused = new Map<Asked, PermanentError>();
  const away = new Map<Asked, Waiting>();

  const refusal = () => {
    const search = refused.get('search');
    // Without credit for more searches, a report is made of what was found.
    return refused.get('model') ?? (search?.code === 'misconfigured' ? search : undefined);
  };
  const waiting = () => away.get('model') ?? away.get('search') ?? away.get('verdicts');

  return {
    admit(asked) {
      const standing = refusal() ?? refused.get(asked) ?? waiting()?.fault;
      if (standing) throw standing;
    },
    failed(asked, error) {
      // A model refuses one question as it would the next of its kind; a search only when it says so.
      if (error instanceof PermanentError && (asked !== 'search' || error.lasting)) {
        if (!refused.has(asked)) refused.set(asked, error);
      }
      if (!(error instanceof TransientError) || error.answered) return;
      const short = asked === 'verdicts' || error.reason === 'timeout';
      const known = away.get(asked);
      if ((patient || !short) && (!known || (known.short && !short))) {
        away.set(asked, new Waiting(asked, short, error));
      }
    },
    refusal,
    wait() {
      const standing = waiting();
      if (standing) throw standing;
    },
    proceed() {
      const standing = refusal() ?? waiting();
      if (standing) throw standing;
    },
  };
}
