import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Outside, run } from './run.ts';
import type { Server } from './server.ts';

let dataDir = '';
const closers: (() => void)[] = [];
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'cli-'));
});
afterEach(async () => {
  for (const close of closers.splice(0)) close();
  await rm(dataDir, { recursive: true });
});

const JOB = 'abcdef0123456789';
const REPORT = {
  report_id: JOB,
  demonstration: true,
  paper: {
    answer: {
      verdict: 'none_asked',
      sentences: [
        { text: 'Scale pays for the\u001b[2J price war', kind: 'inference', verdict: 'supported' },
      ],
      confidence: 'medium',
    },
  },
  sections: [
    {
      framework: 'porter',
      title: "Porter's Five Forces",
      status: 'assessed',
      scores: [
        { label: 'Rivalry', value: 4.25 },
        { label: 'Substitutes', value: null },
      ],
      claims: [{ topic: 'rivalry', verdict: 'supported' }],
    },
    {
      framework: 'swot',
      title: 'SWOT',
      status: 'assessed',
      topics: [{ id: 'strengths', label: 'Strengths' }],
      scores: [],
      claims: [
        { topic: 'strengths', verdict: 'supported' },
        { topic: 'strengths', verdict: 'partly' },
      ],
    },
    { framework: 'pestel', title: 'PESTEL', status: 'not_assessed' },
  ],
  sources: [{}, {}],
  certificate: {
    claims: { total: 10, supported: 6, partly: 1, unchecked: 1, dropped: 2 },
    independent_domains: 1,
    cost_usd: 0.004,
  },
  confidence: { value: 0.736 },
};
const GAPS = [{ section: 'blue_ocean', reason: 'budget', detail: 'three calls were left' }];

const view = (status: string, more: Record<string, unknown> = {}) => ({
  job_id: JOB,
  status,
  progress: { stage: status === 'pending' ? 'queued' : 'research', done: 1, total: 4, percent: 25 },
  steps: [],
  cost: { spent_usd: 0.004, max_cost_usd: 3 },
  error: null,
  gaps: [],
  report: null,
  ...more,
});

type Reply = { status: number; body: unknown; headers?: Record<string, string> };
type Route = (body: string) => Reply | 'hang up' | Promise<Reply>;

const ok = (body: unknown, status = 200): Reply => ({ status, body });
const problem = (status: number, title: string, more = {}): Reply => ({
  status,
  body: { type: 'about:blank', title, status, ...more },
  headers: { 'content-type': 'application/problem+json' },
});
const accepted = () => ok({ job_id: JOB, status: 'pending' }, 202);
/** Answers the views one after the other; the last one stays. */
const inTurn = (...views: unknown[]): Route => {
  let turn = 0;
  return () => ok(views[Math.min(turn++, views.length - 1)]);
};

