import createClient from 'openapi-fetch';
import type { paths } from './contract.d.ts';

/** A stranger's program: it knows the contract's file and nothing else of this project. Prints what it read. */
const [url = ''] = process.argv.slice(2);
const client = createClient<paths>({ baseUrl: url });

const { data: accepted, error } = await client.POST('/analyze', {
  body: { company: 'Tesla', frameworks: ['porter'], depth: 'quick' },
});
if (accepted === undefined || !('job_id' in accepted)) throw new Error(JSON.stringify(error));
const id = accepted.job_id;

const { data: stream } = await client.GET('/jobs/{id}/events', {
  params: { path: { id } },
  parseAs: 'stream',
});
const decoder = new TextDecoder();
let told = '';
for await (const bytes of stream ?? []) told += decoder.decode(bytes, { stream: true });
const events = [...told.matchAll(/^event: (\w+)/gm)].map(([, name]) => name);

const { data: job } = await client.GET('/jobs/{id}', { params: { path: { id } } });
const { data: report } = await client.GET('/reports/{id}', {
  params: { path: { id }, query: { format: 'json' } },
});
if (job === undefined || report === undefined || typeof report === 'string') {
  throw new Error('no job or no report');
}
console.log(
  JSON.stringify({
    id,
    events,
    status: job.status,
    report: 'report_id' in report ? report.report_id : null,
  }),
);
