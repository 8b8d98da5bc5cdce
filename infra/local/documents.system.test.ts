import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { claimsOfSection } from '../../shared/domain/section.ts';
import { pdfOf } from '../../shared/uploads/pdf.test-rig.ts';
import {
  createRig,
  ended,
  type Rig,
  type Running,
  reportOf,
  serveHere,
  submit,
} from './local-server.test-rig.ts';

let rig: Rig;
let server: Running;
beforeAll(async () => {
  rig = await createRig();
  server = await serveHere(rig);
});
afterAll(async () => {
  await server.stop();
  await rig.close();
});

/** Only its page 42 is on the company. */
const TEXTS = Array.from({ length: 60 }, (_, at) =>
  at === 41
    ? 'Tesla vehicle deliveries were 1,234,567 in 2023.'
    : `Notes on region ${at}: the shops are open on ${at + 1} days.`,
);

it('a document is stored, read in its thread, used for a report that cites it by page, and gone when deleted', async () => {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(pdfOf(TEXTS))], 'prices.pdf'));
  const sent = await fetch(`${server.url}/documents`, { method: 'POST', body: form });
  expect(sent.status).toBe(201);
  const { document_id: id } = (await sent.json()) as { document_id: string };
  const address = `${server.url}/documents/${id}`;
  await vi.waitFor(
    async () =>
      expect(await (await fetch(address)).json()).toMatchObject({ state: 'ready', pages: 60 }),
    { timeout: 20_000, interval: 200 },
  );
  const asked = { company: 'Tesla', frameworks: ['porter'], depth: 'quick', documents: [id] };
  const job = await submit(server.url, asked);
  expect(await ended(server.url, job)).toMatchObject({ status: 'completed' });
  const report = await reportOf(server.url, job);
  const own = report.sources.find(({ url }) => url === `urn:document:${id}`);
  expect(own).toMatchObject({ title: 'prices.pdf', tier: 5 });
  const places = report.passages.flatMap(({ source, id, text, context }) =>
    source === own?.id
      ? [{ id, page: `p. ${TEXTS.indexOf(text) + 1}`, told: context[0]?.text }]
      : [],
  );
  expect(places.map(({ told }) => told)).toEqual(places.map(({ page }) => page));
  expect(places.map(({ told }) => told)).toContain('p. 42');
  const cited = report.sections.flatMap(claimsOfSection).flatMap(({ evidence }) => evidence);
  expect(places.filter(({ id }) => cited.includes(id))).not.toEqual([]);

  expect((await fetch(address, { method: 'DELETE' })).status).toBe(204);
  expect((await fetch(address)).status).toBe(404);
  const again = await fetch(`${server.url}/analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  });
  expect(again.status).toBe(400);
});
