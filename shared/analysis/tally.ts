import type { GateOutcome } from '../domain/claims/gates.ts';
import type { Fault } from '../domain/section.ts';

/** What gates and judge saw, before and after correction; summed over the report for its certificate. */
export interface Tally {
  total: number;
  /** Supported as they were first written. */
  passedRaw: number;
  repaired: number;
  unknownIds: number;
  figuresChecked: number;
  figuresFailed: number;
  /** Calls of the judge that were answered. */
  verdictCalls: number;
  /** Statements that had a verdict as they were first written. */
  judged: number;
  droppedBy: Record<string, number>;
  /** Of those that the verdict dropped. */
  faults: Partial<Record<Fault, number>>;
}

export function addTally(a: Tally, b: Tally): Tally {
  return {
    total: a.total + b.total,
    passedRaw: a.passedRaw + b.passedRaw,
    repaired: a.repaired + b.repaired,
    unknownIds: a.unknownIds + b.unknownIds,
    figuresChecked: a.figuresChecked + b.figuresChecked,
    figuresFailed: a.figuresFailed + b.figuresFailed,
    verdictCalls: a.verdictCalls + b.verdictCalls,
    judged: a.judged + b.judged,
    droppedBy: summed(a.droppedBy, b.droppedBy),
    faults: summed(a.faults, b.faults),
  };
}

function summed<Key extends string>(
  a: Partial<Record<Key, number>>,
  b: Partial<Record<Key, number>>,
): Record<Key, number> {
  const sum = { ...a } as Record<Key, number>;
  for (const [key, n] of Object.entries(b) as [Key, number][]) sum[key] = (sum[key] ?? 0) + n;
  return sum;
}

export const newTally = (): Tally => ({
  total: 0,
  passedRaw: 0,
  repaired: 0,
  unknownIds: 0,
  figuresChecked: 0,
  figuresFailed: 0,
  verdictCalls: 0,
  judged: 0,
  droppedBy: {},
  faults: {},
});

export function countOutcome(tally: Tally, outcome: GateOutcome): void {
  tally.unknownIds += outcome.unknownIds;
  tally.figuresChecked += outcome.figuresChecked;
  if (!outcome.ok) tally.figuresFailed += outcome.figuresFailed;
}

export function drop(tally: Tally, by: string, fault: Fault | 'none' = 'none'): void {
  tally.droppedBy[by] = (tally.droppedBy[by] ?? 0) + 1;
  if (fault !== 'none') tally.faults[fault] = (tally.faults[fault] ?? 0) + 1;
}
