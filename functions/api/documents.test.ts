import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseConfig } from '../../shared/process/config.ts';
import { createLog } from '../../shared/process/log.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { pdfOf } from '../../shared/uploads/pdf.test-rig.ts';
import { readUpload } from '../../shared/uploads/read-upload.ts';
import { takeUpload } from '../../shared/uploads/uploads.ts';
import { createApp } from './app.ts';

function api() {
  const clock = createManualClock(Date.parse('2026-06-30T00:00:00Z'));
  const documents = createMemoryDocuments();
  const objects = createMemoryObjects(clock);
  const offered: string[] = [];
  let made = 0;
  const price = { inputUsdPerMillion: 1, outputUsdPerMillion: 1 };
  const uses = { documents, objects, clock };
  const app = createApp({
    config: parseConfig({ DATA_DIR: '/tmp/none', GEMINI_API_KEY: 'k', TAVILY_API_KEY: 'k' }),
    log: createLog('silent'),
    ...uses,
    ids: { next: () => `id${++made}` },
    publish: async () => true,
    offerUpload: async (id: string) => void offered.push(id),
    formatFiles: { find: async () => ({ state: 'asked' }), announce: async () => {} },
    prices: { writer: price, judge: price },
  } as never);
  const call = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.request(path, init, { incoming: { socket: { remoteAddress: '127.0.0.1' }, headers: {} } });
  const send = (name: string, bytes: Uint8Array, field = 'file') => {
    const form = new FormData();
    form.append(field, new File([new Uint8Array(bytes)], name));
    return call('/documents', { method: 'POST', body: form });
  };
  const read = (id: string) => takeUpload(id, { ...uses, read: readUpload });
  return { call, send, offered, read, objects };
}
const answered = z.looseObject({ document_id: z.string() });
let server: ReturnType<typeof api>;
beforeEach(() => {
  server = api();
});
const PDF = pdfOf(['Acme sold 300 pumps.', 'Acme sold 500 pumps.']);

describe('/documents', () => {
  it('stores a document at once, says when it is read, lists it and deletes it', async () => {
    const sent = await server.send('plan.pdf', PDF);
    expect(sent.status).toBe(201);
    const { document_id: id, ...stored } = answered.parse(await sent.json());
    expect(stored).toMatchObject({ state: 'reading', name: 'plan.pdf', bytes: PDF.length });
    expect(server.offered).toEqual([id]);
    await server.read(id);
    const seen = answered.parse(await (await server.call(`/documents/${id}`)).json());
    expect(seen).toMatchObject({ state: 'ready', pages: 2, error: null });
    const list = await (await server.call('/documents')).json();
    expect(list).toMatchObject({ documents: [{ document_id: id }], next_cursor: null });
    expect((await server.call(`/documents/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await server.call(`/documents/${id}`)).status).toBe(404);
    expect(await server.objects.list('uploads/')).toEqual([]);
  });

  it.each<[string, () => Promise<Response>, number]>([
    [
      'a body that is no form',
      () =>
        Promise.resolve(
          server.call('/documents', {
            method: 'POST',
            body: 'x',
            headers: { 'content-type': 'text/plain' },
          }),
        ),
      415,
    ],
    [
      'a form that cannot be read',
      () =>
        Promise.resolve(
          server.call('/documents', {
            method: 'POST',
            body: 'x',
            headers: { 'content-type': 'multipart/form-data; boundary=y' },
          }),
        ),
      400,
    ],
    ['another kind of file', () => server.send('tool.exe', PDF), 415],
    ['an empty file', () => server.send('plan.pdf', new Uint8Array()), 400],
    [
      'a file beyond the limit',
      () => server.send('plan.pdf', new Uint8Array(20 * 1024 * 1024 + 1)),
      413,
    ],
  ])('refuses %s', async (_, sending, status) => {
    expect((await sending()).status).toBe(status);
    expect(server.offered).toEqual([]);
  });

  it('an analysis names documents of its own that can be read, and no others', async () => {
    const analyse = (ids: string[]) =>
      server.call('/analyze', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ company: 'Acme', frameworks: ['porter'], documents: ids }),
      });
    const good = answered.parse(await (await server.send('plan.pdf', PDF)).json()).document_id;
    const bad = answered.parse(
      await (await server.send('scan.pdf', pdfOf(['']))).json(),
    ).document_id;
    await server.read(bad);
    expect((await analyse([good])).status).toBe(202);
    const refused = await analyse([good, 'none', bad]);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      errors: [
        { path: 'documents.1', message: 'is no document of yours' },
        { path: 'documents.2', message: expect.stringContaining('OCR') },
      ],
    });
  });
});
