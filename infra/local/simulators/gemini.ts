import { z } from 'zod';
import type { Fault } from './faults.ts';
import { streamed } from './gemini-pieces.ts';
import { refusedConfig } from './gemini-schema-fields.ts';
import { blankReply, mechanicalReply } from './mechanical.ts';
import { type Prompt, readPrompt, sentencesOf } from './prompt.ts';
import { type Answer, createRecords, RecordError } from './recorded.ts';
import {
  parsed,
  type SimulatedReply,
  type SimulatedRequest,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
  waitHeader,
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
      responseSchema: z.looseObject({}).optional(),
      responseJsonSchema: z.looseObject({}).optional(),
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
const RETRY_INFO = 'type.googleapis.com/google.rpc.RetryInfo';
const THINKING_TOKENS = 64;

/** Google's error body; RetryInfo and the header when a wait is named. */
function refusal(status: number, message: string, retryAfterSeconds?: number): SimulatedReply {
  const wait = { '@type': RETRY_INFO, retryDelay: `${retryAfterSeconds}s` };
  const details = retryAfterSeconds === undefined ? {} : { details: [wait] };
  const error = { code: status, message, status: STATUS_WORDS[status] ?? 'UNKNOWN', ...details };
  const headers = waitHeader(retryAfterSeconds);
  return { status, headers, body: { error }, summary: `${status} ${message}` };
}

/** About four characters a token, as Google states for its models. */
const tokensIn = (text: string): number => Math.ceil(text.length / 4);

const textOf = (contents: GenerateRequest['contents']): string =>
  contents.flatMap(({ parts }) => parts.map(({ text }) => text ?? '')).join('\n');

/** Whoever speaks for the model; undefined where nobody recorded the step. */
type Voice = (prompt: Prompt) => Answer | undefined;

/** The text of the answer; a recorded one may have had to leave sentences out. */
function write(request: GenerateRequest, kind: Fault['kind'] | undefined, voice?: Voice) {
  const { responseSchema, responseJsonSchema } = request.generationConfig;
  const schema = responseSchema ?? responseJsonSchema;
  const leftOut: readonly string[] = [];
  if (kind === 'empty' || kind === 'max_tokens') return { text: '', leftOut };
  const system = request.systemInstruction ?? '';
  const prompt = readPrompt(
    textOf(request.contents),
    typeof system === 'string' ? system : textOf([system]),
  );
  if (schema === undefined)
    return { text: sentencesOf(prompt.passages[0]?.text ?? '')[0] ?? '', leftOut };
  const spoken = voice
    ? (voice(prompt) ?? { reply: blankReply(schema), leftOut })
    : { reply: mechanicalReply(schema, prompt), leftOut };
  const text = JSON.stringify(spoil(spoken.reply, kind));
  return {
    ...spoken,
    text: kind === 'cut_json' ? text.slice(0, Math.ceil(text.length / 2)) : text,
  };
}

function generate(
  request: GenerateRequest,
  model: string,
  kind: Fault['kind'] | undefined,
  voice?: Voice,
): SimulatedReply {
  const config = request.generationConfig;
  const limit = config.maxOutputTokens ?? Number.POSITIVE_INFINITY;
  const budget = config.thinkingConfig?.thinkingBudget ?? THINKING_TOKENS;
  const thinking = budget < 0 ? THINKING_TOKENS : Math.min(budget, THINKING_TOKENS);
  const { text: full, leftOut } = write(request, kind, voice);
  const room = Math.max(0, limit - thinking);
  const fits = kind !== 'max_tokens' && tokensIn(full) <= room;
  const text = fits ? full : full.slice(0, room * 4);
  const finishReason = kind === 'safety' ? 'SAFETY' : fits ? 'STOP' : 'MAX_TOKENS';
  const silent = text === '' || kind === 'safety';
  const promptTokenCount = tokensIn(JSON.stringify(request.contents));
  const thoughtsTokenCount = kind === 'max_tokens' && Number.isFinite(limit) ? limit : thinking;
  const candidatesTokenCount = silent ? 0 : tokensIn(text);
  const left = leftOut.length === 0 ? '' : `; left out: ${leftOut.join(' | ')}`;
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
    summary: `${model} ${finishReason}: ${promptTokenCount} tokens in, ${candidatesTokenCount} out${left}`,
  };
}

function answer(
  request: SimulatedRequest,
  fault: Fault | undefined,
  voice?: Voice,
): SimulatedReply {
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
  try {
    const reply = generate(body.data, model, fault?.kind, voice);
    return request.path.endsWith(':streamGenerateContent') ? streamed(reply) : reply;
  } catch (error) {
    if (error instanceof RecordError) return refusal(400, error.message);
    throw error;
  }
}

/**
 * Speaks Gemini's `generateContent` and `streamGenerateContent` with `alt=sse`. Answers are sentences of the prompt's
 * own passages, cited; with `recorded` those written by hand for the sample companies, and what they leave out
 * stands in the call's summary. Refuses what the service refuses: no key, unknown model, unknown schema fields;
 * cuts off at `maxOutputTokens`, thinking included.
 */
export function startGeminiSimulator({
  recorded = false,
  ...options
}: SimulatorOptions & { recorded?: boolean } = {}): Promise<Simulator> {
  const voice = recorded ? createRecords() : undefined;
  return startSimulator(options, (request, fault) => answer(request, fault, voice));
}
