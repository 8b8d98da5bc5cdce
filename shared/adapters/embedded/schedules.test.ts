import { describe, expect, it } from 'vitest';
import { SCHEDULES } from '../../domain/schedules.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { createMemoryDocuments } from '../../testing/memory-documents.ts';
import { schedulesContract } from '../../testing/schedules-contract.ts';
import { createEmbeddedSchedules } from './schedules.ts';

function open(call: (name: string) => Promise<void> = async () => {}) {
  const called: string[] = [];
  const clock = createManualClock(Date.parse('2026-11-24T01:59:30Z'));
  const documents = createMemoryDocuments();
  const schedules = createEmbeddedSchedules({
    wanted: SCHEDULES,
    documents,
    clock,
    call: async (schedule) => {
      called.push(schedule.function);
      await call(schedule.name);
    },
  });
  return { schedules, called, clock, documents };
}

describe('the contract', () => {
  schedulesContract(() => open().schedules);
});

it('knows when each is due next', async () => {
  const listed = await open().schedules.list();
  expect(listed.map(({ name, nextRunAt }) => [name, nextRunAt])).toEqual([
    ['sweep', '2026-11-24T02:00:00.000Z'],
    ['backup', '2026-11-24T02:00:00.000Z'],
    ['backup-verify', '2026-11-24T02:00:00.000Z'],
    ['lifecycle', '2026-11-24T03:30:00.000Z'],
  ]);
});

it('calls the function of a schedule that is due, but not while it is paused', async () => {
  const { schedules, called } = open();
  expect(await schedules.due('backup-verify')).toBe(true);
  expect(called).toEqual(['backup']);
  await schedules.pause('backup-verify');
  expect(await schedules.due('backup-verify')).toBe(false);
  expect(called).toEqual(['backup']);
  await schedules.run('backup-verify');
  expect(called).toEqual(['backup', 'backup']);
});

it('knows what was missed while nobody kept the time', async () => {
  const { schedules, clock } = open();
  expect(await schedules.missed('lifecycle')).toBe(true);
  await schedules.run('lifecycle');
  clock.advance(3_600_000);
  expect(await schedules.missed('lifecycle')).toBe(false);
  clock.advance(3_600_000);
  expect(await schedules.missed('lifecycle')).toBe(true);
});

it('remembers what went wrong, and that a later run did not', async () => {
  let fault: Error | null = new Error('status 500');
  const { schedules, clock } = open(async () => {
    if (fault) throw fault;
  });
  await expect(schedules.due('lifecycle')).rejects.toThrow('status 500');
  expect((await schedules.list())[3]).toMatchObject({
    lastRunAt: '2026-11-24T01:59:30.000Z',
    lastOutcome: 'status 500',
  });
  fault = null;
  clock.advance(60_000);
  await schedules.due('lifecycle');
  expect((await schedules.list())[3]).toMatchObject({
    lastRunAt: '2026-11-24T02:00:30.000Z',
    lastOutcome: 'ok',
  });
});

it('a pause that comes while it runs is kept', async () => {
  const { schedules } = open(() => schedules.pause('sweep'));
  await schedules.run('sweep');
  expect((await schedules.list())[0]).toMatchObject({ state: 'paused', lastOutcome: 'ok' });
});
