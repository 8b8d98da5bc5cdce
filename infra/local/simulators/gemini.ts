import { z } from 'zod';
import { extract } from './extract.ts';
import type { Fault } from './faults.ts';
import { streamed } from './gemini-pieces.ts';
import { unknownSchemaField } from './gemini-schema-fields.ts';
import { paperStep } from './paper.ts';
import { readPrompt } from './prompt.ts';
import { noted, readShape } from './schema.ts';
import {
  parsed,
  type SimulatedReply,
  type SimulatedRequest,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from './simulator.ts';
import { spoil } from './spoil.ts';

const part = z.looseObject({ text: z.string().optional() });
const content = z.looseObject({ parts: z.array(part).default([]) });
const requestSchema = z.looseObject({
  contents: z.array(content).min(1),
  systemInstruction: z.union([content, z.string()]).optional(),
  generationConfig: z
    .looseObject({
      responseMimeType: z.string().optional(),
      responseSchema: z.unknown().optional(),
      responseJsonSchema: z.unknown().optional(),
      maxOutputTokens: z.int().positive().optional(),
      thinkingConfig: z.looseObject({ thinkingBudget: z.number().optional() }).optional(),
    })
    .default({}),
});
type GenerateRequest = z.infer<typeof requestSchema>;

const STATUS_WORDS: Record<number, string> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};
const THINKING_TOKENS = 64;

/** Google's error body; RetryInfo and the header when a wait is named. */
function refusal(status: number, message: string, retryAfterSeconds?: number): SimulatedReply {
  const details =
    retryAfterSeconds === undefined
      ? []
      : [
          {
            '@type': 'type.googleapis.com/google.rpc.RetryInfo',
            retryDelay: `${retryAfterSeconds}s`,
          },
        ];
  const error = { code: status, message, status: STATUS_WORDS[status] ?? 'UNKNOWN' };
  return {
    status,
    headers:
      retryAfterSeconds === undefined
        ? {}
        : { 'retry-after': String(Math.ceil(retryAfterSeconds)) },
    body: { error: details.length > 0 ? { ...error, details } : error },
    summary: `${status} ${message}`,
  };
}

/** About four characters a token, as Google states for its models. */
const tokensIn = (text: string): number => Math.ceil(text.length / 4);

const textOf = (contents: GenerateRequest['contents']): string =>
  contents.flatMap(({ parts }) => parts.map(({ text }) => text ?? '')).join('\n');

function refusedConfig(config: GenerateRequest['generationConfig']): string | undefined {
  const schema = config.responseSchema ?? config.responseJsonSchema;
  if (schema !== undefined && config.responseMimeType !== 'application/json') {
    return 'A response schema needs response_mime_type: application/json.';
  }
  const field = unknownSchemaField(config.responseSchema);
  return field === undefined
    ? undefined
    : `Invalid JSON payload received. Unknown name "${field.name}" at 'generation_config.${field.at}': Cannot find field.`;
}

function write(request: GenerateRequest, kind: Fault['kind'] | undefined): string {
  const config = request.generationConfig;
  const schema = config.responseSchema ?? config.responseJsonSchema;
  if (kind === 'empty' || kind === 'max_tokens') return '';
  const system = request.systemInstruction;
  const about = typeof system === 'string' ? system : textOf(system === undefined ? [] : [system]);
  const prompt = readPrompt(`${textOf(request.contents)}\n${about}`);
  if (schema === undefined) return prompt.passages[0]?.sentences[0]?.text ?? '';
  const shape = noted(readShape(schema), prompt.notes);
  const reply = paperStep(prompt, textOf(request.contents)) ?? extract(shape, prompt);
  const text = JSON.stringify(spoil(reply, kind));
  return kind === 'cut_json' ? text.slice(0, Math.ceil(text.length / 2)) : text;
}

function generate(
  request: GenerateRequest,
  model: string,
  kind: Fault['kind'] | undefined,
): SimulatedReply {
  const config = request.generationConfig;
  const limit = config.maxOutputTokens ?? Number.POSITIVE_INFINITY;
  const budget = config.thinkingConfig?.thinkingBudget ?? THINKING_TOKENS;
  const thinking = budget < 0 ? THINKING_TOKENS : Math.min(budget, THINKING_TOKENS);
  const full = write(request, kind);
  const room = Math.max(0, limit - thinking);
  const fits = kind !== 'max_tokens' && tokensIn(full) <= room;
  const text = fits ? full : full.slice(0, room * 4);
  const finishReason = kind === 'safety' ? 'SAFETY' : fits ? 'STOP' : 'MAX_TOKENS';
  const silent = text === '' || kind === 'safety';
  const promptTokenCount = tokensIn(JSON.stringify(request.contents));
  const thoughtsTokenCount = kind === 'max_tokens' && Number.isFinite(limit) ? limit : thinking;
  const candidatesTokenCount = silent ? 0 : tokensIn(text);
  return {
    status: 200,
    body: {
      candidates: [
        {
          content: silent ? { role: 'model' } : { role: 'model', parts: [{ text }] },
          finishReason,
          index: 0,
        },
      ],
      usageMetadata: {
        promptTokenCount,
        candidatesTokenCount,
        thoughtsTokenCount,
        totalTokenCount: promptTokenCount + candidatesTokenCount + thoughtsTokenCount,
      },
      modelVersion: model,
      responseId: 'simulated',
    },
    summary: `${model} ${finishReason}: ${promptTokenCount} tokens in, ${candidatesTokenCount} out`,
  };
}

function answer(request: SimulatedRequest, fault: Fault | undefined): SimulatedReply {
  const [, model] =
    /^\/v1(?:beta)?\/models\/([^/:]+):(?:generateContent|streamGenerateContent)$/u.exec(
      request.path,
    ) ?? [];
  if (fault?.kind === 'status') {
    const status = fault.status ?? 500;
    return refusal(status, `Simulated fault ${status}.`, fault.retryAfterSeconds);
  }
  if (request.method !== 'POST' || model === undefined)
    return refusal(404, 'Requested entity was not found.');
  if (request.header('x-goog-api-key') === '') {
    return refusal(
      403,
      "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
    );
  }
  if (!model.startsWith('gemini-')) {
    return refusal(
      404,
      `models/${model} is not found for API version v1beta, or is not supported for generateContent.`,
    );
  }
  const body = requestSchema.safeParse(parsed(request.body));
  if (!body.success)
    return refusal(400, `Invalid JSON payload received. ${body.error.issues[0]?.message ?? ''}`);
  const fault400 = refusedConfig(body.data.generationConfig);
  if (fault400 !== undefined) return refusal(400, fault400);
  const reply = generate(body.data, model, fault?.kind);
  return request.path.endsWith(':streamGenerateContent') ? streamed(reply) : reply;
}

/**
 * Speaks Gemini's `generateContent` and `streamGenerateContent` with `alt=sse`. Answers are extractive: every sentence is one of the prompt's passages,
 * cited. Refuses what the service refuses: no key, unknown model, unknown schema fields; cuts off at
 * `maxOutputTokens`, thinking included.
 */
export function startGeminiSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  return startSimulator(options, answer);
}
