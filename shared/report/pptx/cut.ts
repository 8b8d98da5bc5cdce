import { type Run, textOf } from '../office/runs.ts';

/** Runs shortened to about `limit` letters at a word, with a mark that says where the rest stands. */
export function cutRuns(
  runs: readonly Run[],
  limit: number,
  mark: string,
): { shown: readonly Run[]; cut: boolean } {
  if (textOf(runs).length <= limit * 1.15) return { shown: runs, cut: false };
  const shown: Run[] = [];
  let left = limit;
  for (const run of runs) {
    if (run.text.length <= left) {
      shown.push(run);
      left -= run.text.length;
      continue;
    }
    const whole = run.text.slice(0, Math.max(0, left)).replace(/[\ud800-\udbff]$/, '');
    const space = Math.max(whole.lastIndexOf(' '), whole.lastIndexOf('\u200b'));
    const text = space > left / 2 ? whole.slice(0, space) : whole;
    if (left > 0) shown.push({ ...run, text: `${text}…` });
    break;
  }
  const evidence = runs.flatMap((run) => run.evidence ?? []);
  const known = new Set(shown.flatMap((run) => run.evidence ?? []));
  const missing = evidence.filter((id) => !known.has(id));
  return {
    shown: [
      ...shown,
      {
        text: ` (${mark})`,
        italic: true,
        muted: true,
        ...(missing.length > 0 && { evidence: missing }),
      },
    ],
    cut: true,
  };
}
