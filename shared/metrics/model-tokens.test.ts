import { expect, it, vi } from 'vitest';
import { TransientError } from '../errors.ts';
import type { Model, ModelReply } from '../ports.ts';
import { NO_METRICS } from './metrics.ts';
import { countingTokens } from './model-tokens.ts';

const usage = { promptTokens: 100, outputTokens: 20, thinkingTokens: 3 };
const request = { system: '', prompt: '', schema: {}, maxOutputTokens: 1 };
const { signal } = new AbortController();
const reply: ModelReply = { text: '{}', finish: 'stop', finishReason: 'STOP', usage, model: 'm' };

function counting(generate: Model['generate']) {
  const count = vi.fn();
  const model = countingTokens({ name: 'm', generate }, { ...NO_METRICS, count });
  return { model, count };
}
const labels = { service: 'gemini', unit: 'tokens' };

it('what a reply was charged is counted, thinking too', async () => {
  const { model, count } = counting(async () => reply);
  expect(await model.generate(request, signal)).toBe(reply);
  expect(count.mock.calls).toEqual([['api_cost_total', labels, 123]]);
});

it('what a failed call was charged is counted too, and the fault passed on', async () => {
  const fault = new TransientError('unavailable', 'cut off', { charged: usage });
  const { model, count } = counting(() => Promise.reject(fault));
  await expect(model.generate(request, signal)).rejects.toBe(fault);
  expect(count.mock.calls).toEqual([['api_cost_total', labels, 123]]);
});

it('a call that cost nothing counts nothing', async () => {
  const { model, count } = counting(() => Promise.reject(new TransientError('timeout', 'x')));
  await expect(model.generate(request, signal)).rejects.toThrow();
  expect(count).not.toHaveBeenCalled();
});
