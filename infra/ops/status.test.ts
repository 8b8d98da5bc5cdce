import { beforeEach, describe, expect, it } from 'vitest';
import { OPS_RUNS } from '../../shared/backup/run-record.ts';
import { PermanentError, TransientError } from '../../shared/errors.ts';
import { createProbes } from '../../shared/health/probes.ts';
import { counterField } from '../../shared/metrics/fields.ts';
import { addToShard } from '../../shared/metrics/shards.ts';
import { createAskFor } from './ask-for.ts';
import { createOperated, type } from './operated.test-rig.ts';

let rig: ReturnType<typeof createOperated>;
beforeEach(() => {
  rig = createOperated();
});

async function status(changes: Partial<typeof rig.operated> = {}) {
  const operated = { ...rig.operated, ...changes };
  const { exit, out } = await type(operated, 'status --json');
  const shown = await type(operated, 'status');
  expect(shown.exit).toBe(exit);
  return { exit, data: JSON.parse(out), text: shown.out };
}

it('is well on a new installation', async () => {
  const { exit, data, text } = await status();
  expect(exit).toBe(0);
  expect(data).toMatchObject({
    ready: true,
    problems: [],
    platform: 'embedded',
    jobs: { pending: 0, failed: 0 },
    dead_letters: 0,
    last_verified_backup: null,
    last_lifecycle_run: null,
    cache: { entries: 0, hit_rate: null },
    unknown: {},
  });
  expect(data.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(data.schedules.map(({ name }: { name: string }) => name)).toContain('backup-verify');
  expect(text).toMatch(/last verified backup +none\n.*all is well\n$/s);
});

describe('is not well', () => {
  it('when something it stands on cannot be reached', async () => {
    const { config, clock, documents, objects } = rig.operated;
    const { exit, data, text } = await status({
      checks: createProbes({
        config,
        clock,
        documents,
        objects,
        checkTopic: () => Promise.reject(new TransientError('unavailable', 'secret host')),
      }),
    });
    expect(exit).toBe(1);
    expect(data).toMatchObject({ ready: false, checks: { topic: { ok: false } } });
    expect(text).toContain('topic cannot be used: unavailable');
  });

  it('when no backup was verified for 26 hours', async () => {
    expect((await type(rig.operated, 'backup now')).exit).toBe(0);
    rig.clock.advance(26 * 3_600_000);
    expect((await status()).exit).toBe(0);
    rig.clock.advance(60_000);
    const { exit, data } = await status();
    expect(exit).toBe(1);
    expect(data.problems).toEqual(['no verified backup for 26 h']);
    expect(data.last_verified_backup.documents).toBe(10);
  });

  it('when there has been something to save for 26 hours, and no backup at all', async () => {
    await createAskFor(rig.operated)({ company: 'Tesla' }, 'key');
    rig.clock.advance(26 * 3_600_000);
    expect((await status()).exit).toBe(0);
    rig.clock.advance(60_000);
    expect((await status()).data.problems).toEqual(['no verified backup for 26 h']);
  });

  it('when the verified copies are gone, as after a restore in another place', async () => {
    expect((await type(rig.operated, 'backup now')).exit).toBe(0);
    rig.clock.advance(27 * 3_600_000);
    expect((await type(rig.operated, 'backup now')).exit).toBe(0);
    expect((await status()).exit).toBe(0);
    const elsewhere = { exports: () => ({ ...rig.exports, list: async () => [] }) };
    const { exit, data, text } = await status(elsewhere);
    expect(exit).toBe(1);
    expect(data).toMatchObject({
      problems: [`backup ${rig.exports.started[1]} is gone, and no other was verified within 26 h`],
      last_verified_backup: null,
    });
    expect(text).toMatch(/last verified backup +none\n/);
  });

  it('at once when the only verified copy is gone or was found unsound', async () => {
    expect((await type(rig.operated, 'backup now')).exit).toBe(0);
    const [name] = rig.exports.started;
    const elsewhere = { exports: () => ({ ...rig.exports, list: async () => [] }) };
    expect((await status(elsewhere)).data.problems).toEqual([
      `backup ${name} is gone, and no other was verified within 26 h`,
    ]);
    rig.exports.next.faults = ['damaged'];
    expect((await type(rig.operated, `backup verify ${name}`)).exit).toBe(1);
    const { exit, data } = await status();
    expect(exit).toBe(1);
    expect(data).toMatchObject({
      problems: [`backup ${name} was found unsound, and no other was verified within 26 h`],
      last_verified_backup: null,
    });
  });

  it('but not when an earlier copy of the same day is left', async () => {
    for (const _ of [1, 2]) {
      expect((await type(rig.operated, 'backup now')).exit).toBe(0);
      rig.clock.advance(60_000);
    }
    const newest = rig.exports.started[1];
    const list = async () => (await rig.exports.list()).filter(({ name }) => name !== newest);
    expect((await status({ exports: () => ({ ...rig.exports, list }) })).exit).toBe(0);
    const check = async (name: string) => (name === newest ? ['damaged'] : []);
    const decayed = { ...rig.operated, exports: () => ({ ...rig.exports, check }) };
    expect((await type(decayed, `backup verify ${newest}`)).exit).toBe(1);
    const { exit, data } = await status();
    expect(exit).toBe(0);
    expect(data.last_verified_backup.verified_at).toBe('2026-11-24T12:00:00.000Z');
  });

  it('when nobody does jobs', async () => {
    const { exit, data } = await status({ served: false });
    expect(exit).toBe(1);
    expect(data.problems).toEqual(['no server runs: nobody does jobs']);
  });

  it('when messages were given up', async () => {
    const { exit, data } = await status({
      queue: async () => ({ waiting: 0, leased: 0, dead: 2 }),
    });
    expect(exit).toBe(1);
    expect(data.problems).toEqual(['messages given up as dead letters: 2']);
  });

  it.each([
    ['refused', ['the last lifecycle run: refused']],
    ['failed', ['the last lifecycle run: failed']],
    ['in_force', []],
    ['applied', []],
  ])('when the last lifecycle run left rules out of force: %s', async (state, problems) => {
    const at = '2026-11-24T03:30:00.000Z';
    const data = { job: 'lifecycle', state, createdAt: at, endedAt: at };
    await rig.documents.commit([{ op: 'set', collection: OPS_RUNS, id: 'lifecycle', data }]);
    const seen = await status();
    expect(seen.data.problems).toEqual(problems);
    expect(seen.exit).toBe(problems.length);
    expect(seen.text).toMatch(new RegExp(`last lifecycle run +${state}, `));
  });

  it('when what it should see cannot be read, which it does not take for nothing', async () => {
    const query = () => Promise.reject(new TransientError('unavailable', 'no answer'));
    const { exit, data, text } = await status({ documents: { ...rig.documents, query } });
    expect(exit).toBe(1);
    const untold = ['oldest_pending_job_seconds', 'last_verified_backup', 'last_lifecycle_run'];
    expect(data.problems).toEqual(
      expect.arrayContaining(untold.map((name) => `${name} cannot be told: no answer`)),
    );
    for (const line of ['oldest pending job', 'last verified backup', 'last lifecycle run']) {
      expect(text).toMatch(new RegExp(`${line} +unknown: no answer`));
    }
  });

  it('when the copies cannot be listed', async () => {
    const list = () => Promise.reject(new TransientError('unavailable', 'no answer'));
    const { exit, data } = await status({ exports: () => ({ ...rig.exports, list }) });
    expect(exit).toBe(1);
    expect(data.problems).toEqual(['backup_copies cannot be told: no answer']);
  });

  it('when a schedule is paused', async () => {
    await rig.schedules.pause('sweep');
    const { exit, data } = await status();
    expect(exit).toBe(1);
    expect(data.problems).toEqual(['schedule sweep: paused']);
  });

  it('when the last run of a schedule failed, or it is missing', async () => {
    const broken = {
      ...rig.schedules,
      list: async () => {
        const [first, ...rest] = await rig.schedules.list();
        if (!first) return [];
        const failed = { ...first, lastOutcome: 'sweep answered 500' };
        return [failed, ...rest.map((one) => ({ ...one, state: 'missing' as const }))];
      },
    };
    const { exit, data } = await status({ schedules: () => broken });
    expect(exit).toBe(1);
    expect(data.problems).toEqual([
      'schedule sweep: enabled, sweep answered 500',
      ...['backup', 'backup-verify', 'lifecycle'].map((name) => `schedule ${name}: missing`),
    ]);
  });
});

it('tells what can be told when the rest cannot, and why not', async () => {
  const { exit, data, text } = await status({
    schedules: () => {
      throw new PermanentError('misconfigured', 'GCP_REGION: is needed for schedules');
    },
  });
  expect(exit).toBe(1);
  expect(data).toMatchObject({
    problems: ['schedules cannot be told: GCP_REGION: is needed for schedules'],
    jobs: { pending: 0 },
    schedules: null,
    unknown: { schedules: 'GCP_REGION: is needed for schedules' },
  });
  expect(text).toContain('schedules unknown: GCP_REGION: is needed for schedules');
});

it('the queue shows what waits, and for how long', async () => {
  const queue = async () => ({ waiting: 3, leased: 1, dead: 2 });
  const { out, exit } = await type({ ...rig.operated, queue }, 'queue');
  expect(exit).toBe(0);
  expect(out).toMatch(/messages waiting +3\nmessages delivered +1\ndead letters +2\n/);
  const unseen = () => Promise.reject(new TransientError('unavailable', 'monitoring is away'));
  const cloud = await type({ ...rig.operated, queue: unseen }, 'queue --json');
  expect(cloud.exit).toBe(1);
  expect(JSON.parse(cloud.out)).toMatchObject({
    pending: 0,
    dead_letters: null,
    unknown: { messages: 'monitoring is away' },
  });
});

it('the use of the cache comes from what all instances counted', async () => {
  const counted = { [counterField('cache_hits', {})]: 3, [counterField('cache_misses', {})]: 1 };
  await rig.documents.commit([addToShard('one', counted), addToShard('another', counted)]);
  const { out } = await type(rig.operated, 'cache stats');
  expect(out).toBe('entries   0\nhits      6\nmisses    2\nhit rate  75.0 %\n');
});
