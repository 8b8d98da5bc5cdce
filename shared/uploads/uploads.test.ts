import { describe, expect, it } from 'vitest';
import { uploadPages } from '../analysis/upload-pages.ts';
import { RETENTION_MS } from '../domain/job.ts';
import { createCountingIds } from '../testing/counting-ids.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createMemoryObjects } from '../testing/memory-objects.ts';
import { pdfOf } from './pdf.test-rig.ts';
import { readUpload } from './read-upload.ts';
import {
  deleteUpload,
  findUpload,
  isOverdue,
  listUploads,
  storeUpload,
  takeUpload,
} from './uploads.ts';

function store() {
  const clock = createManualClock(Date.parse('2026-06-30T00:00:00Z'));
  const offered: string[] = [];
  const uses = {
    clock,
    documents: createMemoryDocuments(),
    objects: createMemoryObjects(clock),
    ids: createCountingIds(),
    read: readUpload,
    offer: async (id: string) => {
      offered.push(id);
    },
  };
  const send = (name: string, bytes: Uint8Array, account = 'ann') =>
    storeUpload({ account, name, type: 'pdf', bytes }, uses);
  return { uses, send, offered, clock };
}
const PDF = pdfOf(['Acme sold 300 pumps in Norway.', 'Acme sold 500 pumps in Spain.']);

describe('a document of the reader', () => {
  it('is stored at once and read by the worker, once', async () => {
    const { uses, send, offered } = store();
    const { id, state } = await send('plan.pdf', PDF);
    expect(state).toBe('reading');
    expect(offered).toEqual([id]);
    const taken = await takeUpload(id, uses);
    expect(taken?.upload).toMatchObject({ state: 'ready', pages: 2 });
    const again = await takeUpload(id, {
      ...uses,
      read: async () => Promise.reject(new Error('read twice')),
    });
    expect(again?.text).toEqual(taken?.text);
  });

  it('that cannot be read says why and stays so', async () => {
    const { uses, send } = store();
    const { id } = await send('scan.pdf', pdfOf(['']));
    expect(await takeUpload(id, uses)).toBeUndefined();
    expect(await findUpload(id, 'ann', uses)).toMatchObject({
      state: 'failed',
      fault: { code: 'scanned' },
    });
  });

  it("is nobody else's: not seen, not listed", async () => {
    const { uses, send } = store();
    const { id } = await send('plan.pdf', PDF);
    expect(await findUpload(id, 'bob', uses)).toBeUndefined();
    expect(await findUpload(id, '', uses)).toBeUndefined();
    expect((await listUploads('bob', { limit: 10 }, uses)).items).toEqual([]);
    expect((await listUploads('ann', { limit: 10 }, uses)).items.map((one) => one.id)).toEqual([
      id,
    ]);
  });

  it('is gone when it is deleted, also while it is being read', async () => {
    const { uses, send } = store();
    const { id } = await send('plan.pdf', PDF);
    const reading = takeUpload(id, {
      ...uses,
      read: async (...file) => {
        await deleteUpload(id, uses);
        return readUpload(...file);
      },
    });
    expect(await reading).toBeUndefined();
    expect(await uses.objects.list('uploads/')).toEqual([]);
    expect(await findUpload(id, 'ann', uses)).toBeUndefined();
  });

  it('is not seen after its retention, and is asked for again when its message was lost', async () => {
    const { uses, send, clock } = store();
    const upload = await send('plan.pdf', PDF);
    expect(isOverdue(upload, clock.now())).toBe(false);
    expect(isOverdue(upload, clock.now() + 121_000)).toBe(true);
    clock.advance(RETENTION_MS + 1);
    expect(await findUpload(upload.id, 'ann', uses)).toBeUndefined();
  });
});

it('a passage is verbatim and carries its page, or the cells of its row', async () => {
  const { uses, send } = store();
  const { id } = await send('plan.pdf', PDF);
  const taken = await takeUpload(id, uses);
  if (taken === undefined) throw new Error('not read');
  const sheet = {
    upload: { ...taken.upload, id: 'x', name: 'sales.xlsx', type: 'xlsx' as const },
    text: {
      pages: 1,
      parts: [
        {
          place: null,
          text: '## Sales\n\n| Year | Revenue (EUR million) |\n| --- | --- |\n| 2024 | 1200 |\n| 2025 | 1300 |',
          rows: [null, null, 'Sales!A1:B1', null, 'Sales!A2:B2', 'Sales!A3:B3'],
        },
      ],
    },
  };
  const [pdf, xlsx] = await uploadPages([taken, sheet]);
  const shown = (page: typeof pdf) =>
    page?.passages.map(({ text, context }) => [context.map((piece) => piece.text), text]);
  expect(shown(pdf)).toEqual([
    [['p. 1'], 'Acme sold 300 pumps in Norway.'],
    [['p. 2'], 'Acme sold 500 pumps in Spain.'],
  ]);
  expect(xlsx?.passages.at(-1)?.context[0]?.text).toBe('Sales!A3:B3');
  expect(xlsx?.passages.at(-1)?.text).toContain('1300');
  for (const page of [pdf, xlsx]) {
    for (const piece of page?.passages.flatMap((one) => [
      one,
      ...one.context,
      ...(one.row?.cells ?? []),
    ]) ?? []) {
      expect(page?.text.slice(piece.start, piece.end)).toBe(piece.text);
    }
  }
  expect(xlsx).toMatchObject({ id: 'S2', tier: 5 });
});
