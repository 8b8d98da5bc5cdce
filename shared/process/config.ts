import { z } from 'zod';
import type { Tier } from '../domain/pages/tiers.ts';
import type { Samples } from '../domain/samples.ts';
import { PermanentError } from '../errors.ts';
import { DEFAULT_MODEL, type Environment, faultsTogether } from './config-faults.ts';
import { isOwnMachine, platformOf } from './config-platform.ts';
import { factSourcesOf, judgeOf, searchOf, writerOf } from './config-services.ts';
import { themeSetting } from './config-theme.ts';
import {
  address,
  bucket,
  contact,
  flag,
  list,
  number,
  perMinute,
  price,
  projectId,
  secret,
  url,
  whole,
  withoutEmpty,
} from './config-values.ts';
import { plainFault } from './plain-faults.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** The platform kills ~10 s after SIGTERM, so a longer grace would be a promise nobody keeps. */
const SHUTDOWN_CLAMP_SECONDS = 8;

const schema = z
  .object({
    PLATFORM: z.enum(['embedded', 'gcp']).default('embedded'),
    GCP_PROJECT_ID: projectId,
    FIRESTORE_DATABASE_ID: z.string().min(1).default('(default)'),
    FIRESTORE_EMULATOR_HOST: address,
    PUBSUB_EMULATOR_HOST: address,
    STORAGE_EMULATOR_HOST: url,
    REPORTS_BUCKET: bucket,
    ENVIRONMENT: z
      .string()
      .transform((value) => value.toLowerCase())
      .pipe(z.enum(['development', 'test', 'staging', 'production']))
      .default('development'),
    ALLOW_UNAUTHENTICATED: flag(false),
    AUTH_MODE: z.enum(['none', 'api-key']).default('none'),
    API_KEY_PEPPER: z
      .string()
      .min(32, 'must have 32 characters at least: openssl rand -hex 32')
      .optional(),
    DATA_DIR: z.string().min(1).default('.consultantos'),
    BACKUP_DIR: z.string().min(1).optional(),
    HOST: z.string().min(1).default('127.0.0.1'),
    ALLOWED_HOSTS: list(
      /^[a-z0-9.-]+$/,
      'must be host names without port, such as "reports.example.com"',
    ),
    PUBLIC_URL: url,
    FUNCTIONS_SECRET: secret,
    CALLBACKS_TO_LOOPBACK: flag(false),
    CORS_ORIGINS: list(
      /^https?:\/\/[a-z0-9.-]+(:\d+)?$/,
      'must be origins, such as "https://app.example.com"',
    ),
    PORT: whole(8080, 0, 65535),
    LOG_LEVEL: z
      .string()
      .transform((value) => value.toLowerCase())
      .pipe(z.enum(LOG_LEVELS))
      .default('info'),
    LOG_FORMAT: z.enum(['json', 'human']).default('json'),
    MODEL_CALLS_PER_MINUTE: perMinute,
    SEARCHES_PER_MINUTE: perMinute,
    RATE_LIMIT_PER_HOUR: z.coerce.number().int().min(1).max(10_000_000).optional(),
    EVENT_STREAMS_PER_CALLER: whole(4, 1, 100_000),
    TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).optional(),
    GRACEFUL_SHUTDOWN_TIMEOUT: z.coerce.number().min(0).max(3600).optional(),
    GEMINI_API_KEY: z.string().min(1).optional(),
    GEMINI_BASE_URL: url,
    GEMINI_MODEL: z.string().min(1).default(DEFAULT_MODEL),
    GEMINI_THINKING_BUDGET: whole(1024, 0, 32_768),
    GEMINI_INPUT_USD_PER_MILLION: price,
    GEMINI_OUTPUT_USD_PER_MILLION: price,
    VERDICT_MODEL: z.string().min(1).optional(),
    VERDICT_INPUT_USD_PER_MILLION: price,
    VERDICT_OUTPUT_USD_PER_MILLION: price,
    MODEL_TIMEOUT_SECONDS: number(60, 0.1, 600),
    MODEL_SILENCE_SECONDS: number(30, 0.1, 600),
    TAVILY_API_KEY: z.string().min(1).optional(),
    TAVILY_BASE_URL: url,
    FACT_SOURCES: list(/^(?:sec|wikidata)$/, 'must be sec, wikidata or both'),
    SEC_CONTACT: contact,
    SEC_BASE_URL: url,
    WIKIDATA_BASE_URL: url,
    SEARCH_TIMEOUT_SECONDS: number(20, 0.1, 600),
    RETRY_BASE_SECONDS: number(0.5, 0.001, 60),
    MAX_COST_USD: number(3, 0.01, 1000),
    DAILY_BUDGET_USD: z.coerce.number().min(0.01).max(1_000_000).optional(),
    WORKER_CONCURRENCY: whole(4, 1, 64),
    ENABLE_METRICS: flag(true),
    HEALTH_CHECK_TIMEOUT: number(5, 0.1, 60),
    GCP_REGION: z
      .string()
      .regex(/^[a-z]+-[a-z]+\d+$/, 'is not a region')
      .optional(),
    BACKUP_BUCKET: bucket,
    K_SERVICE: z.string().default('consultantos'),
    K_REVISION: z.string().optional(),
    REPORT_THEME: themeSetting,
    REPORT_PAPER: z.enum(['A4', 'Letter']).default('A4'),
  })
  .transform((env) => ({
    platform: platformOf(env),
    /** Where traces lie; null outside the cloud. */
    projectId: env.PLATFORM === 'gcp' ? (env.GCP_PROJECT_ID ?? null) : null,
    environment: env.ENVIRONMENT,
    authMode: env.AUTH_MODE,
    apiKeyPepper: env.API_KEY_PEPPER,
    host: env.HOST,
    /** Names by which this server may be called beside loopback ones; null: any, what stands before it looks. */
    allowedHosts:
      env.PLATFORM === 'gcp' && env.ALLOWED_HOSTS.length === 0 ? null : env.ALLOWED_HOSTS,
    /** Under which callers reach this server, without a slash at its end; empty: it was not told. */
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? '',
    corsOrigins: env.CORS_ORIGINS,
    /** What `/functions/*` ask for; undefined: made up at each start. */
    functionsSecret: env.FUNCTIONS_SECRET,
    callbacksToLoopback: env.CALLBACKS_TO_LOOPBACK,
    port: env.PORT,
    logLevel: env.LOG_LEVEL,
    logFormat: env.LOG_FORMAT,
    /** Of all instances together, for each model; null: no limit. */
    modelCallsPerMinute: env.MODEL_CALLS_PER_MINUTE ?? null,
    searchesPerMinute: env.SEARCHES_PER_MINUTE ?? null,
    rateLimitPerHour: env.RATE_LIMIT_PER_HOUR ?? (isOwnMachine(env) ? 1_000 : 10),
    eventStreamsPerCaller: env.EVENT_STREAMS_PER_CALLER,
    // A function's own address stands behind Google's front end.
    trustedProxyHops: env.TRUSTED_PROXY_HOPS ?? (env.PLATFORM === 'gcp' ? 1 : 0),
    shutdownGraceMs: 1000 * Math.min(env.GRACEFUL_SHUTDOWN_TIMEOUT ?? 30, SHUTDOWN_CLAMP_SECONDS),
    /** Before the clamp; null: nobody asked for anything. */
    shutdownAskedMs:
      env.GRACEFUL_SHUTDOWN_TIMEOUT === undefined ? null : 1000 * env.GRACEFUL_SHUTDOWN_TIMEOUT,
    gemini: writerOf(env),
    /** The second model, that judges what the first has written. */
    judge: judgeOf(env),
    tavily: searchOf(env),
    // `sec` and `wikidata`; null: not asked.
    ...factSourcesOf(env),
    retryBaseMs: env.RETRY_BASE_SECONDS * 1000,
    maxCostUsd: env.MAX_COST_USD,
    /** Of an account; null: no limit. */
    dailyBudgetUsd: env.DAILY_BUDGET_USD ?? null,
    workerConcurrency: env.WORKER_CONCURRENCY,
    enableMetrics: env.ENABLE_METRICS,
    healthCheckTimeoutMs: env.HEALTH_CHECK_TIMEOUT * 1000,
    /** How reports look, and the paper of those whose request names none. */
    theme: env.REPORT_THEME,
    paper: env.REPORT_PAPER,
    region: env.GCP_REGION,
    backupBucket: env.BACKUP_BUCKET,
    deployed: { service: env.K_SERVICE, version: env.K_REVISION },
    /** No key: the simulators answer, and every report says so. Never in the cloud. */
    demonstration: env.PLATFORM === 'embedded' && env.GEMINI_API_KEY === undefined,
    /** Hosts whose tier is told and not looked up, and what can be answered from them; null: everything. */
    sourceTiers: new Map() as ReadonlyMap<string, Tier>,
    samples: null as Samples | null,
  }));

export type Config = z.infer<typeof schema>;

/**
 * Environment → configuration, once, at the entry point. Empty values count as unset.
 * Throws PermanentError('misconfigured') whose message lists every fault, one a line.
 */
export function parseConfig(env: Environment = process.env): Config {
  return parse(env, { asksServices: false });
}

/** For a process that calls Gemini and Tavily: in the cloud it needs their keys; others are not given them. */
export function parseWorkerConfig(env: Environment = process.env): Config {
  return parse(env, { asksServices: true });
}

function parse(env: Environment, { asksServices }: { asksServices: boolean }): Config {
  const filled = withoutEmpty(env);
  const parsed = schema.safeParse(filled, { error: plainFault });
  const together = faultsTogether(filled, asksServices);
  if (parsed.success && together.length === 0) return parsed.data;
  const single = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const faults = [...(single ?? []), ...together].map((fault) => `  ${fault}`);
  throw new PermanentError('misconfigured', `The configuration has faults:\n${faults.join('\n')}`);
}
