/** A passage as the subject gate reads it; texts folded (see `fold`). */
export interface PassageReading {
  folded: string;
  sentences: readonly string[];
  /** The page is about the company, or the passage names it. */
  ours: boolean;
}