/** An API of the given routes; knows its calls. Everything else is a 500, so that no call goes unseen. */
async function api(routes: Record<string, Route>) {
  const all: Record<string, Route> = {
    'POST /analyze': accepted,
    [`GET /reports/${JOB}?format=json`]: () => ok(REPORT),
    [`GET /reports/${JOB}?format=html`]: () => ok('<h1>日本</h1>'),
    [`GET /reports/${JOB}?format=md`]: () => ok('# Report'),
    ...routes,
  };
  const calls: string[] = [];
  const bodies: unknown[] = [];
  const server = createServer(async (request, response) => {
    const call = `${request.method} ${request.url}`;
    calls.push(call);
    const body = (await request.toArray()).join('');
    if (body.startsWith('{')) bodies.push(JSON.parse(body));
    const reply = (await all[call]?.(body)) ?? problem(500, `no route for ${call}`);
    if (reply === 'hang up') return void request.socket.destroy();
    response.writeHead(reply.status, reply.headers);
    response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  closers.push(stop);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, calls, bodies, stop };
}

/** Runs the command line against a server, on a clock that only waiting moves. */
async function cli(argv: string[], url: string, parts: Partial<Server> & Partial<Outside> = {}) {
  const stderr = new PassThrough();
  let out = '';
  let nowMs = 0;
  const waits: number[] = [];
  const exit = await run({
    argv,
    env: {},
    stdout: { write: (text) => (out += text) },
    stderr,
    interrupted: new AbortController().signal,
    now: () => nowMs,
    async wait(ms) {
      waits.push(ms);
      nowMs += ms;
    },
    open: async () => undefined,
    settle: () => ({
      dataDir,
      connect: async () => ({
        url,
        own: false,
        demonstration: undefined,
        close: async () => {},
        ...parts,
      }),
    }),
    ...parts,
  });
  return { exit, out, err: String(stderr.read() ?? ''), waits };
}

test('a complete analysis: summary on stdout, stages on stderr, three files, exit 0', async () => {
  const server = await api({
    [`GET /jobs/${JOB}`]: inTurn(
      view('pending'),
      view('running'),
      view('running'),
      view('completed'),
    ),
  });
  const { exit, out, err } = await cli(['analyze', 'AT&T', '--industry', 'Telecoms'], server.url);
  const folder = join(dataDir, 'exports', 'at-t-abcdef01');
  expect(exit).toBe(0);
  expect(server.bodies).toEqual([{ company: 'AT&T', industry: 'Telecoms' }]);
  expect(out.split('\n')).toEqual([
    'Scale pays for the price war',
    'Confidence in the answer: medium.',
    'Complete: every requested section is assessed.',
    'Demonstration data: the answers come from sample sources, not from live services.',
    "  Porter's Five Forces: Rivalry 4.3, Substitutes not assessed; 1 claim",
    '  SWOT: Strengths 2; 2 claims, 1 partly supported',
    '  PESTEL: not assessed',
    'Evidence: 6 of 10 claims supported, 1 partly supported, 1 not checked, 2 dropped; 2 sources from 1 independent publisher.',
    'Strength of evidence: 74 % (of the whole report, not of the answer alone; the report shows how).',
    'Would have cost: $0.0040 of at most $3.00, in 0.8 s.',
    'Files:',
    `  ${join(folder, 'report.html')}`,
    `  ${join(folder, 'report.md')}`,
    `  ${join(folder, 'report.json')}`,
    '',
  ]);
  expect(err).toBe('25 % waiting\n25 % research\n');
  expect(await readFile(join(folder, 'report.html'), 'utf8')).toBe('<h1>日本</h1>');
  expect(await readFile(join(folder, 'report.md'), 'utf8')).toBe('# Report');
  expect(JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))).toEqual(REPORT);
});

test('waits for formats that the server writes, takes all it names, and says which it could not write', async () => {
  const pending = { status: 202, body: {}, headers: { 'retry-after': '0' } };
  let asked = 0;
  const links = { json: '/j', html: '/h', pdf: '/p', xlsx: '/x' };
  const server = await api({
    [`GET /jobs/${JOB}`]: () => ok({ ...view('completed'), report: links }),
    [`GET /reports/${JOB}?format=pdf`]: () => (asked++ < 3 ? pending : ok('%PDF')),
    [`GET /reports/${JOB}?format=xlsx`]: () => problem(500, 'Format not made'),
  });
  const { exit, out, err } = await cli(['analyze', 'Tesla'], server.url);
  const folder = join(dataDir, 'exports', 'tesla-abcdef01');
  expect(exit).toBe(0);
  expect(asked).toBe(4);
  expect(await readFile(join(folder, 'report.pdf'), 'utf8')).toBe('%PDF');
  expect(out.split('\n').slice(-4, -1)).toEqual([
    `  ${join(folder, 'report.html')}`,
    `  ${join(folder, 'report.pdf')}`,
    `  ${join(folder, 'report.json')}`,
  ]);
  expect(err).toContain('The server could not write the report as xlsx.\n');
});

test('a partial analysis says in words what is missing, and exits with 3', async () => {
  const report = { ...REPORT, paper: null, demonstration: false };
  const { url } = await api({
    [`GET /jobs/${JOB}`]: inTurn(view('partial', { gaps: GAPS })),
    [`GET /reports/${JOB}?format=json`]: () => ok(report),
  });
  const { exit, out } = await cli(['demo'], url);
  expect(exit).toBe(3);
  expect(out).toContain(
    'Missing:\n  blue ocean: the cost limit was reached (three calls were left)\n',
  );
  expect(out).toContain('The paper could not be written.\n');
  expect(out).not.toContain('Demonstration');
});

test('a failed analysis exits with 1, its error on stderr and nothing on stdout', async () => {
  const error = {
    code: 'insufficient_evidence',
    message: 'no \u001b[31msources',
    retryable: false,
  };
  const { url } = await api({ [`GET /jobs/${JOB}`]: inTurn(view('failed', { error })) });
  const { exit, out, err } = await cli(['analyze', 'Nobody'], url);
  expect([exit, out]).toEqual([1, '']);
  expect(err).toContain('Error (insufficient_evidence): no sources\n');
});

