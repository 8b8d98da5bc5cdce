import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { reportSchema } from '../../shared/domain/report.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createClient } from '../local/cli/client.ts';
import { startLocal } from '../local/serve.ts';
import { measures } from './report-measures.ts';

/** `request.json` of a world is what is asked; `expected.json`, if there is one, what its pages hold. */
const requestSchema = z.looseObject({ company: z.string() });
const expectedSchema = z.object({
  cells: z.array(z.object({ entity: z.string(), printed: z.string() })).optional(),
  against: z.array(z.string()).optional(),
});

const WAIT_MS = 2_000;

/**
 * `npm run bench -- report --world DIR`: one analysis of `DIR/request.json` by the services at `GEMINI_BASE_URL`
 * and `TAVILY_BASE_URL` (or the live ones, with keys), and the qualities of its report that can be counted.
 */
export async function report({ world }: { world: string }): Promise<string[]> {
  const request = requestSchema.parse(await readJson(join(world, 'request.json')));
  const known = join(world, 'expected.json');
  const expected = existsSync(known) ? expectedSchema.parse(await readJson(known)) : {};
  await using closing = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), 'consultantos-bench-'));
  closing.defer(() => rm(dataDir, { recursive: true, force: true }));
  const server = await startLocal({
    config: parseConfig({ ...process.env, DATA_DIR: dataDir }),
    port: 0,
    quiet: true,
  });
  closing.defer(() => server.close());
  const started = performance.now();
  const answer = await fetch(`${server.url}/analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (answer.status !== 202) return [`POST /analyze: ${await answer.text()}`];
  const { job_id } = z.object({ job_id: z.string() }).parse(await answer.json());
  const status = await ended(`${server.url}/jobs/${job_id}`);
  const at = `${server.url}/reports/${job_id}`;
  const stored = await fetch(at);
  if (!stored.ok) return [`${status}: ${await stored.text()}`];
  const found = reportSchema.parse(await stored.json());
  const md = await createClient(server).report(job_id, 'md');
  const markdown = new TextDecoder().decode(md);
  const { model_calls, cost_usd } = found.certificate;
  return [
    `${found.identity.name}, ${found.request.depth}: ${status} in ${((performance.now() - started) / 1000).toFixed(1)} s, ${model_calls} model calls, $${cost_usd.toFixed(3)}`,
    ...measures(found, markdown, expected),
  ];
}

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'));

async function ended(url: string): Promise<string> {
  for (;;) {
    const { status } = z.object({ status: z.string() }).parse(await (await fetch(url)).json());
    if (status !== 'pending' && status !== 'running') return status;
    await sleep(WAIT_MS);
  }
}
