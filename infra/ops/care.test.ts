import { beforeEach, expect, it } from 'vitest';
import { PermanentError, TransientError } from '../../shared/errors.ts';
import { lastVerifiedBackup } from '../../shared/health/last-runs.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { createOperated, type } from './operated.test-rig.ts';

let rig: ReturnType<typeof createOperated>;
beforeEach(() => {
  rig = createOperated();
});

it('a backup is made, listed and verified', async () => {
  expect(await type(rig.operated, 'backup now')).toMatchObject({
    exit: 0,
    out: expect.stringMatching(/^backup \S+ is made and verified\n$/),
  });
  const [name = ''] = rig.exports.started;
  const { out } = await type(rig.operated, 'backup list --json');
  expect(JSON.parse(out).backups).toMatchObject([
    { name, state: 'verified', documents: 10, bytes: 100, kept: true, reason: null },
  ]);
  expect((await type(rig.operated, `backup verify ${name}`)).out).toBe(`backup ${name} is sound\n`);
});

it('who names no backup has the newest verified, and is told to make one where there is none', async () => {
  const none = await type(rig.operated, 'backup verify');
  expect([none.exit, none.out]).toEqual([
    1,
    expect.stringContaining('there is no backup yet: make one with backup now'),
  ]);
  await type(rig.operated, 'backup now');
  rig.clock.advance(60_000);
  await type(rig.operated, 'backup now');
  const [, newest] = rig.exports.started;
  expect((await type(rig.operated, 'backup verify')).out).toBe(`backup ${newest} is sound\n`);
});

it('a backup that takes time is left to the schedule', async () => {
  rig.exports.next.slow = true;
  expect(await type(rig.operated, 'backup now')).toMatchObject({
    exit: 0,
    out: expect.stringContaining('the schedule backup-verify follows it'),
  });
});

it('what is wrong with a backup is said, and exits 1', async () => {
  rig.exports.next.faults = ['its database is damaged'];
  const made = await type(rig.operated, 'backup now');
  expect(made).toMatchObject({ exit: 1, out: expect.stringContaining('its database is damaged') });
  const [name = ''] = rig.exports.started;
  const found = await type(rig.operated, `backup verify ${name} --json`);
  expect(found.exit).toBe(1);
  expect(JSON.parse(found.out)).toEqual({
    name,
    sound: false,
    faults: ['its database is damaged'],
    uncompared: null,
  });
  const restored = await type(rig.operated, `backup restore ${name} elsewhere`);
  expect(restored.exit).toBe(1);
  expect(restored.err).toContain('cannot be restored:\n  its database is damaged');
});

it('a verified backup that is found unsound counts no more', async () => {
  await type(rig.operated, 'backup now');
  const [name = ''] = rig.exports.started;
  rig.exports.next.faults = ['objects/a is damaged', 'objects/b is missing'];
  expect((await type(rig.operated, `backup verify ${name}`)).out).toMatch(
    /is missing\nit was verified, and counts no more: make another with backup now\n$/,
  );
  const reason = 'objects/a is damaged; objects/b is missing';
  const { out } = await type(rig.operated, 'backup list --json');
  expect(JSON.parse(out).backups).toMatchObject([{ name, state: 'failed', kept: true, reason }]);
  expect(await lastVerifiedBackup(rig.documents)).toBeNull();
});

it('a verified backup that lies there no more is listed as gone, and may come back', async () => {
  await type(rig.operated, 'backup now');
  const [name = ''] = rig.exports.started;
  const exports = {
    ...rig.exports,
    list: async () => [],
    check: async () => ['there is no such backup'],
  };
  const unmounted = { ...rig.operated, exports: () => exports };
  expect((await type(unmounted, 'backup list')).out).toMatch(
    new RegExp(`^${name} +gone .* no +–$`, 'm'),
  );
  expect((await type(unmounted, `backup verify ${name}`)).exit).toBe(1);
  expect((await type(rig.operated, 'backup list')).out).toMatch(
    new RegExp(`^${name} +verified `, 'm'),
  );
});

it('a backup is compared with what it was when it was verified, as far as that is known', async () => {
  const whole = { objects: 2, bytes: 9, sha256: 'a'.repeat(64) };
  rig.exports.next.contents = whole;
  await type(rig.operated, 'backup now');
  const verify = `backup verify ${rig.exports.started[0]}`;
  expect((await type(rig.operated, verify)).out).toMatch(/^backup \S+ is sound\n$/);
  rig.exports.next.contents = { ...whole, objects: 1, sha256: 'b'.repeat(64) };
  expect(await type(rig.operated, verify)).toMatchObject({
    exit: 1,
    out: expect.stringContaining('it has 1 objects of 9 bytes, and not the 2 objects of 9 bytes'),
  });
  expect((await type(rig.operated, 'backup verify elsewhere')).out).toMatch(
    /is sound\nbut not compared with the record of its verification: there is none/,
  );
  const query = () => Promise.reject(new PermanentError('internal', 'no index for it'));
  const lost = { ...rig.operated, documents: { ...rig.documents, query } };
  expect((await type(lost, verify)).out).toContain('of its verification: no index for it');
});