test('a refused request prints every fault and exits with 2', async () => {
  const errors = [
    { path: 'company', message: 'must not be empty' },
    { path: ['frameworks', 0], message: 'must be one of porter, swot' },
    { message: 'unknown field' },
  ];
  const { url } = await api({ 'POST /analyze': () => problem(400, 'Bad request', { errors }) });
  const { exit, out, err } = await cli(['analyze', ' ', '--frameworks', 'x'], url);
  expect([exit, out]).toEqual([2, '']);
  expect(err).toBe(
    'Error (invalid_request): these options cannot be used:\n  the company: must not be empty\n' +
      '  --frameworks, no. 1: must be one of porter, swot\n  the request: unknown field\n',
  );
});

test('too many requests: exit 1, with the time to wait', async () => {
  const reply = { ...problem(429, 'Too many requests.'), headers: { 'retry-after': '120' } };
  const { url } = await api({ 'POST /analyze': () => reply });
  const { exit, err } = await cli(['analyze', 'Tesla'], url);
  expect(exit).toBe(1);
  expect(err).toBe('Error (rate_limited): Too many requests. Try again in 120 s.\n');
});

test('an answer that is not from this API is an error, not a crash', async () => {
  for (const reply of [
    ok('<html>hello'),
    ok({ job_id: '../../etc' }, 202),
    { status: 500, body: 'x' },
  ]) {
    const { url } = await api({ 'POST /analyze': () => reply });
    const { exit, err } = await cli(['analyze', 'Tesla'], url);
    expect(exit).toBe(1);
    expect(err).toContain('Error (http_');
  }
});

test('JSON mode prints one document on stdout and nothing else', async () => {
  const { url } = await api({ [`GET /jobs/${JOB}`]: inTurn(view('partial', { gaps: GAPS })) });
  const { exit, out } = await cli(['demo', '--json', '--out', join(dataDir, 'mine')], url);
  expect(exit).toBe(3);
  expect(JSON.parse(out)).toEqual({
    job_id: JOB,
    status: 'partial',
    gaps: GAPS,
    cost_usd: 0.004,
    seconds: 0,
    claims: {
      total: 10,
      supported: 6,
      partly: 1,
      unchecked: 1,
      dropped: 2,
      sources: 2,
      independent_publishers: 1,
    },
    confidence: 0.736,
    demonstration: true,
    files: {
      json: join(dataDir, 'mine', 'report.json'),
      html: join(dataDir, 'mine', 'report.html'),
      md: join(dataDir, 'mine', 'report.md'),
    },
    error: null,
    see_again: null,
  });
});

test('JSON mode reports an error as a document too', async () => {
  const { url } = await api({ 'POST /analyze': () => problem(400, 'Bad request') });
  const { exit, out } = await cli(['demo', '--json'], url);
  expect(exit).toBe(2);
  expect(JSON.parse(out)).toMatchObject({
    job_id: null,
    status: null,
    files: null,
    error: { code: 'invalid_request', message: 'Bad request', faults: [] },
  });
});

test('a slow job is asked after every 250 ms at first, then every second', async () => {
  const views = [...Array.from({ length: 40 }, () => view('running')), view('completed')];
  const { url } = await api({ [`GET /jobs/${JOB}`]: inTurn(...views) });
  const { exit, waits } = await cli(['demo'], url);
  expect(exit).toBe(0);
  expect(waits[0]).toBe(250);
  expect(waits.at(-1)).toBe(1000);
  expect(waits.every((ms, i) => ms >= (waits[i - 1] ?? 0))).toBe(true);
});

test('waiting ends at the time limit, with the way back to the job', async () => {
  const { url, calls } = await api({ [`GET /jobs/${JOB}`]: inTurn(view('running')) });
  const { exit, err, waits } = await cli(['demo', '--timeout', '10'], url);
  expect(exit).toBe(1);
  expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(10_000);
  expect(err).toContain('Error (timeout): The job has not ended after 10 s.');
  expect(err).toContain(`See it again: ${url}/jobs/${JOB}`);
  expect(calls).not.toContain(`POST /jobs/${JOB}/cancel`);
});

