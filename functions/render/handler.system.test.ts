import { beforeEach, expect, it } from 'vitest';
import { TransientError } from '../../shared/errors.ts';
import type { ReportEntry } from '../../shared/jobs/finish.ts';
import { createFormatFiles, RENDERS } from '../../shared/jobs/format-files.ts';
import { REPORTS } from '../../shared/jobs/store.ts';
import { Redeliver } from '../../shared/messages/redeliver.ts';
import type { Documents, Objects } from '../../shared/ports.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createLog } from '../../shared/process/log.ts';
import { FORMATS } from '../../shared/report/formats.ts';
import { reportBytes } from '../../shared/report/json.ts';
import { renderFormat } from '../../shared/report/render-format.ts';
import { DEFAULT_THEME, themeDigest } from '../../shared/report/theme.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { createMemoryPublisher } from '../../shared/testing/memory-publisher.ts';
import { sampleReport } from '../../shared/testing/sample-report.ts';
import { createRender } from './handler.ts';

const clock = createManualClock(Date.parse('2026-11-30T08:00:00Z'));
const log = createLog('silent');
const config = parseConfig({});
let documents: Documents;
let objects: Objects;
let publisher: ReturnType<typeof createMemoryPublisher>;
let asked: string[];

beforeEach(() => {
  documents = createMemoryDocuments();
  objects = createMemoryObjects();
  publisher = createMemoryPublisher();
  asked = [];
});

const files = () => createFormatFiles({ documents, objects, publisher, clock, log });
const made = (name: string) => {
  const format = FORMATS.find((one) => one.name === name);
  if (!format) throw new Error(name);
  const { version, extension } = format;
  return {
    name,
    version,
    extension,
    themeDigest: themeDigest(DEFAULT_THEME),
    paper: 'A4',
  } as const;
};
const message = (data: unknown) => ({
  message: { messageId: '1', data: Buffer.from(JSON.stringify(data)).toString('base64') },
  subscription: 's',
});
const ask = (formats: string[] | null) => message({ jobId: 'job1', formats, paper: 'A4', v: 1 });

/** `fault`: of the formats whose writing throws. */
function render(fault: Record<string, Error> = {}) {
  const uses = { config, documents, objects, clock, log };
  return createRender(uses, async (format, json, options) => {
    asked.push(format);
    const error = fault[format];
    if (error) throw error;
    return renderFormat(format, json, options);
  });
}

async function storeReport(more: Record<string, string> = {}): Promise<ReportEntry> {
  const put = async (name: string, bytes: Uint8Array, type: string) => {
    const { head } = await objects.putIfAbsent(name, bytes, type);
    return { name, sha256: head.sha256, bytes: head.bytes };
  };
  const stored = { json: await put('reports/job1/r.json', reportBytes(sampleReport()), 'a/b') };
  for (const [format, text] of Object.entries(more)) {
    const file = await put(`reports/job1/r.${format}`, Buffer.from(text), 'a/b');
    Object.assign(stored, { [format]: file });
  }
  const entry: ReportEntry = {
    jobId: 'job1',
    account: null,
    company: 'Tesla',
    companyKey: 'tesla',
    industry: null,
    frameworks: [],
    status: 'completed',
    headline: null,
    confidence: 1,
    demonstration: false,
    createdAt: '2026-11-30T08:00:00.000Z',
    expireAt: '2027-02-28T08:00:00.000Z',
    files: stored,
  };
  await documents.commit([{ op: 'set', collection: REPORTS, id: 'job1', data: { ...entry } }]);
  return entry;
}

it('makes every format of a report once, however often it is told', async () => {
  const entry = await storeReport();
  await render()(ask(null));
  await render()(ask(null));
  const names = FORMATS.map(({ name }) => name).filter((name) => name !== 'json');
  expect(asked).toEqual(names);
  for (const name of names) {
    expect(await files().find(entry, made(name)), name).toMatchObject({ state: 'there' });
  }
  expect(publisher.published).toEqual([]);
  expect(await documents.count(RENDERS)).toBe(0);
});

