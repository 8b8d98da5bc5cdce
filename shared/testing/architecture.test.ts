import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The rules of docs/decisions/0001: who may import whom, what stands in one place only, how long a file is. */

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

interface SourceFile {
  path: string;
  code: string;
  lines: number;
  /** Project files as paths, packages by name. */
  imports: string[];
}

const files = ['functions', 'shared', 'infra'].flatMap((folder) => read(folder));
const production = files.filter(({ path }) => !isTest(path));

const FUNCTIONS = readdirSync(join(root, 'functions'));

describe('dependencies point inward', () => {
  const forbidden: [from: RegExp, to: RegExp, why: string][] = [
    [/^shared\//, /^(functions|infra)\//, 'shared imports neither functions nor infra'],
    // `entities` is a table and a pure function: two thousand names of HTML that a list of our own lacked.
    [
      /^shared\/domain\//,
      /^(?!shared\/domain\/|zod$|entities$)/,
      'the domain imports zod and itself',
    ],
    [/^shared\/frameworks\//, /^(?!shared\/(frameworks|domain)\/|zod$)/, 'a framework is pure'],
    [
      /^shared\/report\//,
      /^shared\/(adapters|jobs|analysis)\//,
      'rendering is a function of the report',
    ],
    [
      /^shared\/(jobs|analysis)\//,
      /^shared\/adapters\//,
      'jobs and analysis know ports, not drivers',
    ],
    [/^shared\/jobs\//, /^shared\/(analysis|report)\//, 'jobs do not know what is analysed'],
    [/^shared\/adapters\//, /^shared\/(jobs|analysis|report|frameworks)\//, 'adapters know ports'],
    [/^functions\//, /^infra\//, 'functions do not know where they run'],
    [/^functions\//, /^shared\/adapters\//, 'functions get their drivers from the context'],
    ...FUNCTIONS.map((name): [RegExp, RegExp, string] => [
      new RegExp(`^functions/${name}/`),
      new RegExp(`^functions/(?!${name}/)`),
      'no function imports another',
    ]),
  ];
  it.each(forbidden)('%s never imports %s: %s', (from, to) => {
    const offences = production
      .filter(({ path }) => from.test(path))
      .flatMap(({ path, imports }) =>
        imports.filter((target) => to.test(target)).map((target) => `${path} → ${target}`),
      );
    expect(offences).toEqual([]);
  });
});

describe('only here', () => {
  const only: [what: string, pattern: RegExp, where: RegExp][] = [
    ['the environment is read', /process\.env/, /^(shared\/process\/config\.ts|infra\/)/],
    ['SQLite is used', /node:sqlite/, /^shared\/adapters\/embedded\//],
    [
      'the model SDK is used',
      /['"]@google\/generative-ai['"]/,
      /^shared\/adapters\/gemini[\w-]*\.ts$/,
    ],
    [
      'the clients of Google Cloud are used',
      /['"]@google-cloud\/(firestore|storage|pubsub|scheduler)|google-gax/,
      /^(shared\/adapters\/gcp\/|infra\/build\/)/,
    ],
    ['the search SDK is used', /['"]@tavily\/core['"]/, /^shared\/adapters\/tavily[\w-]*\.ts$/],
    [
      'the clock is read',
      /Date\.now\(\)|new Date\(\)/,
      /^(shared\/(platform\/context|process\/log)\.ts|shared\/adapters\/|infra\/)/,
    ],
    [
      'chance is used',
      /Math\.random|randomBytes|randomUUID/,
      /^(shared\/platform\/context\.ts|functions\/api\/caller\.ts|shared\/adapters\/|infra\/)/,
    ],
    [
      'the console is written to',
      /console\.|process\.std(out|err)/,
      /^(shared\/process\/log\.ts|infra\/)/,
    ],
    ['a job is changed', /collection: JOBS/, /^(shared\/jobs\/)/],
  ];
  it.each(only)('%s', (_what, pattern, where) => {
    const offences = production.filter(({ path, code }) => pattern.test(code) && !where.test(path));
    expect(offences.map(({ path }) => path)).toEqual([]);
  });
});

it('the clients of Google Cloud are loaded by the call that needs them, not with the file', () => {
  const loaded =
    /^(?:import|export)\s(?!type\s)(?:[^;'"]*?\sfrom\s+)?['"](?:@google-cloud\/(?!functions-framework)[^'"]*|google-gax)['"]|\brequire\(/m;
  const offences = production.filter(
    ({ path, code }) => /^(shared|functions)\//.test(path) && loaded.test(code),
  );
  expect(offences.map(({ path }) => path)).toEqual([]);
});

it('no two files import each other, however far around', () => {
  const graph = new Map(production.map(({ path, imports }) => [path, imports]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (trail.includes(path) || done.has(path)) return;
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  expect(cycles).toEqual([]);
});

it('a file is under 200 lines unless it is data', () => {
  const data =
    /^(shared\/testing\/|shared\/report\/labels\/|shared\/frameworks\/[\w-]+\/words\.ts)/;
  const long = production.filter(({ path, lines }) => lines > 200 && !data.test(path));
  expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

it('an entry point registers and does not decide', () => {
  const entries = production.filter(({ path }) => /^functions\/\w+\/index\.ts$/.test(path));
  expect(entries.length).toBeGreaterThan(2);
  for (const { path, code } of entries) {
    const statements = code
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('import '));
    expect(statements.length, path).toBeLessThanOrEqual(5);
  }
});

function isTest(path: string): boolean {
  return /\.test\.ts$|\.test-\w+\.ts$|^shared\/testing\//.test(path);
}

function read(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      const code = readFileSync(full, 'utf8');
      return {
        path: relative(root, full),
        code,
        lines: code.split('\n').length - 1,
        imports: importsOf(code, dirname(full)),
      };
    });
}

function importsOf(code: string, folder: string): string[] {
  const found = code.matchAll(
    /(?:^|\n)(?:import|export)\s(?:[^;'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
  );
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? '';
    return target.startsWith('.') ? relative(root, resolve(folder, target)) : target;
  });
}

it('shared/ is rooms: loose in it lie only ports and errors', () => {
  const loose = production.map(({ path }) => path).filter((path) => /^shared\/[^/]+$/u.test(path));
  expect(loose).toEqual(['shared/errors.ts', 'shared/ops-ports.ts', 'shared/ports.ts']);
});
