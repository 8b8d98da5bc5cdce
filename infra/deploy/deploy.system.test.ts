import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** The command as a process, with npm, terraform and gcloud that only note how they are called. */

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  for (const program of ['npm', 'terraform', 'gcloud']) install(program);
  serves('api-1', [{ revisionName: 'api-1', percent: 100, latestRevision: true }]);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('apply', () => {
  it('builds, plans and applies that plan', async () => {
    const { code, calls } = await deploy('apply', '--yes');
    expect(code).toBe(0);
    expect(calls.map(verb)).toEqual(['npm run build', 'init', 'plan', 'apply']);
    expect(calls[1]).toContain('-backend-config=bucket=demo-project-terraform-state');
    expect(calls[2]).toContain('-var=project_id=demo-project');
    expect(planFile(calls[2])).toBe('.terraform/deploy.tfplan');
    expect(calls[3]).toMatch(/ \.terraform\/deploy\.tfplan$/);
  });

  it('is refused without --yes, before anything runs', async () => {
    const { code, calls, stderr } = await deploy('apply');
    expect([code, calls]).toEqual([2, []]);
    expect(stderr).toContain('--yes');
  });

  it('stops where a command fails, and says which', async () => {
    refuse('terraform', 'plan');
    const { code, calls, stderr } = await deploy('apply', '--yes');
    expect(code).toBe(1);
    expect(calls.map(verb)).toEqual(['npm run build', 'init', 'plan']);
    expect(stderr).toContain('terraform ended with 3');
  });

  it('names what is not installed, and where it is had from', async () => {
    rmSync(join(folder, 'terraform'));
    const { code, stderr } = await deploy('apply', '--yes');
    expect(code).toBe(1);
    expect(stderr).toMatch(/terraform is not installed: https:/);
  });

  it('only prints, when told so', async () => {
    const { code, calls, stdout } = await deploy('apply', '--dry-run');
    expect([code, calls]).toEqual([0, []]);
    expect(stdout.match(/^\$ \w+/gm)).toEqual([
      '$ npm',
      '$ terraform',
      '$ terraform',
      '$ terraform',
    ]);
  });
});

describe('doctor', () => {
  const answers: [part: string, answer: unknown][] = [
    ['terraform version', { terraform_version: '1.9.5' }],
    ['gcloud version', {}],
    ['auth list', [{ account: 'ann@example.com' }]],
    ['print-access-token', 'ya29.secret'],
    ['get-value account', 'ann@example.com'],
    ['billing projects', { billingEnabled: true }],
    ['projects describe', { lifecycleState: 'ACTIVE' }],
    ['get-iam-policy', [{}]],
    ['services list', [{}]],
    ['buckets describe', {}],
    ['versions list gemini-api-key', [{}]],
    ['versions list tavily-api-key', [{}]],
  ];
  const examine = (other: Record<string, unknown> = {}) => {
    for (const [part, answer] of answers) answersTo(part, part in other ? other[part] : answer);
    const variables = join(folder, 'own.tfvars');
    return deploy('doctor', '--var-file', variables);
  };

  it('finds nothing missing where all is there, changes nothing, and shows no token', async () => {
    const { code, stdout, calls } = await examine();
    expect(stdout).not.toContain('missing');
    expect([code, stdout.match(/^ok /gm)?.length]).toEqual([0, 17]);
    expect(stdout).not.toContain('ya29');
    const looking = /version|auth|get-value|describe|get-iam-policy|list/;
    expect(calls.filter((call) => !looking.test(call))).toEqual([]);
  });

  it.each<[string, string, unknown, RegExp]>([
    ['an old Terraform', 'terraform version', { terraform_version: '1.8.0' }, /install/],
    ['nobody signed in', 'auth list', [], /gcloud auth login$/m],
    ['no access for Terraform', 'print-access-token', null, /application-default login/],
    [
      'a project that goes',
      'projects describe',
      { lifecycleState: 'DELETE_REQUESTED' },
      /projects create demo-project/,
    ],
    [
      'no billing',
      'billing projects',
      { billingEnabled: false },
      /billing projects link demo-project/,
    ],
    ['no ownership', 'get-iam-policy', [], /--member=user:ann@example.com --role=roles\/owner/],
    ['no API', 'services list', [], /services enable pubsub.googleapis.com --project=demo-project/],
    ['no state', 'buckets describe', null, /buckets create gs:\/\/demo-project-terraform-state/],
    ['no key', 'versions list gemini-api-key', [], /secrets versions add gemini-api-key/],
    ['an answer of another shape', 'billing projects', 'what?', /billing projects link/],
  ])(
    'of %s it says what is missing and the command that mends it',
    async (_, part, answer, cure) => {
      const { code, stdout } = await examine({ [part]: answer });
      expect(code).toBe(1);
      const cures = stdout.match(/(?<=^missing .*\n\s+)\S.*$/gm) ?? [];
      // What is said of each API is alike.
      expect(cures.filter((one) => !cure.test(one) && !/services enable/.test(one))).toEqual([]);
      expect(cures.some((one) => cure.test(one))).toBe(true);
    },
  );
});

