import { type ModelPrice, modelCostUsd, worstModelCostUsd } from '../domain/prices.ts';
import { PermanentError, TransientError } from '../errors.ts';
import { BudgetError } from '../jobs/step.ts';
import type { Steps } from '../jobs/steps.ts';
import type { Model, ModelReply, ModelRequest, TokenUsage } from '../ports.ts';
import { answer, type LanguageOf } from './answer.ts';
import type { Answer, Question, Role } from './question.ts';
import { jsonSchemaOf } from './read-reply.ts';
import type { Standing } from './standing.ts';

export type { Answer, Question, Role } from './question.ts';

/** A model and what it charges. */
export interface PricedModel {
  readonly model: Model;
  readonly price: ModelPrice;
}

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
}

/** `signal` aborts what is under way; its reason is thrown, not answered. */
export function createAsk({
  models,
  steps,
  outputScale,
  standing,
  signal,
  languageOf = async () => null,
}: {
  models: Readonly<Record<Role, PricedModel>>;
  steps: Steps;
  /** What the questions' output limits are multiplied with. */
  outputScale: number;
  standing: Standing;
  signal: AbortSignal;
  /** The language (ISO 639) that a text is in for sure; null when it is not sure. */
  languageOf?: LanguageOf;
}): Ask {
  const usage = noUsage();
  const usageBy = { writer: noUsage(), judge: noUsage() };

  async function generate(question: Question<unknown>, name: string, request: ModelRequest) {
    const role = question.model ?? 'writer';
    const asked = question.stage === 'judge' ? 'verdicts' : 'model';
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
        ...(question.purse === undefined ? {} : { purse: question.purse }),
        ...(question.keepUsd === undefined ? {} : { keepUsd: question.keepUsd }),
        costOfFailure: (error) => chargedUsd(price, error),
        sharedForMs: SHARED_MS,
      },
      async () => {
        standing.admit(asked);
        const answered = await model.generate(request, signal).catch((error: unknown) => {
          if (!signal.aborted) standing.failed(asked, error);
          throw error;
        });
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

  const ask = async <T>(question: Question<T>): Promise<Answer<T>> => {
    try {
      const request: ModelRequest = {
        system: question.system,
        prompt: `Step: ${question.name}\n\n${question.prompt}`,
        schema: jsonSchemaOf(question.reply),
        maxOutputTokens: Math.round(question.maxOutputTokens * outputScale),
      };
      return await answer(question, request, {
        first: (asked) => generate(question, question.name, asked),
        again(suffix, asked) {
          steps.plan(1);
          return generate(question, `${question.name}:${suffix}`, asked);
        },
        languageOf,
      });
    } catch (error) {
      signal.throwIfAborted();
      return failed(error);
    }
  };
  return Object.assign(ask, { usage, usageBy });
}

function noUsage(): Usage {
  return { calls: 0, promptTokens: 0, outputTokens: 0, thinkingTokens: 0 };
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
