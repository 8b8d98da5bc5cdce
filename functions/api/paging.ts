import type { Context as Call } from 'hono';
import { z } from 'zod';
import { plainFault } from '../../shared/process/plain-faults.ts';
import type { ApiEnv } from './api-env.ts';
import { fieldFaults, Problem } from './problem.ts';

export const pagingSchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().min(1).max(2000).optional(),
});

/** Parses the query; unknown or repeated parameters and bad values are all reported. */
export function parseQuery<T extends z.ZodRawShape>(c: Call<ApiEnv>, schema: z.ZodObject<T>) {
  const repeated = Object.entries(c.req.queries()).flatMap(([path, values]) =>
    values.length > 1 ? [{ path, message: 'must be given once' }] : [],
  );
  const parsed = schema.strict().safeParse(c.req.query(), { error: plainFault });
  if (parsed.success && repeated.length === 0) return parsed.data;
  const errors = [...repeated, ...(parsed.success ? [] : fieldFaults(parsed.error))];
  throw new Problem(400, 'Invalid query', 'The query has faults; each is listed in errors.', {
    errors,
  });
}

/** A cursor that the store does not know is the caller's fault. */
export async function withCursor<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Problem(400, 'Invalid query', 'The query has faults; each is listed in errors.', {
      errors: [{ path: 'cursor', message: 'is not a cursor of this list; start without one' }],
    });
  }
}
