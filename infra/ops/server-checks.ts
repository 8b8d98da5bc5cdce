import { z } from 'zod';
import type { Checks } from '../../shared/health/probes.ts';

const LIMIT_MS = 20_000;

const check = z.object({
  ok: z.boolean(),
  latency_ms: z.number(),
  error: z.string().optional(),
  note: z.string().optional(),
});
const answerSchema = z.object({
  status: z.enum(['ready', 'not_ready', 'starting', 'stopping']),
  checks: z.record(z.string(), check),
});

/**
 * The checks as the server at `url` finds them, who has its own configuration and calls the services; `server`
 * is one more. When it cannot be asked: `own`, beside the `server` that fails. `url` null: it is starting.
 */
export async function askServerChecks(
  url: string | null,
  own: () => Promise<Checks>,
): Promise<Checks> {
  const startedMs = performance.now();
  const server = (error?: string) => {
    const latency_ms = Math.round(performance.now() - startedMs);
    return { ok: error === undefined, latency_ms, ...(error === undefined ? {} : { error }) };
  };
  if (url === null) return { ...(await own()), server: server('starting') };
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(LIMIT_MS) });
    const { status, checks } = answerSchema.parse(await response.json());
    const between = status === 'starting' || status === 'stopping';
    return { ...(checks as Checks), server: server(between ? status : undefined) };
  } catch {
    return { ...(await own()), server: server('no answer') };
  }
}
