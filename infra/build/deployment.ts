import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildFunction } from './build.ts';
import { FRAMEWORK } from './bundle.ts';
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
    installFramework(folderOf(name));
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
export function installFramework(folder: string): void {
  const installed = join(folder, 'node_modules', FRAMEWORK);
  mkdirSync(dirname(installed), { recursive: true });
  symlinkSync(realpathSync(join(root, 'node_modules', FRAMEWORK)), installed);
}