test('a server that stumbles for a moment is asked again', async () => {
  let asked = 0;
  const { url } = await api({
    [`GET /jobs/${JOB}`]: () => {
      asked += 1;
      if (asked === 1) return 'hang up';
      return asked < 5 ? problem(503, 'busy') : ok(view('completed'));
    },
  });
  expect((await cli(['demo'], url)).exit).toBe(0);
});

test('a server that is gone for good ends the run with 1 and the way back', async () => {
  const server = await api({
    [`GET /jobs/${JOB}`]: () => {
      server.stop();
      return 'hang up';
    },
  });
  const { exit, out, err } = await cli(['demo'], server.url);
  expect([exit, out]).toEqual([1, '']);
  expect(err).toContain('Error (server_unreachable): ');
  expect(err).toContain('See it again: ');
});

test('when the server of another run ends, the job goes on with the next one', async () => {
  const first = await api({
    [`GET /jobs/${JOB}`]: () => {
      first.stop();
      return 'hang up';
    },
  });
  const second = await api({ [`GET /jobs/${JOB}`]: inTurn(view('running'), view('completed')) });
  const urls = [first.url, second.url];
  const connect = async (): Promise<Server> => ({
    url: urls.shift() ?? '',
    own: false,
    demonstration: undefined,
    close: async () => {},
  });
  const { exit, err } = await cli(['demo'], '', { settle: () => ({ dataDir, connect }) });
  expect(exit).toBe(0);
  expect(err).toContain('The server is gone; going on with another.');
  expect(second.calls).not.toContain('POST /analyze');
});

test('a job that the server does not know is not asked after again', async () => {
  const { url, calls } = await api({ [`GET /jobs/${JOB}`]: () => problem(404, 'Unknown job') });
  const { exit, err } = await cli(['demo'], url);
  expect(exit).toBe(1);
  expect(err).toContain('Error (http_404): Unknown job');
  expect(calls).toHaveLength(2);
});

test('Ctrl-C cancels the job, says how to see it again and exits with 130', async () => {
  const interrupt = new AbortController();
  const { url, calls } = await api({
    [`GET /jobs/${JOB}`]: () => {
      interrupt.abort();
      return ok(view('running'));
    },
    [`POST /jobs/${JOB}/cancel`]: () => ok({ job_id: JOB }, 202),
  });
  let closed = 0;
  const { exit, err } = await cli(['demo'], url, {
    interrupted: interrupt.signal,
    own: true,
    close: async () => {
      closed += 1;
    },
  });
  expect(exit).toBe(130);
  expect(calls.at(-1)).toBe(`POST /jobs/${JOB}/cancel`);
  expect(err).toContain('Interrupted; the job is being cancelled.');
  expect(err).toContain(`run "npm start" and open /jobs/${JOB}`);
  expect(closed).toBe(1);
});

test('Ctrl-C on a job that had ended says so', async () => {
  const interrupt = new AbortController();
  const { url } = await api({
    [`GET /jobs/${JOB}`]: () => {
      interrupt.abort();
      return problem(503, 'busy');
    },
    [`POST /jobs/${JOB}/cancel`]: () => problem(409, 'ended'),
  });
  const { exit, err } = await cli(['demo'], url, { interrupted: interrupt.signal });
  expect(exit).toBe(130);
  expect(err).toContain('the job had ended');
});

test('Ctrl-C before the request is sent sends none', async () => {
  const { url, calls } = await api({});
  const { exit } = await cli(['demo'], url, { interrupted: AbortSignal.abort() });
  expect(exit).toBe(130);
  expect(calls).toEqual([]);
});

test('a report of a shape to come is still written', async () => {
  const { url } = await api({
    [`GET /jobs/${JOB}`]: inTurn(view('completed')),
    [`GET /reports/${JOB}?format=json`]: () => ok({ schema_version: 2 }),
  });
  const { exit, out } = await cli(['demo'], url);
  expect(exit).toBe(0);
  expect(out).toContain('report.json');
});

test('files that cannot be written are an error, and the way back is given', async () => {
  const { url } = await api({ [`GET /jobs/${JOB}`]: inTurn(view('completed')) });
  await writeFile(join(dataDir, 'taken'), '');
  const { exit, out, err } = await cli(['demo', '--out', join(dataDir, 'taken')], url);
  expect([exit, out]).toEqual([1, '']);
  expect(err).toContain('Error (failed): EEXIST');
  expect(err).toContain(`See it again: ${url}/jobs/${JOB}`);
});

