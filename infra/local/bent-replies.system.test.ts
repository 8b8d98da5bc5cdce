import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type Answer as Sent,
  sse,
  startFaultServer,
} from '../../shared/adapters/fault.test-server.ts';
import { createGemini } from '../../shared/adapters/gemini.ts';
import { createResilience } from '../../shared/adapters/resilience.ts';
import { createAsk } from '../../shared/analysis/ask.ts';
import { createStanding } from '../../shared/analysis/standing.ts';
import { createFreeSteps } from '../../shared/testing/free-steps.ts';

/** Replies as public bug reports describe them, through the adapter and the reader, over HTTP. */

const item = z.object({
  evidence: z.array(z.string()).max(8),
  finding: z.string().max(1200),
  importance: z.enum(['high', 'medium', 'low']),
});
const reply = z.object({ strengths: z.array(item), threats: z.array(item) });
const one = { evidence: ['S1.p3'], finding: 'Sales rose to 4812.', importance: 'high' };
const two = { evidence: ['S2.p1'], finding: 'Rivals cut prices.', importance: 'low' };
const whole = { strengths: [one], threats: [two] };
const text = JSON.stringify(whole);

const usageMetadata = { promptTokenCount: 100, candidatesTokenCount: 20, thoughtsTokenCount: 5 };
const parts = (given: unknown[], finishReason?: string, usage: unknown = usageMetadata): Sent =>
  sse({
    candidates: [{ content: { role: 'model', parts: given }, finishReason }],
    usageMetadata: usage,
  });
const said = (words: string, finishReason = 'STOP') => parts([{ text: words }], finishReason);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function asked(...answers: Sent[]) {
  const server = await startFaultServer(...answers);
  closing.push(server.close);
  const resilience = createResilience({ service: 'Gemini', baseDelayMs: 1 });
  const limits = { timeoutMs: 5_000, silenceMs: 5_000, thinkingBudget: 0 };
  const model = createGemini({
    apiKey: 'k',
    baseUrl: server.url,
    model: 'gemini-2.5-flash',
    ...limits,
    resilience,
  });
  const writer = { model, price: { inputUsdPerMillion: 1, outputUsdPerMillion: 1 } };
  const steps = createFreeSteps();
  const { signal } = new AbortController();
  const standing = createStanding({ patient: true });
  const models = { writer, judge: writer };
  const ask = createAsk({ models, steps, outputScale: 1, standing, signal });
  const question = { name: 'assess:swot', stage: 'assess' as const, system: 's', prompt: 'p' };
  const answer = await ask({ ...question, reply, maxOutputTokens: 1000 });
  return { answer, calls: server.seen.length, ask };
}

describe('completed, and paid for once', () => {
  it.each<[string, Sent]>([
    [
      'a thought part before the answer',
      parts([{ text: 'Hm {', thought: true }, { text }], 'STOP'),
    ],
    ['a part with only a signature', parts([{ text }, { thoughtSignature: 'c2ln' }], 'STOP')],
    ['a code fence', said(`\`\`\`json\n${text}\n\`\`\``)],
    ['prose with a brace before and after', said(`As {asked}: ${text} Done {so}.`)],
    ['trailing commas', said(text.replaceAll('}]', '},],'))],
    ['raw line breaks in strings', said(text.replace('Sales rose', 'Sales rose\n'))],
    ['no finish reason', parts([{ text }])],
    ['no usage', parts([{ text }], 'STOP', undefined)],
    ['a list with one object', said(`[${text}]`)],
    ['one key around the answer', said(`{"swot":${text}}`)],
    ['a byte order mark', said(`\ufeff${text}`)],
    ['ids in one string', said(text.replace('["S1.p3"]', '"S1.p3, S1.p3"'))],
    ['ids in brackets', said(text.replace('"S1.p3"', '"[S1.p3]"'))],
    ['one id as a bare string', said(text.replace('["S1.p3"]', '"S1.p3"'))],
    ['S1-p3', said(text.replace('S1.p3', 'S1-p3'))],
    ['unknown keys', said(text.replace('{"strengths"', '{"note":{"x":1},"strengths"'))],
    ['MAX_TOKENS after the JSON and a run of blanks', said(text + '\n'.repeat(4000), 'MAX_TOKENS')],
  ])('%s', async (_, answer) => {
    const { answer: read, calls, ask } = await asked(answer);
    const written = JSON.stringify(read.ok ? read.value : read);
    expect(written.replace('\\n', '').replace('"S1.p3","S1.p3"', '"S1.p3"')).toBe(text);
    expect(calls).toBe(1);
    expect(ask.usage.promptTokens).toBeGreaterThan(0);
  });

  it.each<[string, string, unknown]>([
    [
      'one unknown fixed value',
      text.replace('"high"', '"grave"'),
      { strengths: [], threats: [two] },
    ],
    ['one group missing', JSON.stringify({ threats: [two] }), { strengths: [], threats: [two] }],
    [
      'one group null',
      JSON.stringify({ strengths: null, threats: [two] }),
      { strengths: [], threats: [two] },
    ],
    ['JSON cut in the middle', `${text.slice(0, -20)}`, { strengths: [one], threats: [] }],
    [
      'a number for a text',
      text.replace('"Sales rose to 4812."', '4812'),
      { strengths: [{ ...one, finding: '4812' }], threats: [two] },
    ],
  ])('%s, with what there is', async (_, words, value) => {
    const { answer, calls } = await asked(said(words));
    expect(answer).toMatchObject({ ok: true, value });
    expect(calls).toBe(1);
  });
});

describe('an honest gap', () => {
  const wrong = text.replace('"high"', '"grave"').replace('"low"', '"slight"');
  it.each<[string, Sent, string, number]>([
    ['unknown fixed values throughout', said(wrong), 'model_invalid', 2],
    [
      'a run of blanks until MAX_TOKENS',
      said(`{"strengths": [${' '.repeat(4000)}`, 'MAX_TOKENS'),
      'model_invalid',
      1,
    ],
    [
      'thoughts only until MAX_TOKENS',
      parts([{ text: 'Hm', thought: true }], 'MAX_TOKENS'),
      'model_invalid',
      2,
    ],
    ['RECITATION always', said('', 'RECITATION'), 'model_refused', 2],
    ['SAFETY', said('', 'SAFETY'), 'model_refused', 1],
    ['prose', said('I cannot do that.'), 'model_invalid', 2],
  ])('%s', async (_, sent, reason, paid) => {
    const { answer, calls } = await asked(sent);
    expect(answer).toMatchObject({ ok: false, reason });
    expect(calls).toBe(paid);
  });

  it('RECITATION once is completed after one retry', async () => {
    const { answer, calls } = await asked(said('', 'RECITATION'), said(text));
    expect(answer).toEqual({ ok: true, value: whole });
    expect(calls).toBe(2);
  });
});
