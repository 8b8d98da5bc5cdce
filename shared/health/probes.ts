import { withTimeLimit } from '../adapters/time-limit.ts';
import { PermanentError } from '../errors.ts';
import { CACHE } from '../jobs/store.ts';
import type { Service } from '../metrics/table.ts';
import { faultName } from './fault.ts';
import type { HealthUses } from './health-uses.ts';
import { keepAnswer } from './kept-answer.ts';
import { readStanding } from './service-standing.ts';

export interface Check {
  ok: boolean;
  latency_ms: number;
  /** The class of the fault, when it is not ok. */
  error?: string;
  /** What makes it ok although nothing was looked at. */
  note?: string;
}

export type Checks = Record<string, Check>;

const KEPT_MS = 5_000;

/** Named so in no store. */
const NOTHING = 'health';

/**
 * A bounded read of each thing that the line of work stands on, all at once. Nothing is written: whether a disk
 * of our own takes more, the file system is asked. One run serves all who ask within 5 s.
 */
export function createProbes(context: HealthUses): () => Promise<Checks> {
  const { config, clock, documents, objects, checkTopic, dataCheck } = context;
  const probes: Record<string, (signal: AbortSignal) => Promise<unknown>> = {
    async documents() {
      await documents.get('settings', NOTHING);
      dataCheck?.database();
    },
    async objects() {
      await objects.head(`${NOTHING}/${NOTHING}`);
      dataCheck?.objects();
    },
    ...(checkTopic ? { topic: checkTopic } : {}),
    model_key: () => serviceKey('gemini', context),
    search_key: () => serviceKey('tavily', context),
    cache: () => documents.get(CACHE, NOTHING),
  };

  async function check(name: string, probe: (signal: AbortSignal) => Promise<unknown>) {
    const startedMs = clock.now();
    const { signal } = new AbortController();
    const outcome = await withTimeLimit(
      { service: name, timeoutMs: config.healthCheckTimeoutMs, signal },
      probe,
    ).then(
      (note): Partial<Check> => ({ ok: true, ...(typeof note === 'string' ? { note } : {}) }),
      (error: unknown): Partial<Check> => ({ ok: false, error: faultName(error) }),
    );
    return [name, { ok: false, latency_ms: clock.now() - startedMs, ...outcome }] as const;
  }

  return keepAnswer(
    async () =>
      Object.fromEntries(
        await Promise.all(Object.entries(probes).map(([name, probe]) => check(name, probe))),
      ),
    { clock, forMs: KEPT_MS },
  );
}

/** No call is paid for to see whether the key is good: a refusal of the last real one says so. */
async function serviceKey(
  service: Service,
  { config, documents, services }: HealthUses,
): Promise<string | undefined> {
  const refused = () => new PermanentError('misconfigured', `the key of ${service} was refused`);
  if (services === undefined) {
    const { keyRefusedAt } = await readStanding(documents, service);
    if (keyRefusedAt !== null) throw refused();
    return 'not used here: as the last call of a worker left it';
  }
  if (config.demonstration) return 'none is needed: simulators answer';
  if (config[service].apiKey === undefined || services[service].keyRefused()) throw refused();
  return undefined;
}
