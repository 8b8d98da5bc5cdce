import { PermanentError, TransientError } from '../errors.ts';
import type { Model, TokenUsage } from '../ports.ts';
import type { Metrics } from './metrics.ts';

/** The model, with what it charges counted: also of replies that nobody could use. */
export function countingTokens(model: Model, metrics: Metrics): Model {
  const count = ({ promptTokens, outputTokens, thinkingTokens }: TokenUsage) =>
    metrics.count(
      'api_cost_total',
      { service: 'gemini', unit: 'tokens' },
      promptTokens + outputTokens + thinkingTokens,
    );
  return {
    name: model.name,
    async generate(request, signal) {
      try {
        const reply = await model.generate(request, signal);
        count(reply.usage);
        return reply;
      } catch (error) {
        const known = error instanceof TransientError || error instanceof PermanentError;
        if (known && error.charged) count(error.charged);
        throw error;
      }
    },
  };
}
