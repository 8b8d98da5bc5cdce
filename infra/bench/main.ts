import { burst } from './burst.ts';
import { cache } from './cache.ts';
import { coldStart } from './cold-start.ts';
import { cpu } from './cpu.ts';
import { latency } from './latency.ts';
import { memory } from './memory.ts';
import { queueing } from './queueing.ts';
import { worker } from './queueing-worker.ts';
import { verification } from './verification.ts';

/** `npm run bench [-- latency cpu memory cold-start burst cache worker queueing]`: of one run on this machine; or `verification --cases FILE [--json]`. */
const benchmarks = {
  latency,
  cpu,
  memory,
  'cold-start': coldStart,
  burst,
  cache,
  worker,
  queueing,
};
const asked = process.argv.slice(2);
if (asked[0] === 'verification') {
  for (const line of await verification(asked.slice(1))) console.log(line);
} else await measure();

async function measure(): Promise<void> {
  const unknown = asked.filter((name) => !(name in benchmarks));
  if (unknown.length > 0) {
    console.error(
      `unknown: ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}`,
    );
    process.exit(2);
  }
  for (const [name, run] of Object.entries(benchmarks)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`## ${name}`);
    for (const line of await run()) console.log(line);
  }
}
