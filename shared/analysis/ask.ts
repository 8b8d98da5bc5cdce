import { z } from 'zod';
import type { Stage } from '../domain/job.ts';
import { type ModelPrice, modelCostUsd, worstModelCostUsd } from '../domain/prices.ts';
import type { GapReason } from '../domain/report.ts';
import { isKeyRefusal, PermanentError, TransientError } from '../errors.ts';
import { BudgetError } from '../jobs/step.ts';
import type { Steps } from '../jobs/steps.ts';
import type { Model, ModelReply, ModelRequest, TokenUsage } from '../ports.ts';
import { parseReply } from './reply-json.ts';

export interface Question<T> {
  /** The step's name: `assess:porter`. The prompt begins with it. */
  name: string;
  stage: Stage;
  system: string;
  prompt: string;
  reply: z.ZodType<T>;
  maxOutputTokens: number;
  fromReserve?: boolean;
  /** Who is asked; the writer when absent. */
  model?: Role;
}

export type Role = 'writer' | 'judge';

/** A model and what it charges. */
export interface PricedModel {
  readonly model: Model;
  readonly price: ModelPrice;
}

/** An answer that fits the schema, or why there is none, as a gap's reason. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; reason: GapReason; detail: string; permanent?: true };

export interface Usage extends TokenUsage {
  calls: number;
}

/** The prompt holds the passages and the day, so that the same question is about the same evidence. */
const SHARED_MS = 7 * 86_400_000;

/** Puts questions to the model through paid steps, with one repair of an answer that does not fit. */
export interface Ask {
  <T>(question: Question<T>): Promise<Answer<T>>;
  /** Of both models. */
  readonly usage: Usage;
  readonly usageBy: Readonly<Record<Role, Usage>>;
  /** Calls that were refused for the key: no other will do better. */
  readonly keyRefusals: readonly PermanentError[];
}

/** `signal` aborts what is under way; its reason is thrown, not answered. */
export function createAsk({
  models,
  steps,
  outputScale,
  signal,
}: {
  models: Readonly<Record<Role, PricedModel>>;
  steps: Steps;
  /** What the questions' output limits are multiplied with. */
  outputScale: number;
  signal: AbortSignal;
}): Ask {
  const keyRefusals: PermanentError[] = [];
  const usage = noUsage();
  const usageBy = { writer: noUsage(), judge: noUsage() };

  async function generate(question: Question<unknown>, name: string, request: ModelRequest) {
    const role = question.model ?? 'writer';
    const { model, price } = models[role];
    const bytes = Buffer.byteLength(
      request.system + request.prompt + JSON.stringify(request.schema),
    );
    const reply = await steps.run<ModelReply>(
      {
        name,
        stage: question.stage,
        inputs: { model: model.name, ...request },
        worstUsd: worstModelCostUsd(price, bytes, request.maxOutputTokens),
        fromReserve: question.fromReserve ?? false,
        costOfFailure: (error) => chargedUsd(price, error),
        sharedForMs: SHARED_MS,
      },
      async () => {
        const answered = await model.generate(request, signal);
        return {
          reply: answered,
          costUsd: modelCostUsd(price, answered.usage),
          reusable: answered.finish === 'stop',
        };
      },
    );
    for (const sum of [usage, usageBy[role]]) {
      sum.calls += 1;
      sum.promptTokens += reply.usage.promptTokens;
      sum.outputTokens += reply.usage.outputTokens;
      sum.thinkingTokens += reply.usage.thinkingTokens;
    }
    return reply;
  }

  async function extra(question: Question<unknown>, suffix: string, request: ModelRequest) {
    steps.plan(1);
    return generate(question, `${question.name}:${suffix}`, request);
  }

  async function answer<T>(question: Question<T>): Promise<Answer<T>> {
    const { system } = question;
    const prompt = `Step: ${question.name}\n\n${question.prompt}`;
    const maxOutputTokens = Math.round(question.maxOutputTokens * outputScale);
    const schema = z.toJSONSchema(question.reply, { io: 'input' });
    let request: ModelRequest = { system, prompt, schema, maxOutputTokens };
    let reply = await generate(question, question.name, request);
    if (reply.finish === 'cut_off') {
      request = { ...request, maxOutputTokens: 2 * maxOutputTokens };
      reply = await extra(question, 'longer', request);
    }
    if (reply.finish !== 'stop') return unusable(reply);
    const first = parseReply(question.reply, reply.text);
    if (first.ok) return first;
    const repaired = await extra(question, 'repair', {
      ...request,
      prompt: `${prompt}\n\n## Your last answer did not fit the schema\n${first.faults.join('\n')}\nAnswer again, in full.`,
    });
    if (repaired.finish !== 'stop') return unusable(repaired);
    const second = parseReply(question.reply, repaired.text);
    if (second.ok) return second;
    const detail = `the model's answer did not fit the schema, even after a repair: ${second.faults.slice(0, 3).join('; ')}`;
    return { ok: false, reason: 'model_invalid', detail };
  }

  const ask = async <T>(question: Question<T>): Promise<Answer<T>> => {
    try {
      return await answer(question);
    } catch (error) {
      signal.throwIfAborted();
      if (isKeyRefusal(error)) keyRefusals.push(error);
      return failed(error);
    }
  };
  return Object.assign(ask, { usage, usageBy, keyRefusals });
}

function noUsage(): Usage {
  return { calls: 0, promptTokens: 0, outputTokens: 0, thinkingTokens: 0 };
}

function unusable(reply: ModelReply): Answer<never> {
  return reply.finish === 'refused'
    ? {
        ok: false,
        reason: 'model_refused',
        detail: `the model declined to answer (${reply.finishReason})`,
      }
    : {
        ok: false,
        reason: 'model_invalid',
        detail: `the model's answer was cut off twice (${reply.finishReason})`,
      };
}

function failed(error: unknown): Answer<never> {
  if (error instanceof BudgetError) return { ok: false, reason: 'budget', detail: error.message };
  const detail = error instanceof Error ? error.message : '';
  if (error instanceof TransientError) return { ok: false, reason: 'model_unavailable', detail };
  if (error instanceof PermanentError) {
    return { ok: false, reason: 'model_unavailable', detail, permanent: true };
  }
  throw error;
}

/** A reply that was answered, charged and of no use. */
function chargedUsd(price: ModelPrice, error: unknown): number {
  const answered = error instanceof TransientError || error instanceof PermanentError;
  const charged = answered ? error.charged : null;
  return charged ? modelCostUsd(price, charged) : 0;
}
