/** The services as a process asks them: the writer, the judge, the search, those that know companies. */

interface Writer {
  GEMINI_API_KEY?: string | undefined;
  GEMINI_BASE_URL?: string | undefined;
  GEMINI_MODEL: string;
  GEMINI_THINKING_BUDGET: number;
  MODEL_TIMEOUT_SECONDS: number;
  MODEL_SILENCE_SECONDS: number;
  GEMINI_INPUT_USD_PER_MILLION?: number | undefined;
  GEMINI_OUTPUT_USD_PER_MILLION?: number | undefined;
}

export const writerOf = (env: Writer) => ({
  apiKey: env.GEMINI_API_KEY,
  baseUrl: env.GEMINI_BASE_URL,
  model: env.GEMINI_MODEL,
  thinkingBudget: env.GEMINI_THINKING_BUDGET,
  timeoutMs: env.MODEL_TIMEOUT_SECONDS * 1000,
  silenceMs: env.MODEL_SILENCE_SECONDS * 1000,
  inputUsdPerMillion: env.GEMINI_INPUT_USD_PER_MILLION,
  outputUsdPerMillion: env.GEMINI_OUTPUT_USD_PER_MILLION,
});

export const searchOf = (env: {
  TAVILY_API_KEY?: string | undefined;
  TAVILY_BASE_URL?: string | undefined;
  SEARCH_TIMEOUT_SECONDS: number;
}) => ({
  apiKey: env.TAVILY_API_KEY,
  baseUrl: env.TAVILY_BASE_URL,
  timeoutMs: env.SEARCH_TIMEOUT_SECONDS * 1000,
});

/** The writer's own model unless another is set; a price of its own only then. */
export function judgeOf(env: {
  GEMINI_MODEL: string;
  GEMINI_INPUT_USD_PER_MILLION?: number | undefined;
  GEMINI_OUTPUT_USD_PER_MILLION?: number | undefined;
  VERDICT_MODEL?: string | undefined;
  VERDICT_INPUT_USD_PER_MILLION?: number | undefined;
  VERDICT_OUTPUT_USD_PER_MILLION?: number | undefined;
}) {
  const model = env.VERDICT_MODEL ?? env.GEMINI_MODEL;
  const same = model === env.GEMINI_MODEL;
  return {
    model,
    inputUsdPerMillion:
      env.VERDICT_INPUT_USD_PER_MILLION ?? (same ? env.GEMINI_INPUT_USD_PER_MILLION : undefined),
    outputUsdPerMillion:
      env.VERDICT_OUTPUT_USD_PER_MILLION ?? (same ? env.GEMINI_OUTPUT_USD_PER_MILLION : undefined),
  };
}

export function factSourcesOf(env: {
  FACT_SOURCES: readonly string[];
  SEC_CONTACT?: string | undefined;
  SEC_BASE_URL?: string | undefined;
  WIKIDATA_BASE_URL?: string | undefined;
}) {
  const of = (name: string, baseUrl: string | undefined) =>
    env.SEC_CONTACT === undefined || !env.FACT_SOURCES.includes(name)
      ? null
      : { contact: env.SEC_CONTACT, baseUrl };
  return { sec: of('sec', env.SEC_BASE_URL), wikidata: of('wikidata', env.WIKIDATA_BASE_URL) };
}
