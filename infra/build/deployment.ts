import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildFunction } from './build.ts';
import { type Instance, startInstance } from './instance.ts';
import { root } from './root.ts';

/** Built functions, each in a folder outside the repository where nothing resolves but the framework. */
export interface Deployment {
  folderOf(name: string): string;
  start(name: string, env: Record<string, string>): Promise<Instance>;
  remove(): void;
}

export async function deploy(names: readonly string[]): Promise<Deployment> {
  const home = mkdtempSync(join(tmpdir(), 'consultantos-deployed-'));
  const dist = join(home, 'dist');
  const folderOf = (name: string) => join(home, 'workspace', name);
  const remove = () => rmSync(home, { recursive: true, force: true });
  const deployOne = async (name: string) => {
    await buildFunction(name, dist);
    cpSync(join(dist, name), folderOf(name), { recursive: true });
    const manifest = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8'));
    installPackages(folderOf(name), Object.keys(manifest.dependencies));
  };
  const failed = (await Promise.allSettled(names.map(deployOne))).find(
    (one) => one.status === 'rejected',
  );
  if (failed) {
    remove();
    throw failed.reason;
  }
  return {
    folderOf,
    start: (name, env) => startInstance(folderOf(name), { FUNCTION_TARGET: name, ...env }),
    remove,
  };
}

/** What the platform's build installs; its own packages are found from where it really is. */
export function installPackages(folder: string, names: readonly string[]): void {
  for (const name of names) {
    const installed = join(folder, 'node_modules', name);
    mkdirSync(dirname(installed), { recursive: true });
    symlinkSync(realpathSync(join(root, 'node_modules', name)), installed);
  }
}
