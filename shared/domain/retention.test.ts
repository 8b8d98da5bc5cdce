import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isExpired, newJob, RETENTION_MS } from './job.ts';
import { DAY_MS, NONCURRENT_DAYS, OBJECT_RETENTION } from './retention.ts';

const daysOf = (prefix: string) =>
  OBJECT_RETENTION.find((rule) => rule.prefix === prefix)?.days ?? Number.NaN;

it.each(['reports/', 'steps/', 'sources/'])(
  'no job that may still be served points at a deleted object of %s, whenever either was made',
  (prefix) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        // From the job's acceptance to its end; a finished job may be offered again within hours.
        fc.integer({ min: 0, max: DAY_MS }),
        (acceptedMs, afterMs) => {
          const job = newJob({
            id: 'j',
            request: {},
            requestId: 'r',
            maxCostUsd: 1,
            callback: false,
            nowMs: acceptedMs,
          });
          const deletedFromMs = acceptedMs + afterMs + daysOf(prefix) * DAY_MS;
          return isExpired(job, deletedFromMs);
        },
      ),
    );
  },
);

it('keeps no object longer than the document that points at it may be seen', () => {
  for (const { prefix, days } of OBJECT_RETENTION) {
    expect(days * DAY_MS, prefix).toBeLessThanOrEqual(RETENTION_MS);
  }
  expect(daysOf('cache/')).toBe(7);
  expect(daysOf('formats/')).toBeLessThanOrEqual(7);
});

it('keeps a version that was deleted by mistake for as long as someone may need to notice', () => {
  expect(NONCURRENT_DAYS).toBeGreaterThanOrEqual(14);
});
