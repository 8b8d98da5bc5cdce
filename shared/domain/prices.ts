/**
 * What the services charge, checked 2026-11-24 against Google's and Tavily's public price pages.
 * US dollars per million tokens (prompts up to 200,000 tokens; thinking is billed as output) and per credit.
 */
const MODELS: Record<string, ModelPrice> = {
  'gemini-3.5-flash': { inputUsdPerMillion: 1.5, outputUsdPerMillion: 9 },
  'gemini-3.1-flash-lite': { inputUsdPerMillion: 0.25, outputUsdPerMillion: 1.5 },
  'gemini-3.1-pro-preview': { inputUsdPerMillion: 2, outputUsdPerMillion: 12 },
  'gemini-3-flash-preview': { inputUsdPerMillion: 0.5, outputUsdPerMillion: 3 },
};

export const PRICED_MODELS: readonly string[] = Object.keys(MODELS);
export const USD_PER_SEARCH_CREDIT = 0.008;

export interface ModelPrice {
  inputUsdPerMillion: number;
  outputUsdPerMillion: number;
}

/** Undefined for a model without a known price. */
export function modelPrice(model: string): ModelPrice | undefined {
  return MODELS[model];
}

export interface Usage {
  promptTokens: number;
  outputTokens: number;
  thinkingTokens: number;
}

export function modelCostUsd(price: ModelPrice, usage: Usage): number {
  const output = usage.outputTokens + usage.thinkingTokens;
  return (usage.promptTokens * price.inputUsdPerMillion + output * price.outputUsdPerMillion) / 1e6;
}

/** No tokenizer makes more tokens than the text has UTF-8 bytes; the schema is billed as prompt too. */
export function worstModelCostUsd(
  price: ModelPrice,
  promptBytes: number,
  maxOutputTokens: number,
): number {
  return modelCostUsd(price, {
    promptTokens: promptBytes,
    outputTokens: maxOutputTokens,
    thinkingTokens: 0,
  });
}

/** Rounded to a millionth of a dollar, so that sums read as money. */
export function roundUsd(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}
