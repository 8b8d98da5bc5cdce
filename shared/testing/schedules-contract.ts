import { expect, it } from 'vitest';
import { SCHEDULES } from '../domain/schedules.ts';
import { PermanentError } from '../errors.ts';
import type { Schedules } from '../ops-ports.ts';

/** What every driver of Schedules owes. `open` answers one for all of SCHEDULES, none of which has run. */
export function schedulesContract(open: () => Schedules): void {
  const stateOf = async (schedules: Schedules, name: string) =>
    (await schedules.list()).find((one) => one.name === name);

  it('lists what is wanted, with its times', async () => {
    const listed = await open().list();
    expect(listed.map(({ name, schedule, timeZone }) => ({ name, schedule, timeZone }))).toEqual(
      SCHEDULES.map(({ name, schedule, timeZone }) => ({ name, schedule, timeZone })),
    );
    for (const one of listed) {
      expect(one).toMatchObject({ state: 'enabled', lastRunAt: null, lastOutcome: null });
      expect(one.nextRunAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    }
  });

  it('pauses one and resumes it, each as often as it is asked', async () => {
    const schedules = open();
    await schedules.pause('backup');
    await schedules.pause('backup');
    expect(await stateOf(schedules, 'backup')).toMatchObject({ state: 'paused', nextRunAt: null });
    expect(await stateOf(schedules, 'sweep')).toMatchObject({ state: 'enabled' });
    await schedules.resume('backup');
    await schedules.resume('backup');
    const resumed = await stateOf(schedules, 'backup');
    expect(resumed?.state).toBe('enabled');
    expect(resumed?.nextRunAt).not.toBeNull();
  });

  it('tells when one was run', async () => {
    const schedules = open();
    await schedules.run('sweep');
    const swept = await stateOf(schedules, 'sweep');
    expect(swept?.lastRunAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(swept?.lastOutcome).toBe('ok');
  });

  it.each(['pause', 'resume', 'run'] as const)('knows no other to %s', async (act) => {
    const refused = open()[act]('nobody');
    await expect(refused).rejects.toBeInstanceOf(PermanentError);
    await expect(refused).rejects.toThrow('there is no schedule nobody');
  });
}
