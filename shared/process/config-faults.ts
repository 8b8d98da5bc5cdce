import { isLoopbackHost } from '../adapters/callback-address.ts';
import { isWithin } from '../backup/is-within.ts';
import { PRICED_MODELS } from '../domain/prices.ts';

export type Environment = Record<string, string | undefined>;

export const DEFAULT_MODEL = 'gemini-3.5-flash';
const DEFAULT_DATA_DIR = '.consultantos';

/** What is wrong between settings; looked at even when one of them is wrong by itself. */
export function faultsTogether(env: Environment, asksServices: boolean): string[] {
  const faults: string[] = [];
  if (env.PLATFORM === 'gcp') {
    const keys = asksServices ? ['GEMINI_API_KEY', 'TAVILY_API_KEY'] : [];
    for (const name of ['GCP_PROJECT_ID', 'REPORTS_BUCKET', ...keys]) {
      if (env[name] === undefined) faults.push(`${name}: is needed when PLATFORM is gcp`);
    }
  }
  if (env.PLATFORM === 'gcp') faults.push(...unemulated(env, asksServices));
  if (
    env.CALLBACKS_TO_LOOPBACK === 'true' &&
    (env.PLATFORM === 'gcp' || env.ENVIRONMENT?.toLowerCase() === 'production')
  ) {
    faults.push(
      'CALLBACKS_TO_LOOPBACK: is for receivers under development on this machine: not with PLATFORM=gcp, nor in production',
    );
  }
  const keyed = env.AUTH_MODE === 'api-key';
  if (
    env.PLATFORM !== 'gcp' &&
    !keyed &&
    !isLoopbackHost(env.HOST ?? '127.0.0.1') &&
    env.ALLOW_UNAUTHENTICATED !== 'true'
  ) {
    faults.push(
      `HOST: ${env.HOST} is reached by other machines, and callers are not asked who they are: set AUTH_MODE=api-key, or ALLOW_UNAUTHENTICATED=true if something in front asks`,
    );
  }
  if (
    env.ENVIRONMENT?.toLowerCase() === 'production' &&
    !keyed &&
    env.ALLOW_UNAUTHENTICATED !== 'true'
  ) {
    faults.push(
      'ENVIRONMENT: production needs callers to be authenticated: set AUTH_MODE=api-key, or put it behind what does so (IAM, a proxy) and set ALLOW_UNAUTHENTICATED=true',
    );
  }
  if (keyed && env.API_KEY_PEPPER === undefined) {
    faults.push(
      'API_KEY_PEPPER: is needed when AUTH_MODE is api-key, and must stay the same: openssl rand -hex 32',
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
  if (env.FACT_SOURCES !== undefined && env.SEC_CONTACT === undefined) {
    faults.push(
      'SEC_CONTACT: is needed when FACT_SOURCES names sec, wikidata or both, which want to know who asks: "Ann Lee ann@example.com"',
    );
  }
  const embedded = env.PLATFORM !== 'gcp';
  const dataDir = env.DATA_DIR ?? DEFAULT_DATA_DIR;
  if (embedded && env.BACKUP_DIR !== undefined && isWithin(dataDir, env.BACKUP_DIR)) {
    faults.push(
      `BACKUP_DIR: lies in DATA_DIR (${dataDir}), so that who loses that has no copy: name a folder outside of it, on another disk if there is one`,
    );
  }
  if (embedded && (env.GEMINI_API_KEY === undefined) !== (env.TAVILY_API_KEY === undefined)) {
    const missing = env.GEMINI_API_KEY === undefined ? 'GEMINI_API_KEY' : 'TAVILY_API_KEY';
    faults.push(
      `${missing}: is missing while the other key is set: set both, or neither for demonstration data`,
    );
  }
  return [...faults, ...withoutPrice(env)];
}

const EMULATORS = ['FIRESTORE_EMULATOR_HOST', 'PUBSUB_EMULATOR_HOST', 'STORAGE_EMULATOR_HOST'];

/** Who sets one emulator means that nothing reaches the real cloud, nor costs money, unless its address is said. */
function unemulated(env: Environment, asksServices: boolean): string[] {
  const set = EMULATORS.find((name) => env[name] !== undefined);
  if (set === undefined) return [];
  const asked = asksServices ? ['GEMINI_BASE_URL', 'TAVILY_BASE_URL'] : [];
  if (asksServices && env.FACT_SOURCES !== undefined) asked.push('SEC_BASE_URL');
  return [...EMULATORS, ...asked]
    .filter((name) => env[name] === undefined)
    .map(
      (name) =>
        `${name}: is needed when ${set} is set, so that nothing reaches a real service unasked`,
    );
}

/** Of the writer's model, and of the judge's where it is another. */
function withoutPrice(env: Environment): string[] {
  const writer = env.GEMINI_MODEL ?? DEFAULT_MODEL;
  const judge = env.VERDICT_MODEL ?? writer;
  const asked = [
    ['GEMINI', writer] as const,
    ...(judge === writer ? [] : [['VERDICT', judge] as const]),
  ];
  return asked.flatMap(([prefix, model]) => {
    const names = [`${prefix}_INPUT_USD_PER_MILLION`, `${prefix}_OUTPUT_USD_PER_MILLION`];
    const priced = names.every((name) => env[name] !== undefined);
    return PRICED_MODELS.includes(model) || priced
      ? []
      : [
          `${prefix}_MODEL: has no known price (${PRICED_MODELS.join(', ')} have): set ${names.join(' and ')}`,
        ];
  });
}
