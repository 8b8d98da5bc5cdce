import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApi } from '../functions/api/openapi.ts';
import packageJson from '../package.json' with { type: 'json' };
import { HEALTH_PATHS } from '../shared/health/health-answer.ts';
import { functionNames } from './build/functions.ts';
import { root } from './build/root.ts';
import { parseArguments as parseDeploy } from './deploy/arguments.ts';
import { parseArguments as parseOps } from './ops/arguments.ts';
import { blocksOf, commandsOf, runbook } from './runbook.test-rig.ts';
import { alertTitles, terraformVariables, unknownNames } from './runbook-cloud.test-rig.ts';

/** What the runbook names is there; what can be executed is executed by runbook.system.test.ts. */

const blocks = blocksOf(runbook);
const prose = runbook.replace(/^```[\s\S]*?^```$/gm, '');
const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
/** Those within the text too. */
const commands = [
  ...blocks.filter(({ language }) => language.startsWith('sh')).flatMap(commandsOf),
  ...spans
    .filter((span) => /^(npm|gcloud|terraform) /.test(span))
    .flatMap((text) => commandsOf({ text })),
];

/** In type of code, and not of ours. */
const OTHERS = [
  ...['#>', '-backups', 'message.data', 'server.log', 'status.traffic'],
  ...['roles/datastore.owner', 'roles/logging.viewer', 'roles/monitoring.viewer'],
  ...['roles/pubsub.editor', 'roles/run.viewer', 'roles/storage.objectUser'],
];

