import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTestApi } from './api.test-rig.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Reads a stream in the background. */
function reading(response: Response) {
  const read = { text: '', ended: false };
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  const pull = async (): Promise<void> => {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) {
      read.ended = true;
      return;
    }
    read.text += decoder.decode(value);
    return pull();
  };
  const finished = pull();
  return { read, finished, leave: () => reader?.cancel() };
}
const idsIn = (text: string) =>
  [...text.matchAll(/id: (\d+)\nevent: (\w+)/g)].map(([, id, event]) => `${event} ${id}`);

it('the job is told as it is, each time it changes, until it has ended', async () => {
  const { ask, change, get } = createTestApi();
  const id = await ask('Tesla');
  const response = await get(`/jobs/${id}/events`);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  expect(response.headers.get('cache-control')).toBe('no-store, no-transform');
  const { read, finished } = reading(response);
  await vi.advanceTimersByTimeAsync(1000);
  await change(id, { status: 'running', sequence: 5 });
  await vi.advanceTimersByTimeAsync(3000);
  await change(id, { status: 'completed', stage: 'done', sequence: 9 });
  await vi.advanceTimersByTimeAsync(1000);
  await finished;
  expect(read.text).toMatch(/^retry: 2000\n\n/);
  expect(idsIn(read.text)).toEqual(['job 0', 'job 5', 'job 9', 'end 9']);
  expect(JSON.parse(/data: (.*"running".*)/.exec(read.text)?.[1] ?? '')).toMatchObject({
    job_id: id,
    sequence: 5,
  });
});

it('whoever comes back is told what it missed, nothing twice, and after the end to stay away', async () => {
  const { ask, change, get } = createTestApi();
  const id = await ask('Tesla');
  await change(id, { status: 'running', sequence: 7 });
  const seen = reading(await get(`/jobs/${id}/events`, { 'last-event-id': '7' }));
  await vi.advanceTimersByTimeAsync(1000);
  expect(idsIn(seen.read.text)).toEqual([]);
  const missed = reading(await get(`/jobs/${id}/events`, { 'last-event-id': '6' }));
  await vi.advanceTimersByTimeAsync(0);
  expect(idsIn(missed.read.text)).toEqual(['job 7']);
  await change(id, { status: 'failed', sequence: 8 });
  const late = reading(await get(`/jobs/${id}/events`, { 'last-event-id': '7' }));
  await late.finished;
  expect(idsIn(late.read.text)).toEqual(['job 8', 'end 8']);
  expect((await get(`/jobs/${id}/events`, { 'last-event-id': '8' })).status).toBe(204);
});

it('a silent stream beats, and is ended by us after five minutes', async () => {
  const { ask, get } = createTestApi();
  const { read, finished } = reading(await get(`/jobs/${await ask('Tesla')}/events`));
  await vi.advanceTimersByTimeAsync(299_000);
  expect(read.text.match(/: still here/g)).toHaveLength(14);
  expect(read.ended).toBe(false);
  await vi.advanceTimersByTimeAsync(1000);
  await finished;
  expect(read.ended).toBe(true);
});

it('two hundred readers cost one look a second, and none when all have left', async () => {
  const { ask, get, documents } = createTestApi({ EVENT_STREAMS_PER_CALLER: '1000' });
  const id = await ask('Tesla');
  const readers = [];
  for (let at = 0; at < 200; at += 1) readers.push(reading(await get(`/jobs/${id}/events`)));
  const looks = vi.spyOn(documents, 'get');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(looks).toHaveBeenCalledTimes(10);
  for (const { leave } of readers) await leave();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(looks.mock.calls.length).toBeLessThanOrEqual(11);
});

it('two hundred readers are each told every change within two seconds, also those whose line dropped', async () => {
  const { ask, change, get } = createTestApi({ EVENT_STREAMS_PER_CALLER: '1000' });
  const id = await ask('Tesla');
  const open = async (seen?: string) =>
    reading(await get(`/jobs/${id}/events`, seen === undefined ? {} : { 'last-event-id': seen }));
  const steady = await Promise.all(Array.from({ length: 150 }, () => open()));
  const dropped = await Promise.all(Array.from({ length: 50 }, () => open()));
  for (const sequence of [1, 2, 3]) {
    await change(id, { status: 'running', sequence });
    await vi.advanceTimersByTimeAsync(2000);
    for (const { read } of steady) expect(idsIn(read.text).at(-1)).toBe(`job ${sequence}`);
    if (sequence === 1) for (const { leave } of dropped) await leave();
  }
  const back = await Promise.all(dropped.map(() => open('1')));
  await change(id, { status: 'completed', stage: 'done', sequence: 4 });
  await vi.advanceTimersByTimeAsync(2000);
  await Promise.all([...steady, ...back].map(({ finished }) => finished));
  for (const { read } of steady) {
    expect(idsIn(read.text)).toEqual(['job 0', 'job 1', 'job 2', 'job 3', 'job 4', 'end 4']);
  }
  for (const { read } of back) expect(idsIn(read.text)).toEqual(['job 3', 'job 4', 'end 4']);
});

it('a caller has so many streams at once, and one more when one has ended', async () => {
  const { ask, get } = createTestApi({ EVENT_STREAMS_PER_CALLER: '2' });
  const path = `/jobs/${await ask('Tesla')}/events`;
  const first = reading(await get(path));
  await get(path);
  const refused = await get(path);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
  await first.leave();
  expect((await get(path)).status).toBe(200);
});

it('a process that is told to stop ends its streams first', async () => {
  const { ask, get, stopping } = createTestApi();
  const { read, finished } = reading(await get(`/jobs/${await ask('Tesla')}/events`));
  stopping.abort();
  await finished;
  expect(read.ended).toBe(true);
});

it('the events of an unknown job are not told', async () => {
  expect((await createTestApi().get('/jobs/nobody/events')).status).toBe(404);
});
