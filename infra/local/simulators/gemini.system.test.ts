import {
  type GenerationConfig,
  GoogleGenerativeAI,
  type GoogleGenerativeAIFetchError,
} from '@google/generative-ai';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from './faults.ts';
import { startGeminiSimulator } from './gemini.ts';
import type { Simulator } from './simulator.ts';

const SCHEMA = {
  type: 'object',
  properties: {
    claims: {
      type: 'array',
      minItems: 1,
      maxItems: 3,
      items: {
        type: 'object',
        properties: {
          evidence: { type: 'array', items: { type: 'string' } },
          text: { type: 'string' },
        },
        required: ['evidence', 'text'],
      },
    },
  },
  required: ['claims'],
};
const PROMPT =
  'Company: Acme\n\n[S1.p1] Acme sold many kettles in 2024.\n[S1.p2] Acme has few rivals in kettles.';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startGeminiSimulator();
});
afterEach(() => simulator.clearFaults());
afterAll(() => simulator.close());

/** Through the real SDK. `schema` is sent as it is, as the adapter does. */
async function generate(config: Record<string, unknown> = {}, key = 'a-key', signal?: AbortSignal) {
  const model = new GoogleGenerativeAI(key).getGenerativeModel(
    { model: 'gemini-2.5-flash' },
    { baseUrl: simulator.url },
  );
  const generationConfig = {
    responseMimeType: 'application/json',
    responseSchema: SCHEMA,
    ...config,
  };
  const result = await model.generateContent(
    {
      contents: [{ role: 'user', parts: [{ text: PROMPT }] }],
      generationConfig: generationConfig as unknown as GenerationConfig,
    },
    signal === undefined ? {} : { signal },
  );
  return result.response;
}

const failure = (promise: Promise<unknown>): Promise<GoogleGenerativeAIFetchError> =>
  promise.then(
    () => Promise.reject(new Error('no error')),
    (error: GoogleGenerativeAIFetchError) => error,
  );

/** The claims of a reply made under a fault. */
async function claimsUnder(kind: Fault['kind']): Promise<{ evidence: string[]; text: string }[]> {
  simulator.fault({ kind });
  return JSON.parse((await generate()).text()).claims;
}

describe('answers', () => {
  test('the reply fits the schema, cites the passages and counts tokens, thinking included', async () => {
    const response = await generate();
    const { claims } = JSON.parse(response.text());
    expect(claims).toContainEqual({ evidence: ['S1.p1'], text: 'Acme sold many kettles in 2024.' });
    const usage = response.usageMetadata as unknown as Record<string, number>;
    expect(usage.promptTokenCount).toBeGreaterThan(20);
    expect(usage.thoughtsTokenCount).toBeGreaterThan(0);
    expect(usage.totalTokenCount).toBe(
      (usage.promptTokenCount ?? 0) +
        (usage.candidatesTokenCount ?? 0) +
        (usage.thoughtsTokenCount ?? 0),
    );
    expect(response.candidates?.[0]?.finishReason).toBe('STOP');
  });

  test('responseJsonSchema is answered like responseSchema', async () => {
    const json = await generate({
      responseSchema: undefined,
      responseJsonSchema: { ...SCHEMA, $schema: 'x' },
    });
    expect(json.text()).toBe((await generate()).text());
  });

  test('an answer longer than maxOutputTokens is cut off with MAX_TOKENS', async () => {
    const response = await generate({ maxOutputTokens: 70 });
    expect(response.candidates?.[0]?.finishReason).toBe('MAX_TOKENS');
    expect(() => JSON.parse(response.text())).toThrow();
  });

  test('a schema field that the service does not know is refused by name', async () => {
    const error = await failure(
      generate({ responseSchema: { ...SCHEMA, additionalProperties: false } }),
    );
    expect(error.status).toBe(400);
    expect(error.message).toContain('Unknown name "additionalProperties"');
  });

  test('a call without a key is refused', async () => {
    expect((await failure(generate({}, ''))).status).toBe(403);
  });
});

