import { z } from 'zod';
import { TransientError } from '../errors.ts';
import type { ModelReply, TokenUsage } from '../ports.ts';

/** Words by which the service declines; asking the same again would be declined again. */
const REFUSALS = new Set([
  'SAFETY',
  'RECITATION',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'LANGUAGE',
  'IMAGE_SAFETY',
]);

const tokens = z.int().nonnegative().catch(0);
const part = z.object({ text: z.string().catch(''), thought: z.boolean().catch(false) });
const content = z.object({ parts: z.array(part).catch([]) }).catch({ parts: [] });
const usage = z.object({
  promptTokenCount: tokens,
  toolUsePromptTokenCount: tokens,
  candidatesTokenCount: tokens,
  thoughtsTokenCount: tokens,
});
/** Lenient in all but being an object: what is missing is judged below. */
const answerSchema = z.object({
  candidates: z.array(z.object({ content, finishReason: z.string().catch('') })).catch([]),
  promptFeedback: z.object({ blockReason: z.string().catch('') }).catch({ blockReason: '' }),
  usageMetadata: usage.catch({
    promptTokenCount: 0,
    toolUsePromptTokenCount: 0,
    candidatesTokenCount: 0,
    thoughtsTokenCount: 0,
  }),
  modelVersion: z.string().min(1).optional().catch(undefined),
});

type Answer = z.infer<typeof answerSchema>;

/**
 * Reads a GenerateContentResponse to `requestText` asked of `model`. Throws TransientError('unavailable'),
 * charged, when it holds neither an answer nor a refusal. Tokens that the answer does not count are
 * estimated by `tokensIn`, never taken for none.
 */
export function readGeminiReply(
  answer: unknown,
  { model, requestText }: { model: string; requestText: string },
): ModelReply {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) {
    throw unusable('a body that is no answer', {
      cause: parsed.error,
      charged: {
        promptTokens: tokensIn(requestText),
        outputTokens: tokensIn(JSON.stringify(answer) ?? ''),
        thinkingTokens: 0,
      },
    });
  }
  const { candidates, promptFeedback, modelVersion } = parsed.data;
  const charged = usageOf(parsed.data, requestText);
  const reply = (text: string, finish: ModelReply['finish'], finishReason: string): ModelReply => ({
    text,
    finish,
    finishReason,
    usage: charged,
    model: modelVersion ?? model,
  });
  if (promptFeedback.blockReason) return reply('', 'refused', promptFeedback.blockReason);
  const [candidate] = candidates;
  if (!candidate) throw unusable('no candidate', { charged });
  const reason = candidate.finishReason;
  if (REFUSALS.has(reason)) return reply('', 'refused', reason);
  const text = textOf(candidate, false);
  if (reason === 'MAX_TOKENS') return reply(text, 'cut_off', reason);
  // Whoever forwards a stream may lose its last piece; what closes is an answer all the same.
  const closed = reason === '' && /[}\]`]\s*$/.test(text.slice(-50));
  if (reason !== 'STOP' && !closed) {
    throw unusable(`finish reason ${reason.slice(0, 60) || '(none)'}`, { charged });
  }
  if (text.trim() === '') throw unusable('an empty text', { charged });
  return reply(text, 'stop', reason);
}

/** A high estimate: a third of the UTF-8 bytes, where English text has about a quarter. */
export function tokensIn(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / 3);
}

const MOST_THOUGHTS = 131_072;
/** What a service wraps around a text. */
const WRAPPING_TOKENS = 1_000;

/** No token is shorter than a byte: a service that counts more is wrong, and must not eat a ceiling. */
const mostTokens = (text: string) => Buffer.byteLength(text) + WRAPPING_TOKENS;

function usageOf({ candidates, usageMetadata }: Answer, requestText: string): TokenUsage {
  const estimate = (thought: boolean) =>
    tokensIn(candidates.map((candidate) => textOf(candidate, thought)).join(''));
  const { promptTokenCount, toolUsePromptTokenCount } = usageMetadata;
  const said = candidates.map((candidate) => textOf(candidate, false)).join('');
  const prompt = (promptTokenCount || tokensIn(requestText)) + toolUsePromptTokenCount;
  return {
    promptTokens: Math.min(prompt, mostTokens(requestText)),
    outputTokens: Math.min(usageMetadata.candidatesTokenCount || estimate(false), mostTokens(said)),
    // Thoughts need not be sent: no model has room for more of them.
    thinkingTokens: Math.min(usageMetadata.thoughtsTokenCount || estimate(true), MOST_THOUGHTS),
  };
}

function textOf({ content }: Answer['candidates'][number], thought: boolean): string {
  return content.parts
    .filter((part) => part.thought === thought)
    .map((part) => part.text)
    .join('');
}

function unusable(what: string, options: ErrorOptions & { charged: TokenUsage }): TransientError {
  return new TransientError('unavailable', `Gemini answered with ${what}`, options);
}
