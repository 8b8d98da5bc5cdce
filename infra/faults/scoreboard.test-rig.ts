import { appendFileSync } from 'node:fs';

/** What came of one run under a fault. */
export interface Run {
  fault: string;
  reports: number;
  /** Paid calls beyond those of an undisturbed run. */
  repeated: number;
  /** How many of them the fault makes unavoidable. */
  allowed: number;
  lost: boolean;
}

/** One row a fault. */
export function createScoreboard() {
  const rows = new Map<string, Run[]>();
  return {
    add(run: Run): void {
      rows.set(run.fault, [...(rows.get(run.fault) ?? []), run]);
    },
    /** Shows the table, and appends it to the file that FAULT_TABLE names. */
    print(title: string): void {
      const sum = (runs: readonly Run[], of: (run: Run) => number) =>
        runs.reduce((total, run) => total + of(run), 0);
      const lines = [...rows]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([fault, runs]) => {
          const repeated = sum(runs, (run) => run.repeated);
          const allowed = sum(runs, (run) => run.allowed);
          return [
            fault,
            runs.length,
            sum(runs, (run) => run.reports),
            `${repeated} (${allowed})`,
            sum(runs, (run) => Number(run.lost)),
          ];
        });
      const head = ['fault', 'runs', 'reports', 'paid calls repeated (allowed)', 'jobs lost'];
      const table = [head, head.map(() => '---'), ...lines].map(
        (cells) => `| ${cells.join(' | ')} |`,
      );
      const text = `## Faults, ${title}\n\n${table.join('\n')}\n`;
      console.log(text);
      if (process.env.FAULT_TABLE) appendFileSync(process.env.FAULT_TABLE, `${text}\n`);
    },
  };
}

export type Scoreboard = ReturnType<typeof createScoreboard>;
