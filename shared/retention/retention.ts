/** The rules of retention, brought into force on what the platform keeps. */
export interface Retention {
  /** What `apply` would do; changes nothing. */
  plan(): Promise<RetentionPlan>;
  apply(options: {
    /** Also what would be kept for a shorter time or guarded less. */
    force: boolean;
    actor: 'schedule' | 'operator';
  }): Promise<RetentionOutcome>;
}

export interface RetentionPlan {
  /** For people to read. Empty: all is as it should be. */
  changes: string[];
  /** Those of them that are refused without force, and why. */
  weakens: string[];
}

/** `refused`: nothing was changed, since some of it needs force. */
export interface RetentionOutcome extends RetentionPlan {
  outcome: 'in_force' | 'applied' | 'refused';
}
