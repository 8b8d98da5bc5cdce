import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { PermanentError, TransientError } from '../errors.ts';
import type { ModelRequest } from '../ports.ts';
import {
  type Answer,
  closedUrl,
  cutBody,
  hang,
  json,
  reset,
  sse,
  startFaultServer,
  startThenHang,
  text,
} from './fault.test-server.ts';
import { createGemini, type GeminiOptions } from './gemini.ts';
import { createResilience, type Retry } from './resilience.ts';

const KEY = 'AIza-test-key';
const request: ModelRequest = {
  system: 'You answer in JSON.',
  prompt: 'What is it?',
  schema: z.toJSONSchema(z.object({ answer: z.string(), note: z.string().nullable() })),
  maxOutputTokens: 900,
};
const usageMetadata = {
  promptTokenCount: 100,
  toolUsePromptTokenCount: 5,
  candidatesTokenCount: 20,
  thoughtsTokenCount: 30,
};
const said = (parts: unknown[], finishReason = 'STOP') => ({
  candidates: [{ content: { role: 'model', parts }, finishReason }],
  usageMetadata,
  modelVersion: 'gemini-2.5-flash-001',
});
const good = sse(said([{ text: '{"answer":"it"}' }]));
const status = (code: number, details?: unknown, message = 'no') =>
  json(code, { error: { code, message, ...(details ? { details } : {}) } });