describe('canary', () => {
  it('nails the traffic down before the new revision is there, then gives it its part', async () => {
    afterApply('api-2', [{ revisionName: 'api-1', percent: 100 }]);
    const { code, calls } = await deploy('canary', 'api', '--percent', '20', '--yes');
    expect(code).toBe(0);
    const apply = calls.findIndex((call) => verb(call) === 'apply');
    expect(calls[apply - 1]).toMatch(/update-traffic api .*--to-revisions=api-1=100$/);
    expect(calls[apply - 2]).toContain('-var=pinned_functions=["api"]');
    expect(calls.at(-1)).toMatch(/--update-tags=canary=api-2 --to-tags=canary=20$/);
  });

  it('lets the traffic follow the newest again when there is no new revision', async () => {
    serves('api-1', [{ revisionName: 'api-1', percent: 100, latestRevision: true }]);
    afterApply('api-1', [{ revisionName: 'api-1', percent: 100 }]);
    const { code, calls, stderr } = await deploy('canary', 'api', '--yes');
    expect(code).toBe(1);
    expect(stderr).toContain('no new revision');
    expect(calls.at(-1)).toMatch(/update-traffic api .*--to-latest$/);
  });

  it('gives no traffic to what was rolled back, when there is no new revision', async () => {
    serves('api-3', [{ revisionName: 'api-1', percent: 100 }]);
    const { code, calls, stderr } = await deploy('canary', 'api', '--yes');
    expect(code).toBe(1);
    expect(stderr).toContain('no new revision');
    expect(calls.at(-1)).toMatch(/update-traffic api .*--to-revisions=api-1=100$/);
    expect(calls.join()).not.toContain('--to-latest');
  });

  it('after a rollback tries the revision that is new', async () => {
    serves('api-3', [{ revisionName: 'api-1', percent: 100 }]);
    afterApply('api-4', [{ revisionName: 'api-1', percent: 100 }]);
    const { code, calls } = await deploy('canary', 'api', '--yes');
    expect(code).toBe(0);
    expect(calls.at(-1)).toMatch(/--update-tags=canary=api-4 --to-tags=canary=10$/);
  });

  it('is refused while another is under way', async () => {
    serves('api-2', canaryOf('api-1', 'api-2'));
    const { code, calls, stderr } = await deploy('canary', 'api', '--yes');
    expect(code).toBe(1);
    expect(stderr).toContain('api-1 (90 %) and api-2 (10 %)');
    expect(calls.map(verb)).toEqual(['services describe']);
  });

  it('takes the name of a function only', async () => {
    const { code, calls } = await deploy('canary', 'nobody', '--yes');
    expect([code, calls]).toEqual([2, []]);
  });
});

describe('promote', () => {
  it('sends all to the newest revision', async () => {
    serves('api-2', canaryOf('api-1', 'api-2'));
    const { code, calls } = await deploy('promote', 'api', '--yes');
    expect(code).toBe(0);
    expect(calls.at(-1)).toMatch(/--to-latest --remove-tags=canary$/);
  });

  it('is refused when there is no canary', async () => {
    const { code, calls } = await deploy('promote', 'api', '--yes');
    expect(code).toBe(1);
    expect(calls.map(verb)).toEqual(['services describe']);
  });
});

describe('rollback', () => {
  beforeEach(() => revisions('api-1', 'api-2', '!api-3', 'api-4'));

  it('goes to the newest revision before the one that serves, of those that can serve', async () => {
    serves('api-4', [{ revisionName: 'api-4', percent: 100, latestRevision: true }]);
    const { code, calls } = await deploy('rollback', 'api', '--yes');
    expect(code).toBe(0);
    expect(calls.at(-1)).toMatch(/--to-revisions=api-2=100$/);
  });

  it('takes a canary back', async () => {
    serves('api-4', canaryOf('api-1', 'api-4'));
    const { calls } = await deploy('rollback', 'api', '--yes');
    expect(calls.at(-1)).toMatch(/--to-revisions=api-1=100 --remove-tags=canary$/);
  });

  it('goes where it is told, if that revision is there', async () => {
    serves('api-4', [{ revisionName: 'api-4', percent: 100 }]);
    const told = await deploy('rollback', 'api', '--to', 'api-1', '--yes');
    expect(told.calls.at(-1)).toMatch(/--to-revisions=api-1=100$/);
    const wrong = await deploy('rollback', 'api', '--to', 'api-3', '--yes');
    expect(wrong.code).toBe(1);
    expect(wrong.calls.map(verb)).toEqual(['services describe', 'revisions list']);
  });

  it('says so when there is nothing before', async () => {
    serves('api-1', [{ revisionName: 'api-1', percent: 100 }]);
    const { code, stderr } = await deploy('rollback', 'api', '--yes');
    expect(code).toBe(1);
    expect(stderr).toContain('no earlier revision');
  });
});

it('without a command it says which there are, and does nothing', async () => {
  const { code, calls, stdout, stderr } = await deploy();
  expect([code, calls, stdout]).toEqual([2, [], '']);
  for (const name of ['plan', 'apply', 'canary', 'promote', 'rollback']) {
    expect(stderr).toMatch(new RegExp(`^  ${name} \\[options\\]`, 'm'));
  }
  expect(stderr).toContain('--yes');
});