test('--open shows the HTML; that it cannot is a note and no error', async () => {
  const { url } = await api({ [`GET /jobs/${JOB}`]: inTurn(view('completed')) });
  const opened: string[] = [];
  const { exit, err } = await cli(['demo', '--open'], url, {
    open: async (file) => {
      opened.push(file);
      return 'xdg-open could not be started';
    },
  });
  expect(exit).toBe(0);
  expect(opened).toEqual([join(dataDir, 'exports', 'tesla-abcdef01', 'report.html')]);
  expect(err).toContain('The report was not opened: xdg-open could not be started.');
});

test('a faulty configuration prints every fault and exits with 2', async () => {
  const { exit, err } = await cli(['demo'], '', {
    settle: () => {
      throw new Error('Faults:\n  PORT: must be a number\n  DATA_DIR: empty');
    },
  });
  expect(exit).toBe(2);
  expect(err).toBe('Faults:\n  PORT: must be a number\n  DATA_DIR: empty\n');
});

test('help goes to stdout with 0, a misused option to stderr with 2', async () => {
  const help = await cli(['analyze', '--help'], '');
  expect(help.exit).toBe(0);
  expect(help.out).toContain('--frameworks');
  const misused = await cli(['analyze', 'Tesla', '--recency-days', 'x'], '');
  expect([misused.exit, misused.out]).toEqual([2, '']);
  expect(misused.err).toContain('It must be a number.');
});

test('a file of the reader’s is sent, waited for, and named in the request', async () => {
  const document = (state: string) => ok({ document_id: 'd1', state });
  const file = join(dataDir, 'plan.md');
  await writeFile(file, 'Storage opens in 2027.');
  let sent = '';
  const server = await api({
    'POST /documents': (body) => {
      sent = body;
      return document('reading');
    },
    'GET /documents/d1': inTurn({ document_id: 'd1', state: 'ready' }),
    [`GET /jobs/${JOB}`]: inTurn(view('completed')),
  });
  const { exit, err } = await cli(['analyze', 'Tesla', '--document', file], server.url);
  expect(exit).toBe(0);
  expect(sent).toMatch(/filename="plan\.md"[\s\S]*Storage opens in 2027\./);
  expect(server.bodies).toEqual([{ company: 'Tesla', documents: ['d1'] }]);
  expect(err).toContain(`Reading ${file}.`);
});

test.each<[string, Record<string, Route>, string]>([
  ['that is not there', {}, 'cannot be read: ENOENT'],
  [
    'of another kind',
    { 'POST /documents': () => problem(415, 'Unknown kind of file', { detail: 'no such kind' }) },
    'plan.md: no such kind',
  ],
  [
    'that is damaged',
    {
      'POST /documents': () =>
        ok({ document_id: 'd1', state: 'failed', error: { message: 'the file is damaged' } }),
    },
    'plan.md: the file is damaged',
  ],
])('a file %s is a fault of the command, and nothing is asked for', async (_, routes, says) => {
  const server = await api(routes);
  const file = join(dataDir, 'plan.md');
  if (Object.keys(routes).length > 0) await writeFile(file, 'x');
  const { exit, err } = await cli(['analyze', 'Tesla', '--document', file], server.url);
  expect(exit).toBe(2);
  expect(err).toContain(says);
  expect(server.calls).not.toContain('POST /analyze');
});

test('companies of one name are told apart by the option that chooses one', async () => {
  const candidates = [{ name: 'Apple Inc.', domain: 'apple.com' }, { name: 'Apple Bank' }];
  const error = { code: 'ambiguous_company', message: 'set company_domain', candidates };
  const server = await api({ [`GET /jobs/${JOB}`]: inTurn(view('failed', { error })) });
  const { exit, err } = await cli(['analyze', 'Apple'], server.url);
  expect(exit).toBe(1);
  expect(err).toContain(
    'set --company-domain. It may be: Apple Inc. (--company-domain apple.com), Apple Bank',
  );
});

test('the frameworks are listed, as lines and as JSON', async () => {
  const frameworks = [{ name: 'ai_readiness', title: 'AI Readiness' }];
  const server = await api({ 'GET /frameworks': () => ok({ frameworks }) });
  expect((await cli(['frameworks'], server.url)).out).toBe('ai_readiness    AI Readiness\n');
  const { out } = await cli(['frameworks', '--json'], server.url);
  expect(JSON.parse(out)).toEqual(frameworks);
});
