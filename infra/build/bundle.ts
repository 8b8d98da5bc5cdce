import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { root } from './root.ts';

/** Installed by the platform's build and started before us: there must be one of it in the process. */
export const FRAMEWORK = '@google-cloud/functions-framework';

/** With machine code in them: installed by the platform's build, for the functions that load them. */
export const NATIVE: readonly string[] = ['@myriaddreamin/typst-ts-node-compiler'];

/**
 * CommonJS of which only the white space is taken out: with identifiers and syntax minified too, Google's
 * clients start slower. The wrapper is what entry.cjs calls.
 */
const COMMON = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  supported: { 'dynamic-import': false },
  minifyWhitespace: true,
  // Node shows the line in which an error was thrown.
  lineLimit: 200,
  legalComments: 'external',
  external: [FRAMEWORK, ...NATIVE],
  // What of a file's place is asked for is the bundle's.
  define: { 'import.meta.filename': '__filename', 'import.meta.dirname': '__dirname' },
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
  metafile: true,
  sourcemap: 'external',
  logLevel: 'warning',
  // Where our own sources lie is asked only where nothing is bundled.
  logOverride: { 'empty-import-meta': 'silent' },
} as const satisfies BuildOptions;

/**
 * Into `dist/<name>/`: `function.js` is everything that `functions/<name>` can reach, without the framework
 * and without the packages that our code imports dynamically: a start does not read those, they lie in parts
 * of their own. The same sources give the same bytes.
 */
export async function bundleFunction(name: string, dist: string): Promise<Metafile[]> {
  const parts = new Map<string, Set<string>>();
  const main = await bundlePart(join(dist, name), 'function', {
    entryPoints: [`functions/${name}/index.ts`],
    plugins: [
      ...(WRITERS.has(name) ? [] : [WITHOUT_WRITERS]),
      splitLater((part, id) => parts.set(part, (parts.get(part) ?? new Set<string>()).add(id))),
    ],
  });
  const threads = THREADS[name] ?? [];
  for (const thread of threads) {
    const outfile = join(dist, name, `${basename(thread, '.entry.ts')}.js`);
    // Started by Node as a file of its own.
    await build({
      ...COMMON,
      banner: {},
      footer: {},
      sourcemap: false,
      entryPoints: [thread],
      outfile,
    });
  }
  const plugins = [
    WITHOUT_TOKENIZER,
    ...(ADMINISTERS in main.inputs ? [] : [WITHOUT_ADMINISTRATION]),
  ];
  const others = [...parts].sort().map(([part, ids]) => {
    const loaders = [...ids].sort().map((id) => `"${id}": () => require("${id}")`);
    const contents = `module.exports = {${loaders.join(',')}}`;
    const stdin = { contents, resolveDir: root };
    const conditions = ES_MODULES_ONLY.has(part) ? ['import'] : [];
    return bundlePart(join(dist, name), part, { stdin, plugins, conditions });
  });
  return [main, ...(await Promise.all(others))];
}

/**
 * The source map goes to `dist/maps/<name>/` and is not deployed: Node would read it when an error is made,
 * also one that is expected. Who reads a stack trace makes the bundle of its commit again.
 */
async function bundlePart(
  folder: string,
  part: string,
  options: Pick<BuildOptions, 'entryPoints' | 'stdin' | 'plugins' | 'conditions'>,
): Promise<Metafile> {
  const { metafile } = await build({ ...COMMON, ...options, outfile: join(folder, `${part}.js`) });
  const maps = join(folder, '../maps', basename(folder));
  mkdirSync(maps, { recursive: true });
  renameSync(join(folder, `${part}.js.map`), join(maps, `${part}.js.map`));
  return metafile;
}

/** What a function runs in a thread. */
const THREADS: Readonly<Record<string, readonly string[]>> = {
  worker: ['shared/uploads/upload-thread.entry.ts'],
};

/** Parts of packages that export nothing to `require`. */
const ES_MODULES_ONLY: ReadonlySet<string> = new Set(['eld-extrasmall']);

/** What talks to the administration of Firestore. */
const ADMINISTERS = 'shared/adapters/gcp/exports-admin.ts';

/**
 * Two fifths of what Firestore's client reads of its protocol before its first call are the administration's:
 * left out of functions that never ask it, whose first answer comes so much sooner.
 */
const WITHOUT_ADMINISTRATION: Plugin = {
  name: 'without-administration',
  setup({ onLoad }) {
    onLoad({ filter: /firestore-api\/build\/protos\/protos\.json$/ }, ({ path }) => {
      const protocol = JSON.parse(readFileSync(path, 'utf8'));
      const { nested } = protocol.nested.google.nested.firestore;
      if (nested.admin === undefined) throw new Error(`${path} has no administration to leave out`);
      delete nested.admin;
      return { contents: JSON.stringify(protocol), loader: 'json' };
    });
  },
};

/**
 * The search's client counts tokens for a call that we never make, with 5.5 MB of tables that it reads when it is
 * loaded.
 */
const WITHOUT_TOKENIZER: Plugin = {
  name: 'without-tokenizer',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^js-tiktoken$/ }, ({ path }) => ({ path, namespace: 'tokenizer' }));
    onLoad({ filter: /.*/, namespace: 'tokenizer' }, () => ({
      contents:
        "exports.encodingForModel = () => { throw new Error('the tokenizer is left out of bundles'); };",
    }));
  },
};

/** The functions that write formats of reports; the others only name them. */
const WRITERS: ReadonlySet<string> = new Set(['render']);

/** What makes a format is loaded by the table of formats when one is written. */
const WITHOUT_WRITERS: Plugin = {
  name: 'without-writers',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\// }, ({ kind, path, importer }) =>
      kind === 'dynamic-import' && importer.endsWith('/shared/report/formats.ts')
        ? { path, namespace: 'left-out' }
        : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({
      contents: "throw new Error('this function writes no formats');",
    }));
  },
};

/** Google's clients share code, which must be there once: their part is one. So it is with the tools for assistants. */
function partOf(id: string): string {
  if (/^(@google-cloud\/|google-gax$)/.test(id)) return 'google-cloud';
  if (id.startsWith('@modelcontextprotocol/')) return 'mcp';
  return id.replace(/^@/, '').replaceAll('/', '-');
}

/** `import('package')` in our own code becomes `require('later:part:package')`. */
function splitLater(found: (part: string, id: string) => void): Plugin {
  return {
    name: 'split-later',
    setup({ onResolve }) {
      onResolve({ filter: /^@?[\w-]+(\/|$)/ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import' || resolveDir.includes('node_modules')) return undefined;
        if (NATIVE.includes(path)) return { path, external: true };
        const part = partOf(path);
        found(part, path);
        return { path: `later:${part}:${path}`, external: true };
      });
    },
  };
}
