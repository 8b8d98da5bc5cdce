import type { GenerateContentStreamResult } from '@google/generative-ai';
import { z } from 'zod';
import type { TokenUsage } from '../ports.ts';
import { tokensIn } from './gemini-reply.ts';
import type { AnswerHead } from './http-answer.ts';

/** A service's answers are smaller. */
const MAX_CHARS = 8_000_000;

const partial = z.object({
  candidates: z
    .array(
      z.object({
        content: z.object({ parts: z.array(z.unknown()).catch([]) }).catch({ parts: [] }),
        finishReason: z.string().catch(''),
      }),
    )
    .catch([]),
  promptFeedback: z.unknown().optional(),
  usageMetadata: z.unknown().optional(),
  modelVersion: z.unknown().optional(),
});
const fault = z.object({
  error: z.object({
    code: z.number(),
    message: z.string().catch(''),
    details: z.unknown().optional(),
  }),
});

/** What came of a stream, also of one that was left. */
export interface Received {
  chunks: unknown[];
  chars: number;
  /** Of the answer; absent until one is asked for. */
  head?: Readonly<AnswerHead>;
}

/**
 * Reads a stream to its end into `received`, telling `alive` of each piece. Throws what the stream does; an
 * error that the service sends within it has `status` and `errorDetails` like one that it answers with.
 */
export async function receive(
  { stream, response }: GenerateContentStreamResult,
  received: Received,
  alive: () => void,
): Promise<void> {
  // The SDK puts the pieces together once more on the side; its failure is the stream's own.
  response.catch(() => {});
  for await (const chunk of stream) {
    alive();
    const failed = fault.safeParse(chunk);
    if (failed.success) {
      const { code: status, message, details: errorDetails } = failed.data.error;
      throw Object.assign(new Error(message), { status, errorDetails });
    }
    received.chunks.push(chunk);
    received.chars += JSON.stringify(chunk).length;
    if (received.chars > MAX_CHARS) throw new Error(`more than ${MAX_CHARS} characters`);
  }
}

/**
 * The pieces as one GenerateContentResponse: parts in order, of everything else what came last. A piece that
 * is no answer makes the whole none.
 */
export function joined(chunks: readonly unknown[]): unknown {
  const pieces = chunks.map((chunk) => partial.safeParse(chunk));
  const odd = pieces.findIndex(({ success }) => !success);
  if (odd >= 0) return chunks[odd];
  const all = pieces.flatMap(({ data }) => data ?? []);
  const candidates = all.flatMap((piece) => piece.candidates.slice(0, 1));
  const last = <T>(values: readonly T[]) => values.findLast(Boolean);
  return {
    candidates:
      candidates.length === 0
        ? []
        : [
            {
              content: { parts: candidates.flatMap(({ content }) => content.parts) },
              finishReason: last(candidates.map(({ finishReason }) => finishReason)),
            },
          ],
    promptFeedback: last(all.map(({ promptFeedback }) => promptFeedback)),
    usageMetadata: last(all.map(({ usageMetadata }) => usageMetadata)),
    modelVersion: last(all.map(({ modelVersion }) => modelVersion)),
  };
}

/** What a stream that was left is charged at least, by its characters; null when nothing came. */
export function chargedSoFar(received: Received, requestText: string): TokenUsage | null {
  if (received.chunks.length === 0) return null;
  const outputTokens = Math.ceil(received.chars / 3);
  return { promptTokens: tokensIn(requestText), outputTokens, thinkingTokens: 0 };
}