it('leaves formats that the report was stored with as they are', async () => {
  await storeReport({ html: '<p>of an earlier version' });
  await render()(ask(['html', 'md', 'json', 'exe']));
  expect(asked).toEqual(['md']);
});

it('a format that fails is noted, told for ten minutes, and touches no other', async () => {
  const entry = await storeReport();
  await render({ html: new Error('no such glyph') })(ask(['html', 'md']));
  expect(await files().find(entry, made('md'))).toMatchObject({ state: 'there' });
  expect(await files().find(entry, made('html'))).toEqual({
    state: 'failed',
    error: 'no such glyph',
  });
  clock.advance(600_001);
  expect(await files().find(entry, made('html'))).toEqual({ state: 'asked' });
  await render()(ask(['html']));
  expect(await files().find(entry, made('html'))).toMatchObject({ state: 'there' });
});

it('a format whose writing ends the process is given up after three tries', async () => {
  const entry = await storeReport();
  // Such a process writes nothing afterwards.
  const dies = createRender({ config, documents, objects, clock, log }, () => {
    asked.push('html');
    return new Promise<never>(() => {});
  });
  for (let n = 0; n < 3; n += 1) {
    void dies(ask(['html']));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await dies(ask(['html']));
  expect(asked).toEqual(['html', 'html', 'html']);
  expect(await files().find(entry, made('html'))).toMatchObject({ state: 'failed' });
});

it.each([
  ['a report that is not there', ask(null)],
  ['what it cannot read', message({ jobId: 'job1', v: 1 })],
])('acknowledges %s', async (_what, event) => {
  await render()(event);
  expect(asked).toEqual([]);
});

it('takes no other bytes for a failure, and leaves those that are there', async () => {
  const entry = await storeReport();
  const before = createRender({ config, documents, objects, clock, log }, async () =>
    Buffer.from('other'),
  );
  const racing: Objects = { ...objects, head: async () => undefined };
  await before(ask(['md']));
  await createRender({ config, documents, objects: racing, clock, log }, renderFormat)(ask(['md']));
  const found = await files().find(entry, made('md'));
  if (found.state !== 'there') throw new Error(found.state);
  expect(Buffer.from((await objects.get(found.name)) ?? '').toString()).toBe('other');
});

it('asks for redelivery when a store is away', async () => {
  await storeReport();
  objects = {
    ...objects,
    head: async () => Promise.reject(new TransientError('unavailable', 'away')),
  };
  await expect(render()(ask(null))).rejects.toBeInstanceOf(Redeliver);
});

it('readers who wait ask once, and again when nothing came of it', async () => {
  const entry = await storeReport();
  await Promise.all([1, 2, 3].map(() => files().find(entry, made('html'))));
  expect(publisher.published.map(({ topic, data }) => [topic, data])).toEqual([
    ['render', { jobId: 'job1', formats: ['html'], paper: 'A4', v: 1 }],
  ]);
  clock.advance(120_000);
  await files().find(entry, made('html'));
  expect(publisher.published).toHaveLength(2);
});

it('a reader whose question could not be handed on may ask again at once', async () => {
  const entry = await storeReport();
  publisher.failNext(1);
  await expect(files().find(entry, made('html'))).rejects.toBeInstanceOf(TransientError);
  expect(await files().find(entry, made('html'))).toEqual({ state: 'asked' });
  expect(publisher.published).toHaveLength(1);
});

it('a queue that is away does not keep a report from being stored', async () => {
  publisher.failNext(1);
  await files().announce('job1', 'A4');
  await files().announce('job1', 'Letter');
  expect(publisher.published.map(({ data }) => data)).toEqual([
    { jobId: 'job1', formats: null, paper: 'Letter', v: 1 },
  ]);
});
