import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SCHEDULES } from '../../domain/schedules.ts';
import { PermanentError, TransientError } from '../../errors.ts';
import type { Schedules } from '../../ops-ports.ts';
import { type SchedulerServer, startSchedulerServer } from '../../testing/scheduler-server.ts';
import { schedulesContract } from '../../testing/schedules-contract.ts';
import { createCloudSchedules } from './scheduler.ts';

const where = { projectId: 'p-test', region: 'europe-west4' };
const parent = 'projects/p-test/locations/europe-west4';
let server: SchedulerServer;
let schedules: Schedules;

beforeEach(async () => {
  server = await startSchedulerServer({ parent, schedules: SCHEDULES });
  schedules = open(server.port);
});
afterEach(async () => {
  expect(server.unexpected).toEqual([]);
  await server.close();
});

function open(port: number): Schedules {
  return createCloudSchedules({
    wanted: SCHEDULES,
    ...where,
    emulated: false,
    connection: { apiEndpoint: '127.0.0.1', port, protocol: 'http', apiKey: 'test' },
  });
}

describe('the contract', () => {
  schedulesContract(() => schedules);
});

it('shows what the service says of each job, and which are not there', async () => {
  const job = (name: string) => server.jobs.get(name) ?? expect.unreachable(name);
  Object.assign(job('backup'), {
    lastAttemptTime: '2026-11-23T02:00:00.123456Z',
    status: {
      code: 13,
      message: 'URL_ERROR-ERROR_OTHER. Original HTTP response code number = 500',
    },
  });
  job('sweep').state = 'disabled';
  server.jobs.delete('lifecycle');
  const [sweep, backup, , lifecycle] = await schedules.list();
  expect(sweep).toMatchObject({ state: 'disabled', nextRunAt: null });
  expect(backup).toEqual({
    name: 'backup',
    schedule: '0 2 * * *',
    timeZone: 'Etc/UTC',
    state: 'enabled',
    lastRunAt: '2026-11-23T02:00:00.123Z',
    lastOutcome: 'gRPC status 13 URL_ERROR-ERROR_OTHER. Original HTTP response code number = 500',
    nextRunAt: '2026-11-24T02:00:00.500Z',
  });
  expect(lifecycle).toMatchObject({ state: 'missing', schedule: '30 3 * * *', nextRunAt: null });
});

it('a job that is not there cannot be paused; the error says where it is looked for', async () => {
  server.jobs.delete('backup');
  const refused = schedules.pause('backup');
  await expect(refused).rejects.toBeInstanceOf(PermanentError);
  await expect(refused).rejects.toThrow(
    'schedule backup (project p-test, region europe-west4): it is not there',
  );
});

it('a job that the service disabled is not resumed by asking', async () => {
  Object.assign(server.jobs.get('backup') ?? {}, { state: 'disabled' });
  await expect(schedules.resume('backup')).rejects.toThrow('the service refused it');
});

it('reading is tried again when the service is away, running is not', async () => {
  server.failNext({ how: 503, times: 2 });
  await expect(schedules.list()).resolves.toHaveLength(SCHEDULES.length);
  server.failNext({ how: 503, where: /^POST/ });
  await expect(schedules.run('sweep')).rejects.toBeInstanceOf(TransientError);
  expect(server.seen.filter((line) => line.startsWith('POST'))).toEqual(['POST jobs/sweep:run']);
});

it.each([
  [403, PermanentError, 'access refused'],
  [401, PermanentError, 'not authenticated'],
  [429, TransientError, 'over the quota'],
  [500, TransientError, 'no usable answer'],
])('an answer %i is told as what it is', async (status, kind, text) => {
  server.failNext({ how: status, times: 5 });
  const failed = schedules.list();
  await expect(failed).rejects.toBeInstanceOf(kind);
  await expect(failed).rejects.toThrow(text);
});

it('a service that does not answer is given up', { timeout: 30_000 }, async () => {
  server.failNext({ how: 'hang', times: 50 });
  await expect(schedules.list()).rejects.toMatchObject({ reason: 'timeout' });
});

it('a service that is not there is told as such', async () => {
  await server.close();
  await expect(schedules.pause('sweep')).rejects.toBeInstanceOf(TransientError);
});
