import { expect, it } from 'vitest';
import { readGeminiReply } from './gemini-reply.ts';

const asked = { model: 'gemini-9', requestText: 'x'.repeat(500) };
const candidates = [{ content: { parts: [{ text: 'ok' }] }, finishReason: 'STOP' }];

it('a service cannot count more tokens than its bytes can be', () => {
  const counted = { promptTokenCount: 9e12, candidatesTokenCount: 9e12, thoughtsTokenCount: 9e12 };
  const { usage } = readGeminiReply({ candidates, usageMetadata: counted }, asked);
  expect(usage).toEqual({ promptTokens: 1_500, outputTokens: 1_002, thinkingTokens: 131_072 });
});

it('what it counts within that is believed', () => {
  const counted = { promptTokenCount: 120, candidatesTokenCount: 3, thoughtsTokenCount: 40 };
  const { usage } = readGeminiReply({ candidates, usageMetadata: counted }, asked);
  expect(usage).toEqual({ promptTokens: 120, outputTokens: 3, thinkingTokens: 40 });
});
