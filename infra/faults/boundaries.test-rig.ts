import { createPubsubPublisher } from '../../shared/adapters/gcp/publisher.ts';
import { createPublishJob } from '../../shared/jobs/accept.ts';
import type { WorkerContext } from '../../shared/platform/worker-context.ts';
import type { Documents, Objects, Publisher, Write } from '../../shared/ports.ts';

/** A moment at which a job becomes another one for whoever comes after: something durable is written. */
export interface Boundary {
  jobId: string;
  /** One of BOUNDARIES. */
  what: string;
}

/** Comes between the functions and the real write: may act before it, after it or instead of it. */
export type Around = <T>(at: Boundary, write: () => Promise<T>) => Promise<T>;

/** Steps of the smallest analysis: quick, with one framework. All but the last are paid calls. */
export const STEPS = [
  'search (identify)',
  'identify',
  'search (research)',
  'facts',
  'assess',
  'verdict',
  'argue',
  'assemble',
];

/**
 * Paid calls that may be under way beside what is done here: the first question is searched while the company is
 * established, and the facts are judged while a framework is assessed.
 */
export const besides = (what: string): number =>
  /^(?:search|identify|assess|verdict)\b/.test(what) ? 1 : 0;

/** Every durable write on the way of a job, in its order. */
export const BOUNDARIES = [
  'accept',
  'publish',
  'claim',
  ...STEPS.flatMap((step) => [`${step} started`, `${step} done`]),
  'lease proven',
  'report.json',
  'finish',
];

/** A paid call is announced to other jobs, unless the job asks for no shared replies; the first of six. */
export const FLIGHT = 'flight begun';

/** The context with `around` between it and its stores, and a clock that is `aheadMs` ahead. */
export function withBoundaries(context: WorkerContext, around: Around, aheadMs = 0): WorkerContext {
  const clock = { now: () => context.clock.now() + aheadMs };
  const documents: Documents = {
    ...context.documents,
    commit(writes) {
      const at = boundaryOf(writes);
      const commit = () => context.documents.commit(writes);
      return at ? around(at, commit) : commit();
    },
  };
  const objects: Objects = {
    ...context.objects,
    putIfAbsent(name, bytes, contentType) {
      const put = () => context.objects.putIfAbsent(name, bytes, contentType);
      const [, jobId] = /^reports\/(\w+)\/report-\w+\.json$/.exec(name) ?? [];
      return jobId ? around({ jobId, what: 'report.json' }, put) : put();
    },
  };
  const real = publisherOf(context);
  const publisher: Publisher = {
    publish(topic, message) {
      const jobId = String(message.data.jobId);
      return around({ jobId, what: 'publish' }, () => real.publish(topic, message));
    },
  };
  const publish = createPublishJob({ documents, publisher, clock, log: context.log });
  const close = async () => {
    await real.close();
    await context.close();
  };
  return { ...context, clock, documents, objects, publish, close };
}

/** One more, because the context keeps its own to itself. */
function publisherOf({ local, config: { platform } }: WorkerContext) {
  if (platform.name === 'gcp') return createPubsubPublisher({ projectId: platform.projectId });
  if (local) return { ...local.queue.publisher, close: async () => {} };
  throw new Error('the embedded platform has a queue');
}

/** Undefined for what changes nothing for a successor: heartbeats, releases, the note of a publication. */
function boundaryOf(writes: readonly Write[]): Boundary | undefined {
  const flight = writes.find(({ collection }) => collection === 'cache');
  if (flight && writes.length === 1 && 'data' in flight && flight.data.state === 'computing') {
    return { jobId: String(flight.data.jobId), what: FLIGHT };
  }
  const job = writes.find(({ collection }) => collection === 'jobs');
  if (!job || !('data' in job)) return undefined;
  const what = (name: string): Boundary => ({ jobId: job.id, what: name });
  if (job.op === 'create') return what('accept');
  if (writes.some(({ collection }) => collection === 'reports')) return what('finish');
  for (const write of writes) {
    if (write.collection === 'steps' && write.op === 'set') {
      const { name, stage, state } = write.data;
      const [step] = String(name).split(':');
      return what(`${step === 'search' ? `search (${stage})` : step} ${state}`);
    }
  }
  if (typeof job.data.owner === 'string') return what('claim');
  return job.data.stage === 'report' ? what('lease proven') : undefined;
}
