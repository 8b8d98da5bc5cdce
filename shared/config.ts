import { z } from 'zod';
import { PRICED_MODELS } from './domain/prices.ts';
import { PermanentError } from './errors.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const flag = (fallback: boolean) =>
  z
    .enum(['true', 'false'])
    .default(fallback ? 'true' : 'false')
    .transform((value) => value === 'true');
const number = (fallback: number, min: number, max: number) =>
  z.coerce.number().min(min).max(max).default(fallback);
const whole = (fallback: number, min: number, max: number) =>
  z.coerce.number().int().min(min).max(max).default(fallback);
const price = z.coerce.number().min(0).max(1000).optional();
const url = z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional();

/** The platform kills ~10 s after SIGTERM, so a longer grace would be a promise nobody keeps. */
const SHUTDOWN_CLAMP_SECONDS = 8;

const DEFAULT_MODEL = 'gemini-3.5-flash';

const schema = z
  .object({
    PLATFORM: z.enum(['embedded']).default('embedded'),
    ENVIRONMENT: z.string().default('development'),
    ALLOW_UNAUTHENTICATED: flag(false),
    DATA_DIR: z.string().min(1).default('.consultantos'),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: whole(8080, 0, 65535),
    LOG_LEVEL: z
      .string()
      .transform((value) => value.toLowerCase())
      .pipe(z.enum(LOG_LEVELS))
      .default('info'),
    RATE_LIMIT_PER_HOUR: whole(10, 1, 10_000_000),
    TRUSTED_PROXY_HOPS: whole(0, 0, 10),
    GRACEFUL_SHUTDOWN_TIMEOUT: number(30, 0, 3600),
    GEMINI_API_KEY: z.string().min(1).optional(),
    GEMINI_BASE_URL: url,
    GEMINI_MODEL: z.string().min(1).default(DEFAULT_MODEL),
    GEMINI_THINKING_BUDGET: whole(1024, 0, 32_768),
    GEMINI_INPUT_USD_PER_MILLION: price,
    GEMINI_OUTPUT_USD_PER_MILLION: price,
    MODEL_TIMEOUT_SECONDS: number(45, 0.1, 600),
    TAVILY_API_KEY: z.string().min(1).optional(),
    TAVILY_BASE_URL: url,
    SEARCH_TIMEOUT_SECONDS: number(20, 0.1, 600),
    RETRY_BASE_SECONDS: number(0.5, 0.001, 60),
    MAX_COST_USD: number(3, 0.01, 1000),
    WORKER_CONCURRENCY: whole(4, 1, 64),
  })
  .transform((env) => ({
    platform: env.PLATFORM,
    environment: env.ENVIRONMENT,
    dataDir: env.DATA_DIR,
    host: env.HOST,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    rateLimitPerHour: env.RATE_LIMIT_PER_HOUR,
    trustedProxyHops: env.TRUSTED_PROXY_HOPS,
    shutdownGraceMs: Math.min(env.GRACEFUL_SHUTDOWN_TIMEOUT, SHUTDOWN_CLAMP_SECONDS) * 1000,
    gemini: {
      apiKey: env.GEMINI_API_KEY,
      baseUrl: env.GEMINI_BASE_URL,
      model: env.GEMINI_MODEL,
      thinkingBudget: env.GEMINI_THINKING_BUDGET,
      timeoutMs: env.MODEL_TIMEOUT_SECONDS * 1000,
      inputUsdPerMillion: env.GEMINI_INPUT_USD_PER_MILLION,
      outputUsdPerMillion: env.GEMINI_OUTPUT_USD_PER_MILLION,
    },
    tavily: {
      apiKey: env.TAVILY_API_KEY,
      baseUrl: env.TAVILY_BASE_URL,
      timeoutMs: env.SEARCH_TIMEOUT_SECONDS * 1000,
    },
    retryBaseMs: env.RETRY_BASE_SECONDS * 1000,
    maxCostUsd: env.MAX_COST_USD,
    workerConcurrency: env.WORKER_CONCURRENCY,
    /** No key: the simulators answer, and every report says so. */
    demonstration: env.GEMINI_API_KEY === undefined,
  }));

export type Config = z.infer<typeof schema>;

/**
 * Environment → configuration, once, at the entry point. Empty values count as unset.
 * Throws PermanentError('misconfigured') whose message lists every fault, one a line.
 */
export function parseConfig(env: Record<string, string | undefined> = process.env): Config {
  const filled = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const parsed = schema.safeParse(filled);
  const together = faultsTogether(filled);
  if (parsed.success && together.length === 0) return parsed.data;
  const issues = parsed.error?.issues ?? [];
  const faults = [
    ...issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`),
    ...together.map((fault) => `  ${fault}`),
  ];
  throw new PermanentError('misconfigured', `The configuration has faults:\n${faults.join('\n')}`);
}

/** What is wrong between settings; looked at even when one of them is wrong by itself. */
function faultsTogether(env: Record<string, string | undefined>): string[] {
  const faults: string[] = [];
  if (env.ENVIRONMENT === 'production' && env.ALLOW_UNAUTHENTICATED !== 'true') {
    faults.push(
      'ENVIRONMENT: production needs callers to be authenticated, which this platform cannot do: put it behind a proxy that does and set ALLOW_UNAUTHENTICATED=true',
    );
  }
  for (const [key, baseUrl] of [
    ['GEMINI_API_KEY', 'GEMINI_BASE_URL'],
    ['TAVILY_API_KEY', 'TAVILY_BASE_URL'],
  ] as const) {
    if (env[baseUrl] !== undefined && env[key] === undefined) {
      faults.push(
        `${key}: is needed when ${baseUrl} is set (any value, if that server asks for none)`,
      );
    }
  }
  if ((env.GEMINI_API_KEY === undefined) !== (env.TAVILY_API_KEY === undefined)) {
    const missing = env.GEMINI_API_KEY === undefined ? 'GEMINI_API_KEY' : 'TAVILY_API_KEY';
    faults.push(
      `${missing}: is missing while the other key is set: set both, or neither for demonstration data`,
    );
  }
  const model = env.GEMINI_MODEL ?? DEFAULT_MODEL;
  const priced =
    env.GEMINI_INPUT_USD_PER_MILLION !== undefined &&
    env.GEMINI_OUTPUT_USD_PER_MILLION !== undefined;
  if (!PRICED_MODELS.includes(model) && !priced) {
    faults.push(
      `GEMINI_MODEL: has no known price (${PRICED_MODELS.join(', ')} have): set GEMINI_INPUT_USD_PER_MILLION and GEMINI_OUTPUT_USD_PER_MILLION`,
    );
  }
  return faults;
}
