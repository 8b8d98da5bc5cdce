import { existsSync, readFileSync, writeFileSync } from 'node:fs';

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
    /** Shows the table, and puts it into the file that FAULT_TABLE names, in the place of an older one. */
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
      const [heading, text] = [`## Faults, ${title}`, `${table.join('\n')}\n`];
      console.log(`${heading}\n\n${text}`);
      const file = process.env.FAULT_TABLE;
      if (!file) return;
      // In one turn: the other platform's suite may end at about the same time.
      const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
      writeFileSync(file, withSection(before, heading, text));
    },
  };
}

/** The document with this text under the heading, which comes at its end when it is new. */
export function withSection(document: string, heading: string, text: string): string {
  const section = `${heading}\n\n${text}`;
  const sections = document.split(/^(?=## )/m);
  const at = sections.findIndex((one) => one.startsWith(`${heading}\n`));
  if (at < 0) return `${document.trimEnd()}\n\n${section}`.trimStart();
  const last = at === sections.length - 1;
  return sections.with(at, last ? section : `${section}\n`).join('');
}

export type Scoreboard = ReturnType<typeof createScoreboard>;