describe('faults', () => {
  test('429 names the wait in RetryInfo and in the header', async () => {
    simulator.fault({ kind: 'status', status: 429, retryAfterSeconds: 13, times: 2 });
    const error = await failure(generate());
    expect(error.status).toBe(429);
    expect(error.errorDetails).toEqual([
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '13s' },
    ]);
    const raw = await fetch(`${simulator.url}/v1beta/models/gemini-2.5-flash:generateContent`, {
      method: 'POST',
    });
    expect([raw.status, raw.headers.get('retry-after')]).toEqual([429, '13']);
    expect((await generate()).text()).not.toBe('');
  });

  test('a fault with a match strikes only requests that contain it', async () => {
    simulator.fault({ kind: 'status', status: 503, match: 'no such words' });
    expect((await generate()).text()).not.toBe('');
    simulator.fault({ kind: 'status', status: 503, match: 'Company: Acme' });
    expect((await failure(generate())).status).toBe(503);
  });

  test('hang gives no answer until the caller leaves', async () => {
    simulator.fault({ kind: 'hang', times: 1 });
    const caller = new AbortController();
    const asked = simulator.calls().length;
    const pending = failure(generate({}, 'a-key', caller.signal));
    await expect.poll(() => simulator.calls().length).toBe(asked + 1);
    caller.abort();
    expect((await pending).message).toContain('abort');
  });

  test('max_tokens and safety end without text and say why', async () => {
    simulator.fault({ kind: 'max_tokens', times: 1 });
    const cut = await generate({ maxOutputTokens: 500 });
    expect(cut.candidates?.[0]?.finishReason).toBe('MAX_TOKENS');
    expect(cut.text()).toBe('');
    simulator.fault({ kind: 'safety', times: 1 });
    const refused = await generate();
    expect(refused.candidates?.[0]?.finishReason).toBe('SAFETY');
    expect(() => refused.text()).toThrow('SAFETY');
  });

  test('cut_json and empty end with STOP and no whole JSON', async () => {
    for (const kind of ['cut_json', 'empty'] as const) {
      simulator.fault({ kind, times: 1 });
      const response = await generate();
      expect(response.candidates?.[0]?.finishReason).toBe('STOP');
      expect(() => JSON.parse(response.text())).toThrow();
    }
  });

  test('wrong_schema answers JSON of another shape', async () => {
    expect(await claimsUnder('wrong_schema')).toBeUndefined();
  });

  test('unknown_ids, invented_figure and url_in_text spoil every claim in their way', async () => {
    const unknown = await claimsUnder('unknown_ids');
    expect(unknown.flatMap(({ evidence }) => evidence)).toEqual(unknown.map(() => 'S999.p999'));
    simulator.clearFaults();
    for (const claim of await claimsUnder('invented_figure'))
      expect(claim.text).toContain('987,654.3%');
    simulator.clearFaults();
    for (const claim of await claimsUnder('url_in_text')) expect(claim.text).toContain('https://');
  });

  test('another process sets, clears and reads over HTTP; a malformed fault is refused', async () => {
    const control = (method: string, body?: unknown, type = 'application/json') =>
      fetch(`${simulator.url}/control/faults`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': type } }),
      });
    expect((await control('POST', { kind: 'status', status: 500 })).status).toBe(201);
    expect((await failure(generate())).status).toBe(500);
    expect((await control('DELETE')).status).toBe(200);
    expect((await generate()).text()).not.toBe('');
    expect((await control('POST', { kind: 'nonsense' })).status).toBe(400);
    expect((await control('POST', { kind: 'hang' }, 'text/plain')).status).toBe(400);
    const { calls } = (await (await fetch(`${simulator.url}/control/calls`)).json()) as {
      calls: { path: string }[];
    };
    expect(calls.at(-1)?.path).toBe('/v1beta/models/gemini-2.5-flash:generateContent');
  });
});

test('latency is added before the answer', async () => {
  const slow = await startGeminiSimulator({ latencyMs: 60 });
  const before = performance.now();
  await fetch(`${slow.url}/v1beta/models/x`);
  expect(performance.now() - before).toBeGreaterThanOrEqual(40);
  await slow.close();
});

test('close does not wait for a request that hangs', async () => {
  const stuck = await startGeminiSimulator();
  stuck.fault({ kind: 'hang' });
  const pending = fetch(`${stuck.url}/v1beta/models/x`).then(
    () => 'answered',
    () => 'dropped',
  );
  await expect.poll(() => stuck.calls().length).toBe(1);
  await stuck.close();
  expect(await pending).toBe('dropped');
});
