import { z } from 'zod';
import type { Where } from './arguments.ts';
import { DeployError, type Shell } from './shell.ts';

/** The tag that a canary has. */
export const CANARY = 'canary';

/** How the Cloud Run service behind a function directs its traffic. */
export interface Service {
  /** The newest revision that can serve. */
  latest: string;
  /** Revisions with a share, the greatest first. */
  serving: readonly { revision: string; percent: number }[];
  /** The revision with the tag. */
  canary: string | undefined;
  /** Whether a newer revision takes the traffic by itself; not so after a rollback. */
  followsLatest: boolean;
}

const serviceSchema = z.object({
  status: z.object({
    latestReadyRevisionName: z.string(),
    traffic: z.array(
      z.object({
        revisionName: z.string(),
        percent: z.number().default(0),
        tag: z.string().optional(),
        latestRevision: z.boolean().default(false),
      }),
    ),
  }),
});

const revisionsSchema = z.array(
  z.object({
    metadata: z.object({ name: z.string(), creationTimestamp: z.string() }),
    status: z.object({
      conditions: z.array(z.object({ type: z.string(), status: z.string() })).default([]),
    }),
  }),
);

/** `unrun`: taken for the answer when commands are only printed. */
export async function describe(
  shell: Shell,
  where: Where,
  name: string,
  unrun: Service,
): Promise<Service> {
  const args = ['run', 'services', 'describe', name, ...placed(where), '--format=json'];
  const answer = await shell.readJson('gcloud', args, null);
  if (answer === null) return unrun;
  const parsed = serviceSchema.safeParse(answer);
  if (!parsed.success) throw new DeployError(`gcloud described ${name} in an unknown shape.`);
  const { latestReadyRevisionName, traffic } = parsed.data.status;
  return {
    latest: latestReadyRevisionName,
    serving: shares(traffic),
    canary: traffic.find(({ tag }) => tag === CANARY)?.revisionName,
    followsLatest: traffic.some(({ percent, latestRevision }) => percent > 0 && latestRevision),
  };
}

/** A revision can be named more than once: by its share, and by each tag. */
function shares(traffic: { revisionName: string; percent: number }[]): Service['serving'] {
  const sums = new Map<string, number>();
  for (const { revisionName, percent } of traffic) {
    sums.set(revisionName, (sums.get(revisionName) ?? 0) + percent);
  }
  return [...sums]
    .map(([revision, percent]) => ({ revision, percent }))
    .filter(({ percent }) => percent > 0)
    .sort((a, b) => b.percent - a.percent);
}

/** Those that can serve, the newest first. */
export async function listRevisions(
  shell: Shell,
  where: Where,
  name: string,
  unrun: readonly string[],
): Promise<readonly string[]> {
  const args = ['run', 'revisions', 'list', `--service=${name}`, ...placed(where), '--format=json'];
  const answer = await shell.readJson('gcloud', args, null);
  if (answer === null) return unrun;
  const parsed = revisionsSchema.safeParse(answer);
  if (!parsed.success) throw new DeployError(`gcloud listed revisions in an unknown shape.`);
  const ready = parsed.data.filter(({ status }) =>
    status.conditions.some(({ type, status: is }) => type === 'Ready' && is === 'True'),
  );
  const newestFirst = ready.sort((a, b) =>
    a.metadata.creationTimestamp < b.metadata.creationTimestamp ? 1 : -1,
  );
  return newestFirst.map(({ metadata }) => metadata.name);
}

export async function direct(
  shell: Shell,
  where: Where,
  name: string,
  flags: readonly string[],
): Promise<void> {
  const args = ['run', 'services', 'update-traffic', name, ...placed(where), '--quiet', ...flags];
  await shell.run('gcloud', args);
}

function placed({ project, region }: Where): string[] {
  return [`--project=${project}`, `--region=${region}`];
}
