import { withTimeLimit } from '../adapters/time-limit.ts';
import { PermanentError } from '../errors.ts';
import { CACHE } from '../jobs/store.ts';
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
 * A bounded read of each thing that the line of work stands on, all at once. Only reads: a full disk does not
 * hide the reports that lie on it. One run serves all who ask within 5 s.
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
    model_key: () => modelKey(context),
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
async function modelKey({ config, documents, services }: HealthUses): Promise<string | undefined> {
  if (services === undefined) {
    const { keyRefusedAt } = await readStanding(documents, 'gemini');
    if (keyRefusedAt !== null) throw refused();
    return 'not used here: as the last call of a worker left it';
  }
  if (config.demonstration) return 'none is needed: simulators answer';
  if (config.gemini.apiKey === undefined || services.gemini.keyRefused()) throw refused();
  return undefined;
}

const refused = () =>
  new PermanentError('misconfigured', 'GEMINI_API_KEY is missing or was refused');
