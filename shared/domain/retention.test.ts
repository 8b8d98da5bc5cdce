import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newJob, RETENTION_MS } from './job.ts';
import { DAY_MS, NONCURRENT_DAYS, OBJECT_RETENTION, SERVED_PAST_EXPIRY_DAYS } from './retention.ts';

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
          const servedUntilMs = Date.parse(job.expireAt) + SERVED_PAST_EXPIRY_DAYS * DAY_MS;
          const deletedFromMs = acceptedMs + afterMs + daysOf(prefix) * DAY_MS;
          return deletedFromMs >= servedUntilMs;
        },
      ),
    );
  },
);

it('keeps no object much longer than the document that points at it', () => {
  for (const { prefix, days } of OBJECT_RETENTION) {
    expect(days * DAY_MS, prefix).toBeLessThanOrEqual(RETENTION_MS + 7 * DAY_MS);
  }
  expect(daysOf('cache/')).toBe(8);
});

it('keeps a version that was deleted by mistake for as long as someone may need to notice', () => {
  expect(NONCURRENT_DAYS).toBeGreaterThanOrEqual(14);
});
