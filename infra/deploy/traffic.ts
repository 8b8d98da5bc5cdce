import type { Where } from './arguments.ts';
import { applyPlan, plan } from './release.ts';
import { CANARY, describe, direct, listRevisions, type Service } from './service.ts';
import { DeployError, type Shell } from './shell.ts';

/** Names in commands that are only printed. */
const UNRUN = {
  serving: '<serving revision>',
  fresh: '<new revision>',
  earlier: '<earlier revision>',
};

const alone: Service = {
  latest: UNRUN.serving,
  serving: [{ revision: UNRUN.serving, percent: 100 }],
  canary: undefined,
  followsLatest: true,
};

interface Uses {
  shell: Shell;
  where: Where;
  say: (line: string) => void;
  dryRun: boolean;
}

/**
 * A new revision of one function for `percent` of its traffic. While traffic follows "the latest" a new
 * revision takes it all, whatever Terraform asks for: so it is first nailed to the revision that serves.
 */
export async function canary(
  uses: Uses,
  service: string,
  { percent, build }: { percent: number; build: boolean },
): Promise<void> {
  const { shell, where, say, dryRun } = uses;
  const before = await describe(shell, where, service, alone);
  const [current, other] = before.serving;
  if (current === undefined) throw new DeployError(`${service} serves nothing: apply first.`);
  if (other !== undefined) {
    throw new DeployError(`${service} serves ${shareText(before)}: promote or roll back first.`);
  }
  const targets = [`google_cloudfunctions2_function.function["${service}"]`];
  await plan(shell, { where, targets, pinned: [service], build }, dryRun);
  const nailed = `--to-revisions=${current.revision}=100`;
  await direct(shell, where, service, [nailed]);
  await applyPlan(shell);
  const after = await describe(shell, where, service, { ...alone, latest: UNRUN.fresh });
  // Not what serves: after a rollback the newest is the one that was rolled back.
  if (after.latest === before.latest) {
    await direct(shell, where, service, [before.followsLatest ? '--to-latest' : nailed]);
    throw new DeployError(`${service} has no new revision: nothing differs from ${before.latest}.`);
  }
  await direct(shell, where, service, [
    `--update-tags=${CANARY}=${after.latest}`,
    `--to-tags=${CANARY}=${percent}`,
  ]);
  say(`${after.latest} serves ${percent} % of ${service}. Then: promote ${service}, or rollback.`);
}

/** All traffic to the newest revision, and to those that come after it. */
export async function promote({ shell, where, say }: Uses, service: string): Promise<void> {
  const before = await describe(shell, where, service, { ...alone, canary: UNRUN.fresh });
  if (before.canary === undefined) throw new DeployError(`${service} has no canary.`);
  await direct(shell, where, service, ['--to-latest', `--remove-tags=${CANARY}`]);
  say(`${service} serves its newest revision. apply brings the other functions.`);
}

/** All traffic to one revision, until the next apply or promote. */
export async function rollback(
  { shell, where, say }: Uses,
  service: string,
  to: string | undefined,
): Promise<void> {
  const before = await describe(shell, where, service, alone);
  const revisions = await listRevisions(shell, where, service, [
    ...(to === undefined ? [] : [to]),
    UNRUN.serving,
    UNRUN.earlier,
  ]);
  for (const revision of revisions) {
    const share = before.serving.find((serving) => serving.revision === revision);
    say(`  ${revision}${share === undefined ? '' : `  ${share.percent} %`}`);
  }
  const target = to ?? earlier(before, revisions);
  if (target === undefined) throw new DeployError(`${service} has no earlier revision.`);
  if (!revisions.includes(target)) {
    throw new DeployError(`${target} is no revision of ${service} that can serve.`);
  }
  await direct(shell, where, service, [
    `--to-revisions=${target}=100`,
    ...(before.canary === undefined ? [] : [`--remove-tags=${CANARY}`]),
  ]);
  say(`${service} serves ${target}. The next apply sends traffic to the newest revision again.`);
}

/** With a canary: who serves beside it. Else the newest that is older than what serves. */
function earlier(service: Service, newestFirst: readonly string[]): string | undefined {
  if (service.canary !== undefined) {
    return service.serving.find(({ revision }) => revision !== service.canary)?.revision;
  }
  const [serving] = service.serving;
  const position = serving === undefined ? -1 : newestFirst.indexOf(serving.revision);
  return position === -1 ? undefined : newestFirst[position + 1];
}

function shareText({ serving }: Service): string {
  return serving.map(({ revision, percent }) => `${revision} (${percent} %)`).join(' and ');
}
