import type { GenerateContentRequest, GenerationConfig } from '@google/generative-ai';
import { PermanentError, TransientError } from '../errors.ts';
import type { Model, ModelRequest } from '../ports.ts';
import { classifyGeminiFault } from './gemini-fault.ts';
import { readGeminiReply, tokensIn } from './gemini-reply.ts';
import { smallGeminiSchema } from './gemini-schema-size.ts';
import { chargedSoFar, joined, type Received, receive } from './gemini-stream.ts';
import { watchingAnswer } from './http-answer.ts';
import { addUsage, type Resilience } from './resilience.ts';
import { type Pace, withPace } from './time-limit.ts';

export interface GeminiOptions {
  apiKey: string;
  /** Undefined: Google's own. */
  baseUrl: string | undefined;
  model: string;
  /** Of one attempt, until the first piece of its answer; the whole may take longer, as its length does. */
  timeoutMs: number;
  /** Of one attempt, from one piece to the next. */
  silenceMs: number;
  /** Tokens; only the 2.5 models take it. */
  thinkingBudget: number;
  resilience: Resilience;
}

/**
 * The model through Google's SDK. A reply's usage includes that of unusable replies before it. `generate`
 * throws what the port names, with what was charged, and a plain Error for a schema that Gemini cannot be given. A key that cannot be one is refused here, as PermanentError('misconfigured').
 */
export function createGemini({
  apiKey,
  baseUrl,
  model,
  timeoutMs,
  silenceMs,
  thinkingBudget,
  resilience,
}: GeminiOptions): Model {
  // A key with, say, a line break would be quoted in full by the error about the header.
  if (!/^[\x21-\x7e]+$/.test(apiKey)) {
    throw new PermanentError('misconfigured', 'GEMINI_API_KEY is empty or not a key');
  }
  const connect = async () => {
    const { GoogleGenerativeAI } = await loadGeminiSdk();
    const where = baseUrl ? { baseUrl: baseUrl.replace(/\/+$/, '') } : {};
    return new GoogleGenerativeAI(apiKey).getGenerativeModel({ model }, where);
  };
  let connected: ReturnType<typeof connect> | undefined;

  return {
    name: model,
    async generate(request, signal) {
      const body = requestBody(request, model, thinkingBudget);
      const requestText = JSON.stringify(body);
      const worst = {
        promptTokens: tokensIn(requestText),
        outputTokens: request.maxOutputTokens,
        thinkingTokens: 0,
      };
      connected ??= connect();
      const client = await connected;
      const pace = paceOf(timeoutMs, silenceMs, request.maxOutputTokens);
      const attempt = (outer: AbortSignal, received: Received) =>
        withPace({ service: 'Gemini', pace, signal: outer }, (inner, alive) =>
          watchingAnswer(async (head) => {
            received.head = head;
            try {
              const options = { signal: inner };
              await receive(await client.generateContentStream(body, options), received, alive);
            } catch (error) {
              throw classifyGeminiFault(error, head, { model, worst, nowMs: Date.now() });
            }
            return readGeminiReply(joined(received.chunks), { model, requestText });
          }),
        );
      return resilience.run(async (outer, charged) => {
        const received: Received = { chunks: [], chars: 0 };
        try {
          const reply = await attempt(outer, received);
          return { ...reply, usage: addUsage(charged, reply.usage) };
        } catch (error) {
          throw timedOut(error) ? withCharge(error, received, requestText) : error;
        }
      }, signal);
    },
  };
}

/** Writing so many tokens may take as long as the first of them. */
const TOKENS_IN_TIMEOUT = 4_096;
/** A worker has little more for all of its calls. */
const LONGEST_MS = 300_000;

function paceOf(timeoutMs: number, silenceMs: number, maxOutputTokens: number): Pace {
  const totalMs = Math.min(
    timeoutMs * (1 + maxOutputTokens / TOKENS_IN_TIMEOUT),
    Math.max(timeoutMs, LONGEST_MS),
  );
  return { firstMs: timeoutMs, silenceMs: Math.min(silenceMs, timeoutMs), totalMs };
}

function timedOut(error: unknown): error is TransientError {
  return error instanceof TransientError && error.reason === 'timeout';
}

/** A stream that was left in the middle has been paid for so far. */
function withCharge(error: TransientError, received: Received, requestText: string) {
  return new TransientError('timeout', error.message, {
    cause: error,
    charged: chargedSoFar(received, requestText),
    answered: received.head?.status === 200,
  });
}

function requestBody(
  request: ModelRequest,
  model: string,
  thinkingBudget: number,
): GenerateContentRequest {
  const generationConfig = {
    responseMimeType: 'application/json',
    responseSchema: smallGeminiSchema(request.schema),
    maxOutputTokens: request.maxOutputTokens,
    candidateCount: 1,
    ...sampling(model, thinkingBudget),
  };
  return {
    systemInstruction: { role: 'system', parts: [{ text: request.system }] },
    contents: [{ role: 'user', parts: [{ text: request.prompt }] }],
    // The SDK sends it as it is; its types lack `thinkingConfig`, `anyOf` and `propertyOrdering`.
    generationConfig: generationConfig as GenerationConfig,
  };
}

/** Each generation takes its own; of a model we do not know, nothing is assumed. */
function sampling(model: string, thinkingBudget: number): Record<string, unknown> {
  const name = model.split('/').at(-1) ?? model;
  if (name.startsWith('gemini-3')) return { thinkingConfig: { thinkingLevel: 'low' } };
  if (name.startsWith('gemini-2.5')) return { temperature: 0, thinkingConfig: { thinkingBudget } };
  return name.startsWith('gemini-2') ? { temperature: 0 } : {};
}

/** Loaded with the first call, or before it by who can wait. */
export function loadGeminiSdk() {
  return import('@google/generative-ai');
}
