import { withExports } from '../../shared/backup/with-exports.ts';
import { withPlatformViews } from '../../shared/health/with-platform-views.ts';
import { createWorkerContext } from '../../shared/platform/worker-context.ts';
import { parseWorkerConfig } from '../../shared/process/config.ts';
import { withRetention } from '../../shared/retention/with-retention.ts';
import { openCloud } from '../ops/open-cloud.ts';
import { refuseOutgoing } from './outgoing.test-rig.ts';

/** Asks each client of the cloud once, and writes the addresses beyond this machine that any of them went to. */
const outgoing = refuseOutgoing();
const config = parseWorkerConfig(process.env);
const { platform } = config;
if (platform.name !== 'gcp') throw new Error('PLATFORM must be gcp');
const context = createWorkerContext(config);
const views = withPlatformViews(context);
const operated = openCloud(config, platform);
const { exports } = withExports(context);
const operation = `projects/${platform.projectId}/databases/(default)/operations/1`;
const { signal } = new AbortController();
const question = {
  system: '',
  prompt: 'Step: identify',
  schema: { type: 'object', properties: { name: { type: 'string' } } },
  maxOutputTokens: 100,
};

const CALLS: (() => unknown)[] = [
  () => context.documents.get('jobs', 'a'),
  () => context.objects.head('reports/a'),
  () => context.objects.link('reports/a', Date.now() + 60_000),
  () => context.checkTopic(),
  () => context.offerUpload('a'),
  () => exports.start('a', '2026-11-24T02:00:00.000Z'),
  () => exports.progress(operation),
  () => exports.list(),
  () => exports.restore('a', 'another'),
  () => withRetention(context).retention.plan(),
  () => views.schedules?.(),
  () => views.undelivered?.('worker'),
  () => operated.schedules().list(),
  () => operated.queue(),
  () => context.model.generate(question, signal),
  () =>
    context.search.search(
      { query: 'a', maxResults: 1, includeDomains: [], excludeDomains: [] },
      signal,
    ),
];

// Whether a call fails does not matter: the stand-ins answer with nothing.
await Promise.allSettled(CALLS.map(async (call) => call()));
process.stdout.write(`${JSON.stringify(outgoing)}\n`);
process.exit(0);
