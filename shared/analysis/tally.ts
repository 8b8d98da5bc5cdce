import type { GateOutcome } from '../domain/claims/gates.ts';

/** What the gates saw, before and after repair; summed over the report for its certificate. */
export interface Tally {
  total: number;
  passedRaw: number;
  repaired: number;
  unknownIds: number;
  figuresChecked: number;
  figuresFailed: number;
  /** Support checks that were answered. */
  supportChecks: number;
  droppedBy: Record<string, number>;
}

export function addTally(a: Tally, b: Tally): Tally {
  const droppedBy = { ...a.droppedBy };
  for (const [gate, n] of Object.entries(b.droppedBy)) droppedBy[gate] = (droppedBy[gate] ?? 0) + n;
  return {
    total: a.total + b.total,
    passedRaw: a.passedRaw + b.passedRaw,
    repaired: a.repaired + b.repaired,
    unknownIds: a.unknownIds + b.unknownIds,
    figuresChecked: a.figuresChecked + b.figuresChecked,
    figuresFailed: a.figuresFailed + b.figuresFailed,
    supportChecks: a.supportChecks + b.supportChecks,
    droppedBy,
  };
}

export const newTally = (): Tally => ({
  total: 0,
  passedRaw: 0,
  repaired: 0,
  unknownIds: 0,
  figuresChecked: 0,
  figuresFailed: 0,
  supportChecks: 0,
  droppedBy: {},
});

export function countOutcome(tally: Tally, outcome: GateOutcome): void {
  tally.unknownIds += outcome.unknownIds;
  tally.figuresChecked += outcome.figuresChecked;
  if (!outcome.ok) tally.figuresFailed += outcome.figuresFailed;
}

export function drop(tally: Tally, gate: string): void {
  tally.droppedBy[gate] = (tally.droppedBy[gate] ?? 0) + 1;
}
