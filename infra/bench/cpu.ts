import { setImmediate as turn } from 'node:timers/promises';
import { createGemini } from '../../shared/adapters/gemini.ts';
import { createResilience } from '../../shared/adapters/resilience.ts';
import { createTavily } from '../../shared/adapters/tavily.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createRig, type Rig } from './rig.ts';

const REQUEST = { company: 'Tesla', industry: 'Electric Vehicles', refresh: true };
/** What a standard four-framework job calls: the bench `prompts` lists the model's. */
const SEARCHES = 17;
const MODEL_CALLS = 21;

/**
 * CPU of this process per job, against the CPU of making the same number of calls through the same SDKs and
 * nothing else: what the pipeline, the store, the checks and the rendering add.
 */
export async function cpu(jobs = 20): Promise<string[]> {
  const rig = await createRig({ modelLatencyMs: 0, searchLatencyMs: 0 });
  try {
    for (let warm = 0; warm < 3; warm += 1) await rig.analyse(REQUEST);
    const job = await cpuMs(jobs, async () => {
      await rig.analyse(REQUEST);
    });
    const calls = bareCalls(rig);
    await calls();
    const bare = await cpuMs(jobs, calls);
    return [
      `CPU per job ${job.toFixed(0)} ms; bare SDK calls ${bare.toFixed(0)} ms (${SEARCHES} searches, ${MODEL_CALLS} model calls)`,
      `CPU ratio job to bare calls: ${(job / bare).toFixed(2)}`,
    ];
  } finally {
    await rig.close();
  }
}

async function cpuMs(times: number, run: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < times; index += 1) await run();
  await turn();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

function bareCalls(rig: Rig): () => Promise<void> {
  const { gemini, tavily } = parseConfig(rig.env);
  const model = createGemini({
    ...gemini,
    apiKey: gemini.apiKey ?? '',
    resilience: createResilience({ service: 'gemini' }),
  });
  const search = createTavily({
    ...tavily,
    apiKey: tavily.apiKey ?? '',
    resilience: createResilience({ service: 'tavily' }),
  });
  const { signal } = new AbortController();
  const schema = {
    type: 'object',
    properties: {
      evidence: { type: 'array', items: { type: 'string' } },
      text: { type: 'string' },
    },
    required: ['evidence', 'text'],
  };
  const prompt = Array.from(
    { length: 150 },
    (_, n) =>
      `[S1.p${n + 1}] Tesla's revenue was $97.69 billion in 2024, the company said in filing ${n}.`,
  ).join('\n');
  return async () => {
    const query = { query: 'Tesla', maxResults: 6, includeDomains: [], excludeDomains: [] };
    await Promise.all([
      ...Array.from({ length: SEARCHES }, () => search.search(query, signal)),
      ...Array.from({ length: MODEL_CALLS }, () =>
        model.generate({ system: 'x', prompt, schema, maxOutputTokens: 1000 }, signal),
      ),
    ]);
  };
}