describe('commands', () => {
  it('of npm are scripts of package.json', () => {
    const builtIn = ['outdated', 'update', 'audit', 'ci'];
    const asked = commands
      .filter(([program]) => program === 'npm')
      .map((words) => words.slice(1).filter((word) => word !== '-s' && word !== 'run')[0] ?? '');
    expect(asked.length).toBeGreaterThan(40);
    const scripts = [...builtIn, ...Object.keys(packageJson.scripts)];
    expect(asked.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  it.each([
    ['ops', parseOps],
    [
      'deploy',
      (words: string[]) => parseDeploy(words, { GCP_PROJECT_ID: 'my-project' }, functionNames()),
    ],
  ])('of npm run %s are understood, every option of them', (script, parse) => {
    const given = commands
      .filter((words) => words[0] === 'npm' && words.includes(script) && words.includes('--'))
      .map((words) => words.slice(words.indexOf('--') + 1))
      // In the text it may stand for all of its commands.
      .filter((words) => words.length > 0 && words[0] !== '…');
    expect(given.length).toBeGreaterThan(8);
    for (const words of given) expect(parse(words), words.join(' ')).toMatchObject({ kind: 'run' });
  });

  it('of npm run bench name benchmarks', () => {
    const main = readFileSync(join(root, 'infra/bench/main.ts'), 'utf8');
    const known: readonly string[] =
      /const benchmarks = \{([^}]+)\}/.exec(main)?.[1]?.match(/[a-z-]+(?=['",])/g) ?? [];
    const given = commands
      .filter((words) => words[0] === 'npm' && words.includes('bench'))
      .flatMap((words) => words.slice(words.indexOf('--') + 1));
    expect(given.length).toBeGreaterThan(4);
    expect(given.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('of gcloud name what Terraform sets up', () => {
    const given = commands.filter(([program]) => program === 'gcloud');
    expect(given.length).toBeGreaterThan(20);
    expect(given.flatMap((words) => unknownNames(words.slice(1)))).toEqual([]);
  });

  it('are of programs that the test knows, so that none is skipped', () => {
    const shell =
      /^(cp|curl|echo|node|export|kill|wait|until|done|do|for|sed|head|tail|grep|printf|true|\[\[)$/;
    const programs = commands.map(([program = '']) => program);
    const others = programs.filter((program) => !/^(npm|gcloud|terraform)$/.test(program));
    expect(others.filter((program) => !shell.test(program))).toEqual([]);
  });

  it('ask for paths that there are', () => {
    const { paths } = openApi() as { paths: Record<string, unknown> };
    const known = Object.keys(paths).map((path) => path.replace(/\{\w+\}/g, 'x'));
    const asked = [...runbook.matchAll(/\$(?:API_|HEALTH_)?URL(\/[^\s"'?]*)/g)]
      .map((match) => (match[1] ?? '').replace(/\$\w+/g, '[^/]+'))
      .map((pattern) => new RegExp(`^${pattern}$`));
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((pattern) => !known.some((path) => pattern.test(path)))).toEqual([]);
  });
});

describe('names', () => {
  it('every path of health is explained, and no other', () => {
    const named = [...runbook.matchAll(/^\| `\/health\/(\w+)`/gm)].map((match) => match[1]);
    expect(named.sort()).toEqual([...HEALTH_PATHS].sort());
  });

  it('every alert leads to a section that there is', () => {
    expect(alertTitles.length).toBeGreaterThan(8);
    const rows = runbook.split('\n').filter((line) => /^\| .* \| \[.*\]\(#.*\) \|$/.test(line));
    const unexplained = alertTitles.filter(
      (parts) => !rows.some((row) => parts.every((part) => row.includes(part.trim()))),
    );
    expect(unexplained).toEqual([]);
  });

  it('every setting of the configuration is in the table, and no other', () => {
    const config = readFileSync(join(root, 'shared/process/config.ts'), 'utf8');
    const read = [...config.matchAll(/^ {4}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]);
    const table = runbook.slice(runbook.indexOf('| variable | default'));
    const rows = table.slice(0, table.indexOf('\n\n')).split('\n').slice(2);
    const named = rows.flatMap((row) =>
      [...(row.split(' | ')[0] ?? '').matchAll(/`(\w+)`/g)].map((match) => match[1]),
    );
    expect(named.sort()).toEqual([...read].sort());
  });

  it('what is set for Terraform is a variable of it', () => {
    const set = blocks
      .filter(({ language }) => language === 'hcl')
      .flatMap(({ text }) => [...text.matchAll(/^(\w+)\s+=/gm)].map((match) => match[1] ?? ''));
    expect(set.length).toBeGreaterThan(4);
    expect(set.filter((name) => !terraformVariables.includes(name))).toEqual([]);
  });

  it('every other word in type of code stands in the code', () => {
    const code = sources();
    const words = spans
      // Commands, formats and placeholders are not.
      .filter((span) => !/^(npm|gcloud|terraform|sh|kill) |[{<]/.test(span))
      .filter((span) => !OTHERS.includes(span));
    expect(words.length).toBeGreaterThan(100);
    expect([...new Set(words)].filter((word) => !isKnown(word, code))).toEqual([]);
  });

  it('every link leads somewhere', () => {
    const headings = [...runbook.matchAll(/^#+ (.+)$/gm)].map((match) =>
      (match[1] ?? '')
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    const targets = [...prose.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] ?? '');
    const dead = targets.filter((target) =>
      target.startsWith('#')
        ? !headings.includes(target.slice(1))
        : !target.startsWith('https://') && !existsSync(resolve(import.meta.dirname, target)),
    );
    expect(dead).toEqual([]);
  });
});

function isKnown(word: string, code: string): boolean {
  if (/^[\w./-]+\/[\w./-]*$|^\.[\w.]+$/.test(word) && existsSync(join(root, word))) return true;
  if (word.startsWith('consultantos_')) return code.includes(word.slice('consultantos_'.length));
  return code.includes(word);
}

/** Of what runs, and of what sets it up. */
function sources(): string {
  return ['functions', 'shared', 'infra']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(root, folder, path),
      ),
    )
    .filter((path) => /\.(ts|tf|json)$/.test(path) && !/test/.test(path))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}
