import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createRig,
  ended,
  type Rig,
  type Spawned,
  serveAsProcess,
} from './local-server.test-rig.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
/** What no line may hold: keys, what the caller wrote, what a page or a prompt says. */
const CANARIES = {
  GEMINI_API_KEY: 'canary-gemini-key',
  TAVILY_API_KEY: 'canary-tavily-key',
  context: 'canary context: shall we buy them?',
  callback: 'canary-callback-token',
};
const FORBIDDEN = [
  ...Object.values(CANARIES),
  /Tesla|Electric/,
  /ignore (all )?previous/i,
  /\[S\d/,
];

let rig: Rig;
let server: Spawned;
let lines: Record<string, unknown>[];

beforeAll(async () => {
  rig = await createRig();
  const { GEMINI_API_KEY, TAVILY_API_KEY } = CANARIES;
  server = await serveAsProcess(rig, { GEMINI_API_KEY, TAVILY_API_KEY, LOG_LEVEL: 'trace' });
  rig.tavily.fault({ kind: 'hostile_page' });
  rig.gemini.fault({ kind: 'status', status: 500, times: 1 });
  rig.gemini.fault({ kind: 'wrong_schema', times: 1 });
  rig.gemini.fault({ kind: 'safety', match: 'porter', times: 2 });
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/analyze`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const request = { company: 'Tesla', industry: 'Electric Vehicles', context: CANARIES.context };
  await post({ ...request, unknown_field: CANARIES.context });
  const accepted = await post(
    { ...request, callback_url: `https://callback.invalid/${CANARIES.callback}` },
    { 'x-request-id': 'req-42', traceparent: `00-${TRACE}-00f067aa0ba902b7-01` },
  );
  const { job_id } = (await accepted.json()) as { job_id: string };
  await ended(server.url, job_id);
  await fetch(`${server.url}/reports/${job_id}?format=json&company=${CANARIES.context}`);
  await server.kill('SIGTERM');
  lines = server.logs.map((line) => JSON.parse(line) as Record<string, unknown>);
});
afterAll(async () => {
  await server.kill('SIGKILL');
  await rig.close();
});

it('every line is JSON with a severity, a constant message and a time', () => {
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) {
    expect(line.severity).toMatch(/^(DEBUG|INFO|WARNING|ERROR|CRITICAL)$/);
    expect(line.message).toMatch(/^[a-z][A-Za-z0-9 ,;'/-]+$/);
    expect(new Date(String(line.time)).toISOString()).toBe(line.time);
  }
});

it('one request id finds the request, every step and the end of the job, under its trace', () => {
  const own = lines.filter((line) => line.request_id === 'req-42');
  const messages = own.map((line) => line.message);
  expect(messages).toEqual(expect.arrayContaining(['analysis accepted', 'request answered']));
  expect(messages).toContain('job finished');
  const steps = own.filter((line) => line.message === 'step finished').map((line) => line.step);
  expect(steps).toEqual(expect.arrayContaining(['search', 'identify', 'assess:swot', 'assemble']));
  for (const line of own) {
    if (!['step finished', 'job finished', 'request answered'].includes(String(line.message)))
      continue;
    expect(line.execution_time_seconds).toBeGreaterThanOrEqual(0);
    expect(line['logging.googleapis.com/trace']).toBe(TRACE);
  }
});

it.each(FORBIDDEN)('no line holds %s', (forbidden) => {
  const found = server.logs.filter((line) =>
    typeof forbidden === 'string' ? line.includes(forbidden) : forbidden.test(line),
  );
  expect(found).toEqual([]);
});

it('an error is one line that Error Reporting reads: who, where, and for which request', async () => {
  const log = JSON.stringify(new URL('../../shared/process/log.ts', import.meta.url));
  const script = `
    import { createLog } from ${log};
    const context = { httpRequest: { method: 'POST', url: '/analyze', responseStatusCode: 500 } };
    const log = createLog('error', 'json', { service: 'api', version: 'api-7' });
    log.error({ err: new Error('no room'), context }, 'request failed');`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    script,
  ]);
  expect(JSON.parse(stdout)).toMatchObject({
    severity: 'ERROR',
    message: 'request failed',
    serviceContext: { service: 'api', version: 'api-7' },
    stack_trace: expect.stringMatching(/^Error: no room\n\s+at /),
    context: { httpRequest: { method: 'POST', url: '/analyze', responseStatusCode: 500 } },
  });
});