it('what was restored on one machine is used with the place of the copies, which else would move', async () => {
  rig.exports.restore = async (_, value) => ({
    count: 0,
    documents: createMemoryDocuments(),
    objects: createMemoryObjects(),
    setting: { name: 'DATA_DIR', value },
    close: async () => {},
  });
  const config = parseConfig({ DATA_DIR: '/srv/data' });
  const { out } = await type({ ...rig.operated, config }, 'backup restore a /srv/restored');
  expect(out).toMatch(/to use it, set DATA_DIR=\/srv\/restored BACKUP_DIR=\/srv\/data-backups\n$/);
});

it('the rules of retention are planned and applied; what keeps less needs force', async () => {
  const weakens = ['live objects in reports/ would be kept for 97 days instead of 365'];
  const changes = ['rule removed: x'];
  const asked: unknown[] = [];
  const retention = {
    plan: async () => ({ changes, weakens }),
    async apply(options: { force: boolean; actor: 'schedule' | 'operator' }) {
      asked.push(options);
      return { outcome: options.force ? 'applied' : 'refused', changes, weakens } as const;
    },
  };
  const operated = { ...rig.operated, retention };
  expect(await type(operated, 'lifecycle plan')).toMatchObject({
    exit: 0,
    out: `rule removed: x\nneeds --force:\n  ${weakens[0]}\n`,
  });
  expect(await type(operated, 'lifecycle apply --yes')).toMatchObject({
    exit: 1,
    out: expect.stringContaining('nothing was changed'),
  });
  expect(await type(operated, 'lifecycle apply --force --yes')).toMatchObject({
    exit: 0,
    out: 'applied:\n  rule removed: x\n',
  });
  expect(asked).toEqual([
    { force: false, actor: 'operator' },
    { force: true, actor: 'operator' },
  ]);
});

it('schedules are paused, resumed and run', async () => {
  expect((await type(rig.operated, 'schedules pause sweep')).out).toBe('sweep is paused\n');
  expect((await type(rig.operated, 'schedules list')).out).toMatch(/^sweep +paused/m);
  expect((await type(rig.operated, 'schedules resume sweep')).out).toBe('sweep is enabled\n');
  expect((await type(rig.operated, 'schedules run sweep')).out).toBe('sweep was run\n');
  const { out } = await type(rig.operated, 'schedules list --json');
  expect(JSON.parse(out).schedules[0]).toMatchObject({
    name: 'sweep',
    state: 'enabled',
    last_outcome: 'ok',
    last_run_at: '2026-11-24T12:00:00.000Z',
  });
});

it('a schedule of backups says what came of its run, and claims nothing when nothing was due', async () => {
  const typed = async () => (await type(rig.operated, 'schedules run backup')).out;
  const ran = await typed();
  const [name] = rig.exports.started;
  expect(ran).toBe(`backup was run: backup ${name} is verified\n`);
  expect(await typed()).toBe(
    `backup was run: nothing was due; the newest, backup ${name} is verified\n`,
  );
  expect(rig.exports.started).toHaveLength(1);
  const cloud = { ...rig.operated, served: null };
  expect((await type(cloud, 'schedules run backup')).out).toBe(
    'backup was run: backup list shows what comes of it\n',
  );
});

it('a schedule whose function fails says why, and exits 1', async () => {
  const why = 'backup answered 500: backup x failed: damaged';
  const schedules = {
    ...rig.schedules,
    run: () => Promise.reject(new TransientError('unavailable', why)),
  };
  expect(
    await type({ ...rig.operated, schedules: () => schedules }, 'schedules run backup'),
  ).toMatchObject({ exit: 1, out: '', err: `error: ${why}\n` });
});

it('a pause says which other schedule goes on to do the work', async () => {
  expect((await type(rig.operated, 'schedules pause backup')).out).toBe(
    'backup is paused\nbut backup-verify calls the same function: pause it too, or it does this work\n',
  );
  expect((await type(rig.operated, 'schedules pause backup-verify')).out).toBe(
    'backup-verify is paused\n',
  );
  const { out } = await type(rig.operated, 'schedules pause backup --json');
  expect(JSON.parse(out)).toEqual({ name: 'backup', done: 'pause', still_done_by: [] });
});

it('a defect is shown with its trace, and exits 1', async () => {
  const operated = {
    ...rig.operated,
    schedules: () => {
      throw new TypeError('a defect');
    },
  };
  const { exit, out, err } = await type(operated, 'schedules list --json');
  expect(exit).toBe(1);
  expect(JSON.parse(out)).toEqual({ error: expect.stringContaining('TypeError: a defect') });
  expect(err).toMatch(/^error: TypeError: a defect\n +at .*care\.test\.ts/);
});
