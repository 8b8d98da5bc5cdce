import { join } from 'node:path';
import { type Built, buildFunction } from './build.ts';
import { functionNames } from './functions.ts';
import { root } from './root.ts';

/** `npm run build`: every function into `dist/<name>/`. */
const built: Built[] = [];
for (const name of functionNames()) built.push(await buildFunction(name, join(root, 'dist')));

const kilobytes = (bytes: number) => `${Math.round(bytes / 1024)} KB`;
console.table(
  Object.fromEntries(
    built.map(({ name, bundleBytes, bytecodeBytes, weights }) => [
      name,
      {
        'read at start': kilobytes(bundleBytes),
        bytecode: kilobytes(bytecodeBytes),
        'what weighs most in all': weights
          .slice(0, 5)
          .map(([from, bytes]) => `${from} ${kilobytes(bytes)}`)
          .join(', '),
      },
    ]),
  ),
);
