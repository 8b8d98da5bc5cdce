import { createPublishJob } from '../../shared/jobs/accept.ts';
import type { ReportEntry } from '../../shared/jobs/finish.ts';
import { createFormatFiles } from '../../shared/jobs/format-files.ts';
import { REPORTS } from '../../shared/jobs/store.ts';
import type { Objects } from '../../shared/ports.ts';
import { parseConfig } from '../../shared/process/config.ts';
import type { Environment } from '../../shared/process/config-faults.ts';
import { createLog } from '../../shared/process/log.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { createMemoryPublisher } from '../../shared/testing/memory-publisher.ts';
import { createApp } from './app.ts';

/** As a browser sends it when it goes to a page. */
export const BROWSER = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
};

/** The api on stores in memory, at noon of a day of 2026. */
export function createTestApi(env: Environment = {}, objects: Objects = createMemoryObjects()) {
  const documents = createMemoryDocuments();
  const clock = createManualClock(Date.parse('2026-03-01T12:00:00Z'));
  const log = createLog('silent');
  const publisher = createMemoryPublisher();
  const stopping = new AbortController();
  let made = 0;
  const price = { inputUsdPerMillion: 1.5, outputUsdPerMillion: 9 };
  const ids = { next: () => `id${String(++made).padStart(23, '0')}` };
  const app = createApp({
    config: parseConfig(env),
    log,
    clock,
    ids,
    documents,
    objects,
    publish: createPublishJob({ documents, publisher, clock, log }),
    offerUpload: async () => {},
    formatFiles: createFormatFiles({ documents, objects, publisher, clock, log }),
    prices: { writer: price, judge: price },
    stopping,
  });
  const bindings = { incoming: { headers: {}, socket: { remoteAddress: '127.0.0.1' } } };
  const send = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string | URLSearchParams,
  ) => app.request(path, { method, headers, ...(body === undefined ? {} : { body }) }, bindings);
  return {
    app,
    documents,
    objects,
    clock,
    ids,
    stopping,
    send,
    get: (path: string, headers: Record<string, string> = {}) => send('GET', path, headers),
    /** Asks by JSON and answers the job's id. */
    async ask(company: string, headers: Record<string, string> = {}): Promise<string> {
      const json = { 'content-type': 'application/json', ...headers };
      const response = await send('POST', '/analyze', json, JSON.stringify({ company }));
      const body: unknown = await response.json();
      return String((body as { job_id: unknown }).job_id);
    },
    async storeReport(jobId: string, company: string, more: Partial<ReportEntry> = {}) {
      const file = (format: string) => ({ name: `r.${format}`, sha256: format, bytes: 1 });
      const entry: ReportEntry = {
        jobId,
        account: null,
        company,
        companyKey: company.toLowerCase(),
        industry: null,
        frameworks: ['porter'],
        status: 'completed',
        headline: null,
        confidence: 1,
        demonstration: false,
        createdAt: '2026-03-01T12:00:00.000Z',
        expireAt: '2026-06-01T00:00:00.000Z',
        files: { json: file('json'), html: file('html'), md: file('md') },
        ...more,
      };
      await documents.commit([{ op: 'set', collection: REPORTS, id: jobId, data: { ...entry } }]);
    },
    async change(jobId: string, data: Record<string, unknown>) {
      await documents.commit([{ op: 'update', collection: 'jobs', id: jobId, data }]);
    },
  };
}
