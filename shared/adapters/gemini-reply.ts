import { z } from 'zod';
import { TransientError } from '../errors.ts';
import type { ModelReply } from '../ports.ts';

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

/**
 * Reads a GenerateContentResponse asked of `model`. Throws TransientError('unavailable') when it holds
 * neither an answer nor a refusal.
 */
export function readGeminiReply(answer: unknown, model: string): ModelReply {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) throw unusable('a body that is no answer', parsed.error);
  const { candidates, promptFeedback, usageMetadata, modelVersion } = parsed.data;
  const reply = (text: string, finish: ModelReply['finish'], finishReason: string): ModelReply => ({
    text,
    finish,
    finishReason,
    usage: {
      promptTokens: usageMetadata.promptTokenCount + usageMetadata.toolUsePromptTokenCount,
      outputTokens: usageMetadata.candidatesTokenCount,
      thinkingTokens: usageMetadata.thoughtsTokenCount,
    },
    model: modelVersion ?? model,
  });
  if (promptFeedback.blockReason) return reply('', 'refused', promptFeedback.blockReason);
  const [candidate] = candidates;
  if (!candidate) throw unusable('no candidate');
  const reason = candidate.finishReason;
  if (REFUSALS.has(reason)) return reply('', 'refused', reason);
  const text = candidate.content.parts
    .filter((part) => !part.thought)
    .map((part) => part.text)
    .join('');
  if (reason === 'MAX_TOKENS') return reply(text, 'cut_off', reason);
  if (reason !== 'STOP') throw unusable(`finish reason ${reason.slice(0, 60) || '(none)'}`);
  if (text.trim() === '') throw unusable('an empty text');
  return reply(text, 'stop', reason);
}

function unusable(what: string, cause?: unknown): TransientError {
  return new TransientError('unavailable', `Gemini answered with ${what}`, { cause });
}
