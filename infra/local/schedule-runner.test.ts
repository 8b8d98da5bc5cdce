import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SCHEDULES } from '../../shared/domain/schedules.ts';
import { createLog } from '../../shared/process/log.ts';
import { createScheduleRunner, type ScheduleRunner } from './schedule-runner.ts';

let runner: ScheduleRunner;
let due: ReturnType<typeof vi.fn<(name: string) => Promise<boolean>>>;
const log = createLog('silent');

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-24T01:59:30Z') });
  due = vi.fn(async () => true);
  runner = createScheduleRunner({ wanted: SCHEDULES, schedules: { due }, log });
});
afterEach(() => {
  runner.stop();
  vi.useRealTimers();
});

const runs = () => due.mock.calls.map(([name]) => name).sort();

it('runs each schedule when it is due, in its time zone', async () => {
  runner.start([]);
  await vi.advanceTimersByTimeAsync(29_000);
  expect(runs()).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(runs()).toEqual(['backup', 'backup-verify', 'sweep']);
  await vi.advanceTimersByTimeAsync(90 * 60_000);
  expect(runs().filter((name) => name === 'lifecycle')).toHaveLength(1);
  expect(runs().filter((name) => name === 'sweep')).toHaveLength(46);
});

it('runs at once what it is told to, and none after it was stopped', async () => {
  runner.start(['sweep']);
  expect(runs()).toEqual(['sweep']);
  runner.stop();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(runs()).toEqual(['sweep']);
});

it('does not begin one again while it runs', async () => {
  due.mockImplementation(() => new Promise(() => {}));
  runner.start([]);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(runs().filter((name) => name === 'sweep')).toEqual(['sweep']);
});

it('is idle when what was begun has ended, however it ended', async () => {
  const fault = new Error('sweep answered 500');
  const error = vi.spyOn(log, 'error');
  due.mockRejectedValue(fault);
  runner.start(['sweep']);
  await runner.idle();
  expect(error).toHaveBeenCalledWith(
    { err: fault, schedule: 'sweep' },
    'scheduled function failed',
  );
});
