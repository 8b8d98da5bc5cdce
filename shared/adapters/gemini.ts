import type { GenerateContentRequest, GenerationConfig } from '@google/generative-ai';
import { PermanentError } from '../errors.ts';
import type { Model, ModelRequest } from '../ports.ts';
import { classifyGeminiFault } from './gemini-fault.ts';
import { readGeminiReply, tokensIn } from './gemini-reply.ts';
import { toGeminiSchema } from './gemini-schema.ts';
import { watchingAnswer } from './http-answer.ts';
import { addUsage, type Resilience } from './resilience.ts';
import { withTimeLimit } from './time-limit.ts';

export interface GeminiOptions {
  apiKey: string;
  /** Undefined: Google's own. */
  baseUrl: string | undefined;
  model: string;
  /** Of one attempt. */
  timeoutMs: number;
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
      return resilience.run(
        (outer, charged) =>
          withTimeLimit({ service: 'Gemini', timeoutMs, signal: outer }, (inner) =>
            watchingAnswer(async (head) => {
              const answer = await client
                .generateContent(body, { signal: inner })
                .catch((error: unknown) => {
                  throw classifyGeminiFault(error, head, { model, worst });
                });
              const reply = readGeminiReply(answer.response, { model, requestText });
              return { ...reply, usage: addUsage(charged, reply.usage) };
            }),
          ),
        signal,
      );
    },
  };
}

function requestBody(
  request: ModelRequest,
  model: string,
  thinkingBudget: number,
): GenerateContentRequest {
  const generationConfig = {
    responseMimeType: 'application/json',
    responseSchema: toGeminiSchema(request.schema),
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
