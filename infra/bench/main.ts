import { parseArgs } from 'node:util';
import { burst } from './burst.ts';
import { cache } from './cache.ts';
import { coldStart } from './cold-start.ts';
import { cpu } from './cpu.ts';
import { latency } from './latency.ts';
import { liveJudge } from './live-judge.ts';
import { memory } from './memory.ts';
import { pages } from './pages.ts';
import { prompts } from './prompts.ts';
import { queueing } from './queueing.ts';
import { worker } from './queueing-worker.ts';
import { render } from './render.ts';
import { report } from './report.ts';
import { tables } from './tables.ts';
import { verification } from './verification.ts';

/** `npm run bench [-- latency cpu prompts memory cold-start pages burst cache worker queueing render]`: of one run on this machine. */
const benchmarks = {
  latency,
  cpu,
  prompts,
  memory,
  'cold-start': coldStart,
  pages,
  burst,
  cache,
  worker,
  queueing,
  render,
};
/**
 * Only when named: `npm run -s bench -- tables|verification --cases FILE [--json]`, right and wrong answers on
 * cases; `npm run bench -- report --world DIR`, the qualities of one report.
 */
const measured: Record<string, () => string[] | Promise<string[]>> = {
  tables: () => tables({ cases: needed('cases'), json: values.json }),
  verification: () =>
    verification({ cases: needed('cases'), json: values.json }, liveJudge(process.env)),
  report: () => report({ world: needed('world') }),
};

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string' },
    world: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const names = [...Object.keys(benchmarks), ...Object.keys(measured)];
const unknown = asked.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${names.join(', ')}`);
  process.exit(2);
}
for (const [name, run] of Object.entries(measured)) {
  if (!asked.includes(name)) continue;
  const lines = await run();
  if (!values.json) console.log(`## ${name}`);
  for (const line of lines) console.log(line);
}
for (const [name, run] of Object.entries(benchmarks)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.log(`## ${name}`);
  for (const line of await run()) console.log(line);
}

/** The value of an option without which there is nothing to measure. */
function needed(option: 'cases' | 'world'): string {
  const value = values[option];
  if (value !== undefined) return value;
  console.error(`needs --${option}: a file of cases, or the folder of a world`);
  process.exit(2);
}