const retryInfo = (retryDelay: unknown) => [
  { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
];

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function connect(baseUrl: string, options: Partial<GeminiOptions> = {}) {
  const retries: Retry[] = [];
  const resilience = createResilience({
    service: 'Gemini',
    attempts: 3,
    baseDelayMs: 1,
    onRetry: (retry) => retries.push(retry),
  });
  const model = createGemini({
    apiKey: KEY,
    baseUrl,
    model: 'gemini-2.5-flash',
    timeoutMs: 5_000,
    silenceMs: 5_000,
    thinkingBudget: 512,
    resilience,
    ...options,
  });
  return { model, retries };
}

async function against(answers: Answer[], options: Partial<GeminiOptions> = {}) {
  const server = await startFaultServer(...answers);
  closing.push(server.close);
  const { model, retries } = connect(server.url, options);
  const generate = (signal = new AbortController().signal) => model.generate(request, signal);
  return { ...server, retries, generate, fails: () => generate().catch((error: unknown) => error) };
}

/** Everything an error could put into a log. */
const told = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${error.stack} ${told(error.cause)}` : String(error);

describe('what is sent', () => {
  it('is the prompt, the schema and the limits, with the key in a header only', async () => {
    const server = await against([good]);
    await server.generate();
    const [seen] = server.seen;
    expect(seen?.path).toBe('/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse');
    expect(seen?.headers['x-goog-api-key']).toBe(KEY);
    expect(seen?.body).toMatchObject({
      systemInstruction: { parts: [{ text: 'You answer in JSON.' }] },
      contents: [{ role: 'user', parts: [{ text: 'What is it?' }] }],
      generationConfig: {
        responseMimeType: 'application/json',
        maxOutputTokens: 900,
        candidateCount: 1,
        responseSchema: {
          type: 'object',
          properties: { answer: { type: 'string' }, note: { type: 'string', nullable: true } },
          required: ['answer', 'note'],
        },
      },
    });
    expect(JSON.stringify(seen?.body)).not.toContain(KEY);
  });

  it.each([
    ['gemini-2.5-pro', { temperature: 0, thinkingConfig: { thinkingBudget: 512 } }],
    ['models/gemini-2.5-flash', { temperature: 0, thinkingConfig: { thinkingBudget: 512 } }],
    ['gemini-3-flash-preview', { thinkingConfig: { thinkingLevel: 'low' } }],
    ['gemini-2.0-flash', { temperature: 0 }],
    ['some-other', {}],
  ])('asks %s for thinking and temperature in its own terms', async (model, terms) => {
    const server = await against([good], { model });
    await server.generate();
    const body = server.seen[0]?.body as { generationConfig: Record<string, unknown> };
    const { temperature, thinkingConfig } = body.generationConfig;
    expect(JSON.parse(JSON.stringify({ temperature, thinkingConfig }))).toEqual(terms);
  });

  it('goes to the same path when the base URL ends in a slash', async () => {
    const server = await startFaultServer(good);
    closing.push(server.close);
    const { model } = connect(`${server.url}/`);
    await model.generate(request, new AbortController().signal);
    expect(server.seen[0]?.path).toBe(
      '/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse',
    );
  });

  it('is nothing when the schema cannot be put to Gemini', async () => {
    const server = await startFaultServer(good);
    closing.push(server.close);
    const { model } = connect(server.url);
    const tuple = z.toJSONSchema(z.object({ pair: z.tuple([z.string()]) }));
    await expect(
      model.generate({ ...request, schema: tuple }, new AbortController().signal),
    ).rejects.toThrow('#/properties/pair');
    expect(server.seen).toHaveLength(0);
  });

  it.each(['', ' ', 'AIza\nbroken', 'schlüssel'])('needs a key, which %j is not', (apiKey) => {
    expect(() => connect('http://127.0.0.1:1', { apiKey })).toThrow(PermanentError);
  });
});

describe('answers', () => {
  it('come without the thoughts, with what they cost', async () => {
    const parts = [
      { text: 'Let me think.', thought: true },
      { text: '{"answer":' },
      { inlineData: {} },
      { text: '"it"}' },
    ];
    const server = await against([sse(said(parts))]);
    expect(await server.generate()).toEqual({
      text: '{"answer":"it"}',
      finish: 'stop',
      finishReason: 'STOP',
      usage: { promptTokens: 105, outputTokens: 20, thinkingTokens: 30 },
      model: 'gemini-2.5-flash-001',
    });
  });

  it('that were cut off are replies, even when thinking left no room for text', async () => {
    const server = await against([
      sse(said([{ text: '{"ans' }], 'MAX_TOKENS')),
      sse({ candidates: [{ finishReason: 'MAX_TOKENS' }], usageMetadata }),
    ]);
    expect(await server.generate()).toMatchObject({ finish: 'cut_off', text: '{"ans' });
    expect(await server.generate()).toMatchObject({
      finish: 'cut_off',
      finishReason: 'MAX_TOKENS',
      text: '',
      usage: { thinkingTokens: 30 },
      model: 'gemini-2.5-flash',
    });
    expect(server.seen).toHaveLength(2);
  });

  it.each('SAFETY RECITATION BLOCKLIST PROHIBITED_CONTENT SPII LANGUAGE IMAGE_SAFETY'.split(' '))(
    'that end with %s are refusals: no text, no second try',
    async (reason) => {
      const server = await against([sse(said([{ text: 'partial' }], reason))]);
      expect(await server.generate()).toMatchObject({
        finish: 'refused',
        finishReason: reason,
        text: '',
      });
      expect(server.seen).toHaveLength(1);
    },
  );

  it('to a blocked prompt are refusals', async () => {
    const blocked = { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata };
    const server = await against([sse(blocked)]);
    expect(await server.generate()).toMatchObject({
      finish: 'refused',
      finishReason: 'PROHIBITED_CONTENT',
      text: '',
      usage: { promptTokens: 105 },
    });
  });

  it.each([
    ['no usage', undefined],
    ['nonsense for usage', 'many'],
    ['impossible usage', { promptTokenCount: -3, candidatesTokenCount: '7' }],
  ])('with %s are taken for a token per three bytes', async (_name, usage) => {
    const parts = [{ text: 'hmm hmm', thought: true }, { text: '"日本電産"' }];
    const server = await against([sse({ ...said(parts), usageMetadata: usage })]);
    const counted = (await server.generate()).usage;
    expect(counted).toMatchObject({ outputTokens: 5, thinkingTokens: 3 });
    // The SDK adds a few empty fields.
    const sentBytes = Buffer.byteLength(JSON.stringify(server.seen[0]?.body));
    expect(counted.promptTokens).toBeGreaterThan((0.9 * sentBytes) / 3);
    expect(counted.promptTokens).toBeLessThanOrEqual(Math.ceil(sentBytes / 3));
  });

  /** Answered, so charged. */
  it.each<[string, Answer]>([
    ['no candidates', sse({ candidates: [], usageMetadata })],
    ['an empty object', sse({})],
    ['a list', sse([])],
    ['null', sse(null)],
    ['a text', sse('hello')],
    ['finish reason OTHER', sse(said([{ text: 'x' }], 'OTHER'))],
    ['a finish reason nobody knows', sse(said([{ text: 'x' }], 'NEW_REASON'))],
    ['no finish reason', sse({ candidates: [{ content: { parts: [{ text: 'x' }] } }] })],
    ['STOP without text', sse(said([{ text: 'hm', thought: true }, { text: ' ' }]))],
    ['parts that are no list', sse(said('none' as unknown as unknown[]))],
    ['an HTML page', text(200, '<html>Sign in</html>', { 'content-type': 'text/html' })],
    ['half of a JSON text', text(200, '{"candidates":[{"content":')],
    ['a body cut by the connection', cutBody('{"candidates":')],
  ])('that are %s are tried again once, and their charge is never lost', async (_name, answer) => {
    const recovering = await against([answer, good]);
    const { text: said, usage } = await recovering.generate();
    expect(said).toBe('{"answer":"it"}');
    expect(recovering.seen).toHaveLength(2);
    expect(usage.promptTokens).toBeGreaterThan(105);
    const lasting = await against([answer]);
    const error = await lasting.fails();
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ reason: 'unavailable' });
    expect(lasting.seen).toHaveLength(2);
    expect((error as TransientError).charged?.promptTokens).toBeGreaterThan(0);
  });

  it('that are unusable are charged as they say, and as the worst when they cannot be read', async () => {
    const empty = sse(said([{ text: ' ' }]));
    const twice = { promptTokens: 210, outputTokens: 40, thinkingTokens: 60 };
    expect((await (await against([empty, good])).generate()).usage).toEqual(twice);
    expect(await (await against([empty])).fails()).toMatchObject({ charged: twice });
    const cut = await against([cutBody('{"candidates":')]);
    expect(await cut.fails()).toMatchObject({ charged: { outputTokens: 2 * 900 } });
  });

  it.each<[string, Answer]>([
    ['a reset connection', reset],
    ['HTTP 500', status(500)],
    ['HTTP 502 from a proxy', text(502, '<html>Bad gateway</html>')],
    ['HTTP 503', status(503)],
    ['HTTP 504', status(504)],
    ['HTTP 408', status(408)],
  ])('that are %s are tried again, then reported as unavailable', async (_name, answer) => {
    const recovering = await against([answer, good]);
    expect((await recovering.generate()).text).toBe('{"answer":"it"}');
    expect(recovering.seen).toHaveLength(2);
    const lasting = await against([answer]);
    const error = await lasting.fails();
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ reason: 'unavailable', charged: null });
    expect(lasting.seen).toHaveLength(3);
  });
});

describe('a stream', () => {
  const piece = (text: string, more = {}) => ({
    candidates: [{ content: { role: 'model', parts: [{ text }] }, ...more }],
  });

  it('is one answer: parts in order, thoughts left out, the last word on usage and ending', async () => {
    const server = await against([
      sse(
        { candidates: [{ content: { parts: [{ text: 'Hm.', thought: true }] } }] },
        { ...piece('{"answer"'), usageMetadata: { promptTokenCount: 100 } },
        { candidates: [{ content: { parts: [{ text: ':"it"}', thoughtSignature: 'x' }] } }] },
        { candidates: [{ content: {}, finishReason: 'STOP' }], usageMetadata },
      ),
    ]);
    expect(await server.generate()).toMatchObject({
      text: '{"answer":"it"}',
      finishReason: 'STOP',
      usage: { promptTokens: 105, outputTokens: 20, thinkingTokens: 30 },
    });
  });

  it('without a last word is an answer when it closes, and is asked for again when it does not', async () => {
    const closed = await against([sse(piece('{"answer":'), piece('"it"}'))]);
    expect(await closed.generate()).toMatchObject({ finish: 'stop', text: '{"answer":"it"}' });
    const open = await against([sse(piece('{"answer":"i')), good]);
    expect(await open.generate()).toMatchObject({ text: '{"answer":"it"}' });
    expect(open.seen).toHaveLength(2);
  });

  it('that ends in an error of the service is classed as that error', async () => {
    const error = { code: 429, message: 'no', details: retryInfo('0.05s') };
    const server = await against([sse(piece('{"ans'), { error }), good]);
    await server.generate();
    expect(server.retries).toMatchObject([{ reason: 'rate_limited' }]);
    const refused = await against([sse({ error: { code: 400, message: 'API key not valid.' } })]);
    expect(await refused.fails()).toMatchObject({ code: 'misconfigured' });
  });

  const dripping =
    (everyMs: number, pieces = Number.POSITIVE_INFINITY): Answer =>
    (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      let sent = 0;
      const timer = setInterval(() => {
        sent += 1;
        const last = sent > pieces ? { finishReason: 'STOP' } : {};
        response.write(
          `data: ${JSON.stringify(piece(last.finishReason ? '{}' : ' ', last))}\r\n\r\n`,
        );
        if (sent > pieces) response.end();
      }, everyMs);
      response.once('close', () => clearInterval(timer));
    };

  it('may take longer than the first piece of it may', async () => {
    const server = await startFaultServer(dripping(30, 20));
    closing.push(server.close);
    const { model } = connect(server.url, { timeoutMs: 400, silenceMs: 400 });
    const long = { ...request, maxOutputTokens: 40_960 };
    const reply = await model.generate(long, new AbortController().signal);
    expect(reply).toMatchObject({ finish: 'stop' });
    expect(server.seen).toHaveLength(1);
  });

  it('that falls silent is left, and what came of it is charged', async () => {
    const first = `data: ${JSON.stringify(piece('{"answer":"'))}\r\n\r\n`;
    const server = await against([startThenHang(first)], { timeoutMs: 3_000, silenceMs: 60 });
    const error = await server.fails();
    expect(error).toMatchObject({ reason: 'timeout' });
    expect(String(error)).toContain('said no more for 60 ms');
    expect((error as TransientError).charged?.promptTokens).toBeGreaterThan(0);
    expect(server.seen).toHaveLength(2);
  });

  it('that trickles for ever is left at the end of its time, which grows with the limit', async () => {
    const server = await against([dripping(10)], { timeoutMs: 150, silenceMs: 150 });
    expect(await server.fails()).toMatchObject({ reason: 'timeout' });
    expect(server.seen).toHaveLength(2);
    await Promise.all(server.seen.map((seen) => seen.closed));
  });
});

describe('refused requests', () => {
  it.each<[number, string, unknown, string]>([
    [400, 'API key not valid. Please pass a valid API key.', undefined, 'misconfigured'],
    [400, 'Request contains an invalid argument.', undefined, 'model_unavailable'],
    [401, 'Request had invalid authentication credentials.', undefined, 'misconfigured'],
    [403, 'Requests are blocked.', [{ reason: 'API_KEY_SERVICE_BLOCKED' }], 'misconfigured'],
    [403, 'Your API key was reported as leaked.', undefined, 'misconfigured'],
    [403, 'Permission denied.', undefined, 'model_unavailable'],
    [404, 'models/x is not found', 'odd details', 'model_unavailable'],
    [413, 'too large', undefined, 'model_unavailable'],
  ])('HTTP %i "%s" is not tried again', async (code, message, details, expected) => {
    const server = await against([status(code, details, message)]);
    const error = await server.fails();
    expect(error).toBeInstanceOf(PermanentError);
    expect(error).toMatchObject({ code: expected });
    expect(String(error)).toContain(`HTTP ${code}`);
    expect(String(error).includes('GEMINI_API_KEY')).toBe(expected === 'misconfigured');
    expect(server.seen).toHaveLength(1);
    expect(told(error)).not.toContain(KEY);
  });
});

describe('rate limits', () => {
  it.each<[string, Answer, number]>([
    ['RetryInfo', status(429, retryInfo('0.05s')), 50],
    ['Retry-After', text(429, '', { 'retry-after': '1' }), 1000],
  ])('are waited out as %s asks', async (_name, answer, least) => {
    const server = await against([answer, good]);
    await server.generate();
    expect(server.retries).toHaveLength(1);
    expect(server.retries[0]?.delayMs).toBeGreaterThanOrEqual(least);
    expect(server.retries[0]?.delayMs).toBeLessThan(least + 50);
  });

  const day = { 'retry-after': '86400' };
  it.each<[string, string, Answer]>([
    ['rate_limited', 'RetryInfo', status(429, retryInfo('86400s'))],
    ['rate_limited', 'Retry-After', text(429, '', day)],
    [
      'rate_limited',
      'the longer of both',
      json(429, { error: { details: retryInfo('0.01s') } }, day),
    ],
    ['unavailable', 'Retry-After with 503', text(503, 'busy', day)],
  ])('(%s) that last a day by %s end at once, and say how long', async (reason, _by, answer) => {
    const server = await against([answer]);
    expect(await server.fails()).toMatchObject({ reason, retryAfterMs: 86_400_000 });
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['nothing', undefined],
    ['nonsense', retryInfo('soon')],
    ['an object', retryInfo({ seconds: 1 })],
    ['no list', 'later'],
  ])('whose RetryInfo is %s are backed off from', async (_name, details) => {
    const server = await against([status(429, details)]);
    const error = await server.fails();
    expect(error).toMatchObject({ reason: 'rate_limited', retryAfterMs: undefined });
    expect(server.seen).toHaveLength(3);
  });

  it('of one call are not taken for those of another that is still reading its answer', async () => {
    const limited = await against([text(503, '', { 'retry-after': '600' })]);
    let finish = (): void => undefined;
    const busy = await against([
      (response) => {
        response.writeHead(503).write('bu');
        finish = () => response.end('sy');
      },
      text(503, 'busy'),
    ]);
    const reading = busy.fails();
    await vi.waitFor(() => expect(busy.seen).toHaveLength(1));
    expect(await limited.fails()).toMatchObject({ retryAfterMs: 600_000 });
    finish();
    expect(await reading).toMatchObject({ retryAfterMs: undefined });
    expect(busy.seen).toHaveLength(3);
  });
});

describe('time', () => {
  it.each<[string, Answer]>([
    ['never answers', hang],
    ['stops in the middle of the body', startThenHang('{"candidates":')],
  ])('a service that %s is left after the limit, twice', async (_name, answer) => {
    const server = await against([answer], { timeoutMs: 80 });
    const error = await server.fails();
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ reason: 'timeout' });
    expect(server.seen).toHaveLength(2);
    await Promise.all(server.seen.map((seen) => seen.closed));
  });

  it.each<[string, Answer]>([
    ['before the answer', hang],
    ['within the body', startThenHang('{"candidates":')],
    ['in the back-off', text(429, '', { 'retry-after': '30' })],
  ])('a caller who leaves %s gets the reason back, and nothing goes on', async (_name, answer) => {
    const server = await against([answer]);
    const caller = new AbortController();
    const ended = server.generate(caller.signal).catch((error: unknown) => error);
    await vi.waitFor(() => expect(server.seen).toHaveLength(1));
    const reason = new Error('lease lost');
    caller.abort(reason);
    expect(await ended).toBe(reason);
    await server.seen[0]?.closed;
    expect(server.seen).toHaveLength(1);
  });

  it('a caller who has gone already costs no call', async () => {
    const server = await against([good]);
    await expect(server.generate(AbortSignal.abort('gone'))).rejects.toBe('gone');
    expect(server.seen).toHaveLength(0);
  });

  it('a process that has its answer ends, long before the limit', async () => {
    const server = await startFaultServer(good);
    closing.push(server.close);
    const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
    const script = `
      import { createGemini } from ${module('./gemini.ts')};
      import { createResilience } from ${module('./resilience.ts')};
      const resilience = createResilience({ service: 'Gemini' });
      const options = { apiKey: 'k', model: 'm', timeoutMs: 60_000, silenceMs: 60_000, thinkingBudget: 0, resilience };
      const model = createGemini({ ...options, baseUrl: ${JSON.stringify(server.url)} });
      const schema = { type: 'object', properties: { a: { type: 'string' } } };
      const request = { system: 's', prompt: 'p', schema, maxOutputTokens: 9 };
      const reply = await model.generate(request, new AbortController().signal);
      process.stdout.write(reply.text);`;
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
      timeout: 20_000,
    });
    expect(stdout).toBe('{"answer":"it"}');
  });
});

it('an address where nobody listens is unavailable', async () => {
  const { model } = connect(await closedUrl());
  const error: unknown = await model
    .generate(request, new AbortController().signal)
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(TransientError);
  expect(error).toMatchObject({ reason: 'unavailable' });
  expect(String(error)).toContain('gave up after 3 attempts');
});
