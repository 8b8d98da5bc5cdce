import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FACES, facePath } from '../../shared/report/pdf/fonts.ts';
import { bundleFunction, FRAMEWORK, NATIVE } from './bundle.ts';
import { manifestOf } from './manifest.ts';
import { root } from './root.ts';

const run = promisify(execFile);

export interface Built {
  name: string;
  bundleBytes: number;
  bytecodeBytes: number;
  /** Packages by their bytes in the bundle, heaviest first; what is ours as `(own)`. */
  weights: [from: string, bytes: number][];
}

/**
 * `dist/<name>/`: what `gcloud functions deploy --source` takes, prebuilt. The bundle is the same for the
 * same sources; the bytecode beside it is of this machine's V8 and may be left out.
 */
export async function buildFunction(name: string, dist: string): Promise<Built> {
  const folder = join(dist, name);
  rmSync(folder, { recursive: true, force: true });
  const metafiles = await bundleFunction(name, dist);
  copyFileSync(join(import.meta.dirname, 'entry.cjs'), join(folder, 'index.cjs'));
  const loads = (name: string) =>
    metafiles.some(({ outputs }) =>
      Object.values(outputs).some(({ imports }) => imports.some(({ path }) => path === name)),
    );
  if (metafiles.some(({ inputs }) => 'shared/report/pdf/fonts.ts' in inputs)) copyFaces(folder);
  if (name === 'api') copyApiPage(folder);
  const { manifest, lock } = manifestOf(
    name,
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')),
    [FRAMEWORK, ...NATIVE.filter(loads)],
  );
  writeJson(join(folder, 'package.json'), manifest);
  writeJson(join(folder, 'package-lock.json'), lock);
  // A process of its own: it runs the function.
  await run(process.execPath, [join(import.meta.dirname, 'record-bytecode.ts'), name, folder]);

  const weights = new Map<string, number>();
  const inputs = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap((output) => Object.entries(output.inputs)),
  );
  for (const [path, { bytesInOutput }] of inputs) {
    const from = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? '(own)';
    weights.set(from, (weights.get(from) ?? 0) + bytesInOutput);
  }
  return {
    name,
    bundleBytes: statSync(join(folder, 'function.js')).size,
    bytecodeBytes: statSync(join(folder, 'function.bytecode')).size,
    weights: [...weights].sort(([, a], [, b]) => b - a),
  };
}

/** The few that are used, not the packages in which each weight has a face. */
function copyFaces(folder: string): void {
  mkdirSync(join(folder, 'fonts'));
  for (const face of FACES) {
    copyFileSync(facePath(face), join(folder, 'fonts', face.slice(face.lastIndexOf('/') + 1)));
  }
}

/** What `/docs` shows the contract with, from this machine alone; and the sample report. */
function copyApiPage(folder: string): void {
  copyFileSync(join(root, 'functions/api/sample.html.gz'), join(folder, 'sample.html.gz'));
  mkdirSync(join(folder, 'swagger-ui'));
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) {
    copyFileSync(
      join(root, 'node_modules/swagger-ui-dist', file),
      join(folder, 'swagger-ui', file),
    );
  }
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
