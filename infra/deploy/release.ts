import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { functionNames } from '../build/functions.ts';
import { root } from '../build/root.ts';
import type { Where } from './arguments.ts';
import { DeployError, type Shell } from './shell.ts';

const FOLDER = 'infra/terraform';
/** Beside what init keeps; not committed. */
const PLAN = '.terraform/deploy.tfplan';

/** What a release changes beyond the configuration. */
export interface Release {
  where: Where;
  /** Addresses; all when empty. */
  targets: readonly string[];
  /** Functions whose new revision gets no traffic. */
  pinned: readonly string[];
  /** Otherwise dist/ is taken as it is. */
  build: boolean;
}

/** Builds and plans; the plan is kept for `applyPlan`. */
export async function plan(shell: Shell, release: Release, dryRun: boolean): Promise<void> {
  const { where, targets, pinned, build } = release;
  if (build) await shell.run('npm', ['run', 'build']);
  else if (!dryRun) demandDist();
  await shell.run('terraform', [
    `-chdir=${FOLDER}`,
    'init',
    '-input=false',
    '-reconfigure',
    `-backend-config=bucket=${where.stateBucket}`,
    '-backend-config=prefix=consultantos',
  ]);
  await shell.run('terraform', [
    `-chdir=${FOLDER}`,
    'plan',
    '-input=false',
    `-out=${PLAN}`,
    `-var=project_id=${where.project}`,
    `-var=region=${where.region}`,
    ...variableFiles(where).map((file) => `-var-file=${file}`),
    ...(pinned.length > 0 ? [`-var=pinned_functions=${JSON.stringify(pinned)}`] : []),
    ...targets.map((address) => `-target=${address}`),
  ]);
}

export async function applyPlan(shell: Shell): Promise<void> {
  await shell.run('terraform', [`-chdir=${FOLDER}`, 'apply', '-input=false', PLAN]);
}

/** The project's own file lies beside the configuration; relative to it, as Terraform takes them. */
function variableFiles({ project, varFile }: Where): string[] {
  const own = `${project}.tfvars`;
  return [
    ...(existsSync(join(root, FOLDER, own)) ? [own] : []),
    ...(varFile === undefined ? [] : [resolve(varFile)]),
  ];
}

function demandDist(): void {
  const absent = functionNames().filter((name) => !existsSync(join(root, 'dist', name)));
  if (absent.length === 0) return;
  throw new DeployError(`dist/ lacks ${absent.join(', ')}: npm run build makes it.`);
}
