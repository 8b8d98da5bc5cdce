import { expect, it } from 'vitest';
import { PermanentError, TransientError } from '../errors.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { readTotals } from '../metrics/shards.ts';
import { createLog } from '../process/log.ts';
import { createCountingIds } from '../testing/counting-ids.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createServiceWatch } from './service-state.ts';

const documents = createMemoryDocuments();
const metrics = createMetrics({
  documents,
  clock: createManualClock(0),
  ids: createCountingIds(),
  log: createLog('silent'),
});

it('calls are counted by how they ended, and timed', async () => {
  const { onAttempt } = createServiceWatch({ service: 'tavily', metrics });
  onAttempt({ status: 'timeout', seconds: 20, error: new TransientError('timeout', 'x') });
  onAttempt({ status: 'ok', seconds: 0.2, error: undefined });
  await metrics.flush();
  expect(await readTotals(documents)).toEqual({
    api_calls_total__tavily__timeout: 1,
    api_calls_total__tavily__ok: 1,
    execution_duration_seconds__search__le30000: 1,
    execution_duration_seconds__search__le250: 1,
    execution_duration_seconds__search__sum: 20.2,
  });
});

it('a key counts as refused from the refusal to the next call that went well', () => {
  const { onAttempt, keyRefused } = createServiceWatch({ service: 'gemini', metrics });
  const ends = (error?: Error) =>
    onAttempt({ status: error ? 'refused' : 'ok', seconds: 1, error });
  expect(keyRefused()).toBe(false);
  ends(new PermanentError('model_unavailable', 'no such model'));
  expect(keyRefused()).toBe(false);
  ends(new PermanentError('misconfigured', 'key'));
  ends(new TransientError('unavailable', 'away'));
  expect(keyRefused()).toBe(true);
  ends();
  expect(keyRefused()).toBe(false);
});
