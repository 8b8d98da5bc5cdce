import type { Step } from '../jobs/step.ts';
import type { Steps } from '../jobs/steps.ts';

/** Steps that are neither recorded nor limited; remembers what was run. */
export function createFreeSteps(): Steps & { readonly ran: Step[]; planned(): number } {
  const ran: Step[] = [];
  let planned = 0;
  return {
    ran,
    counts: { run: 0, reused: 0, cached: 0 },
    planned: () => planned,
    plan: (more) => {
      planned += more;
    },
    found() {},
    closePurse() {},
    async run(step, call) {
      ran.push(step);
      return (await call()).reply;
    },
  };
}
