import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildFunction } from '../build/build.ts';
import { FRAMEWORK } from '../build/bundle.ts';
import { functionNames } from '../build/functions.ts';
import { root } from '../build/root.ts';

/**
 * `npm run function -- api [--port 8081]`: one function as Google runs it, built and served by the command of the
 * functions-framework, on the stores of PLATFORM. Exits with 2 where there is no such function.
 */
const [name = '', ...rest] = process.argv.slice(2);
const names = functionNames();

if (names.includes(name)) {
  const { PORT = '8080' } = process.env;
  console.error(
    `functions-framework listens on all interfaces: while it runs, whoever reaches this machine can call ${name}.`,
  );
  if (process.env.PLATFORM !== 'gcp') {
    console.error(
      'Its stores are DATA_DIR, which one process uses at a time: to run several functions, use the emulators (PLATFORM=gcp).',
    );
  }
  await buildFunction(name, join(root, 'dist'));
  const source = join(root, 'dist', name);
  process.env.PORT = PORT;
  // A function that registers itself for events is served for events all the same.
  process.argv.splice(2, Infinity, '--source', source, '--target', name, ...rest);
  const main = createRequire(import.meta.url).resolve(FRAMEWORK);
  await import(pathToFileURL(join(main, '../main.js')).href);
} else {
  console.error(
    `There is no function ${name === '' ? 'without a name' : `"${name}"`}: npm run function -- ${names.join(' | ')}`,
  );
  process.exitCode = 2;
}