it.each([
  [['rollback', 'api', '--to', ''], ['--to']],
  [['rollback', 'api', '--to', 'api-1=100,api-2'], ['--to']],
  [['apply', '--project', ''], ['--project']],
  [['apply', '--project', 'Demo_Project'], ['--project']],
  [['apply', '--region', 'europe'], ['--region']],
  [
    ['apply', '--project', 'x', '--region', '', '--state-bucket', 'gs://b'],
    ['--project', '--region', '--state-bucket'],
  ],
  [
    ['plan', '--target', '', '--var-file', ''],
    ['--var-file', '--target'],
  ],
])('%j is refused for %j, also when it would only be printed', async (args, options) => {
  const { code, stdout, stderr } = await deploy(...args, '--dry-run');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr.match(/^error: --[\w-]+/gm)).toEqual(options.map((option) => `error: ${option}`));
});

it('an answer of another shape is named, not guessed at', async () => {
  writeFileSync(join(folder, 'service.json'), '{"status":{}}');
  const { code, stderr } = await deploy('promote', 'api', '--yes');
  expect(code).toBe(1);
  expect(stderr).toContain('unknown shape');
});

async function deploy(...args: string[]) {
  const log = join(folder, 'calls');
  rmSync(log, { force: true });
  const main = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: folder, GCP_PROJECT_ID: 'demo-project', GCP_REGION: 'europe-west4' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  const calls = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  return { code, stdout, stderr, calls };
}

/** Notes the call, fails if told so, and answers as `serves`, `revisions` and `afterApply` said. */
function install(program: string): void {
  const script = `#!${process.execPath}
const fs = require('node:fs');
const at = (name) => ${JSON.stringify(folder)} + '/' + name;
const args = process.argv.slice(2);
const answered = fs.existsSync(at('answers.json')) ? JSON.parse(fs.readFileSync(at('answers.json'))) : [];
const found = answered.find(([part]) => ['${program}', ...args].join(' ').includes(part));
if (found) {
  fs.appendFileSync(at('calls'), ['${program}', ...args].join(' ') + '\\n');
  if (found[1] === null) process.exit(1);
  process.stdout.write(typeof found[1] === 'string' ? found[1] : JSON.stringify(found[1]));
  process.exit(0);
}
fs.appendFileSync(at('calls'), ['${program}', ...args].join(' ') + '\\n');
if (fs.existsSync(at('refuse-${program}-' + args.find((arg) => !arg.startsWith('-'))))) process.exit(3);
if (args.includes('apply') && fs.existsSync(at('after.json'))) fs.renameSync(at('after.json'), at('service.json'));
if (args.includes('describe')) process.stdout.write(fs.readFileSync(at('service.json')));
if (args.includes('list')) process.stdout.write(fs.readFileSync(at('revisions.json')));
`;
  writeFileSync(join(folder, program), script);
  chmodSync(join(folder, program), 0o755);
}

/** To the next command that contains the words; null: it fails. */
function answersTo(part: string, answer: unknown): void {
  const file = join(folder, 'answers.json');
  const before = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
  writeFileSync(file, JSON.stringify([...before, [part, answer]]));
}

function refuse(program: string, command: string): void {
  writeFileSync(join(folder, `refuse-${program}-${command}`), '');
}

interface Traffic {
  revisionName: string;
  percent?: number;
  tag?: string;
  latestRevision?: boolean;
}

function serves(latestReadyRevisionName: string, traffic: Traffic[], file = 'service.json'): void {
  const service = { metadata: { name: 'api' }, status: { latestReadyRevisionName, traffic } };
  writeFileSync(join(folder, file), JSON.stringify(service));
}

function afterApply(latest: string, traffic: Traffic[]): void {
  serves(latest, traffic, 'after.json');
}

/** As gcloud lists it: the share and the tag apart. */
function canaryOf(current: string, fresh: string): Traffic[] {
  return [
    { revisionName: fresh, percent: 10 },
    { revisionName: fresh, tag: 'canary' },
    { revisionName: current, percent: 90 },
  ];
}

/** From the oldest to the newest; `!` for one that never became ready. */
function revisions(...names: string[]): void {
  const list = names.map((name, position) => ({
    metadata: {
      name: name.replace('!', ''),
      creationTimestamp: `2026-11-2${position}T10:00:00.000000Z`,
    },
    status: { conditions: [{ type: 'Ready', status: name.startsWith('!') ? 'False' : 'True' }] },
  }));
  writeFileSync(join(folder, 'revisions.json'), JSON.stringify(list));
}

/** What a call is about, without its flags. */
function verb(call: string): string {
  const [program, ...words] = call.split(' ').filter((word) => !word.startsWith('-'));
  if (program === 'npm') return call;
  return program === 'terraform' ? (words[0] ?? '') : words.slice(1, 3).join(' ');
}

function planFile(call: string | undefined): string | undefined {
  return /-out=(\S+)/.exec(call ?? '')?.[1];
}
