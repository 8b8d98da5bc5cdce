import { beforeEach, expect, it, vi } from 'vitest';
import { TransientError } from '../errors.ts';
import type { Documents } from '../ports.ts';
import { createLog } from '../process/log.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createStandingNote, readStanding } from './service-standing.ts';
import type { ServiceState } from './service-state.ts';

let clock: ReturnType<typeof createManualClock>;
const log = createLog('silent');
const REFUSED_AT = '2026-01-01T00:00:00.000Z';
let documents: Documents;

beforeEach(() => {
  clock = createManualClock(Date.parse(REFUSED_AT));
  documents = createMemoryDocuments();
});

/** A process that calls the model: what it sees, and its note after a call. */
function worker(store: Documents = documents) {
  const sees = { refused: false, breaker: 'closed' as ReturnType<ServiceState['breaker']> };
  const state = { breaker: () => sees.breaker, keyRefused: () => sees.refused };
  const note = createStandingNote({ service: 'gemini', state, documents: store, clock, log });
  return { sees, note };
}

it('what changed is stored once, and again when it changes back', async () => {
  const commit = vi.fn(documents.commit);
  const { sees, note } = worker({ ...documents, commit });
  await note();
  expect(commit).not.toHaveBeenCalled();
  Object.assign(sees, { refused: true, breaker: 'open' });
  await note();
  await note();
  expect(commit).toHaveBeenCalledTimes(1);
  expect(await readStanding(documents, 'gemini')).toEqual({
    breaker: 'open',
    keyRefusedAt: REFUSED_AT,
  });
  expect(await readStanding(documents, 'tavily')).toEqual({
    breaker: 'closed',
    keyRefusedAt: null,
  });
  Object.assign(sees, { refused: false, breaker: 'closed' });
  await note();
  expect(await readStanding(documents, 'gemini')).toEqual({
    breaker: 'closed',
    keyRefusedAt: null,
  });
});

it('a process that began after the key was put right takes back what an earlier one said', async () => {
  const earlier = worker();
  earlier.sees.refused = true;
  await earlier.note();
  await worker().note();
  expect((await readStanding(documents, 'gemini')).keyRefusedAt).toBeNull();
});

it('a process that goes on puts right what one that is gone said, with one look a minute', async () => {
  const get = vi.fn(documents.get);
  const goesOn = worker({ ...documents, get });
  await goesOn.note();
  const gone = worker();
  Object.assign(gone.sees, { refused: true, breaker: 'open' });
  await gone.note();
  clock.advance(59_999);
  await goesOn.note();
  expect(get).toHaveBeenCalledTimes(1);
  expect((await readStanding(documents, 'gemini')).breaker).toBe('open');
  clock.advance(1);
  await goesOn.note();
  await goesOn.note();
  expect(get).toHaveBeenCalledTimes(2);
  expect(await readStanding(documents, 'gemini')).toEqual({
    breaker: 'closed',
    keyRefusedAt: null,
  });
});

it('a store that is away fails no call, and is told after the next one', async () => {
  let away = true;
  const { sees, note } = worker({
    ...documents,
    commit: (writes) =>
      away ? Promise.reject(new TransientError('unavailable', 'x')) : documents.commit(writes),
  });
  sees.refused = true;
  await note();
  expect((await readStanding(documents, 'gemini')).keyRefusedAt).toBeNull();
  away = false;
  await note();
  expect((await readStanding(documents, 'gemini')).keyRefusedAt).toBe(REFUSED_AT);
});
