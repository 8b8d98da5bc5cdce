import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDataDir } from '../../shared/adapters/embedded/data-dir.ts';
import { createEmbeddedDocuments } from '../../shared/adapters/embedded/documents.ts';
import { createEmbeddedObjects } from '../../shared/adapters/embedded/objects.ts';
import { reportBytes } from '../../shared/report/json.ts';
import { renderPdf } from '../../shared/report/pdf.ts';
import { DEFAULT_THEME } from '../../shared/report/theme.ts';
import { sampleReport } from '../../shared/testing/sample-report.ts';
import { buildFunction } from './build.ts';
import { FRAMEWORK } from './bundle.ts';
import { type Deployment, deploy } from './deployment.ts';
import { functionNames } from './functions.ts';
import type { Instance } from './instance.ts';

const KEYS = { GEMINI_API_KEY: 'test', TAVILY_API_KEY: 'test' };
const JSON_TYPE = { 'content-type': 'application/json' };
let deployment: Deployment;
let dataDir: string;
let running: Instance | undefined;

beforeAll(async () => {
  deployment = await deploy(functionNames());
}, 120_000);
afterAll(() => deployment.remove());
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'consultantos-bundle-'));
});
afterEach(async () => {
  await running?.kill('SIGKILL');
  running = undefined;
  for (const folder of [dataDir, `${dataDir}-copies`])
    rmSync(folder, { recursive: true, force: true });
});

async function start(name: string, env: Record<string, string> = {}): Promise<Instance> {
  running = await deployment.start(name, { DATA_DIR: dataDir, ...KEYS, ...env });
  return running;
}

const post = (url: string, body: string) =>
  fetch(url, { method: 'POST', headers: JSON_TYPE, body });

describe('the deployed api, with nothing to resolve but the framework,', () => {
  it('answers its contract, accepts a job and answers bad JSON itself', async () => {
    const { url } = await start('api');
    const contract = await fetch(`${url}/openapi.json`);
    expect(await contract.json()).toMatchObject({ openapi: '3.1.0' });
    const accepted = await post(`${url}/analyze`, '{"company":"Tesla"}');
    expect(accepted.status).toBe(202);
    const bad = await post(`${url}/analyze`, '{"company": ');
    expect(bad.status).toBe(400);
    expect(bad.headers.get('content-type')).toBe('application/problem+json');
  });

  it('names every fault of its configuration and exits before it listens', async () => {
    const wrong = start('api', { PORT: 'eighty', LOG_LEVEL: 'loud', GEMINI_MODEL: 'gpt' });
    await expect(wrong).rejects.toThrow(/exit code 1.*PORT.*LOG_LEVEL.*GEMINI_MODEL/s);
  });
});

it('the deployed worker quarantines a push that it cannot read', async () => {
  const { url, kill } = await start('worker');
  const pushed = await post(url, '{"message":{"messageId":"1"},"subscription":"s"}');
  expect(pushed.status).toBe(204);
  await kill('SIGTERM');
  const opened = openDataDir(dataDir);
  const documents = createEmbeddedDocuments({ database: opened.database });
  expect(await documents.count('quarantine')).toBe(1);
  opened.close();
});

it('the deployed render writes a PDF, with no fonts but those it brings', async () => {
  const opened = openDataDir(dataDir);
  const objects = createEmbeddedObjects({ folder: opened.objectsFolder });
  const { head } = await objects.putIfAbsent(
    'reports/j/r.json',
    reportBytes(sampleReport()),
    'a/b',
  );
  const data = {
    ...{ jobId: 'j', company: 'Tesla', companyKey: 'tesla', industry: null, frameworks: [] },
    ...{ status: 'completed', headline: null, confidence: 1, demonstration: false },
    ...{ createdAt: '2026-01-01T00:00:00Z', expireAt: '2999-01-01T00:00:00Z' },
    files: { json: { name: head.name, sha256: head.sha256, bytes: head.bytes } },
  };
  const documents = createEmbeddedDocuments({ database: opened.database });
  await documents.commit([{ op: 'set', collection: 'reports', id: 'j', data }]);
  opened.close();
  const { url, kill, words } = await start('render');
  const asked = { jobId: 'j', formats: ['pdf', 'html'], paper: 'A4', v: 1 };
  const message = {
    messageId: '1',
    data: Buffer.from(JSON.stringify(asked)).toString('base64'),
  };
  const pushed = await post(url, JSON.stringify({ message, subscription: 's' }));
  expect(pushed.status, words()).toBe(204);
  await kill('SIGTERM');
  const made = await objects.list('formats/');
  expect(made.map(({ contentType }) => contentType)).toEqual([
    'text/html; charset=utf-8',
    'application/pdf',
  ]);
  const here = await renderPdf(sampleReport(), { theme: DEFAULT_THEME, paper: 'A4' });
  expect(made[1]?.sha256).toBe(createHash('sha256').update(here).digest('hex'));
}, 60_000);

it('only the function that writes formats holds what writes them', () => {
  const holds = functionNames().filter((name) =>
    readFileSync(join(deployment.folderOf(name), 'function.js'), 'utf8').includes('#set document('),
  );
  expect(holds).toEqual(['render']);
});

it('the deployed sweep answers what it did', async () => {
  const { url } = await start('sweep');
  expect(await (await post(url, '{}')).json()).toMatchObject({ relayed: 0 });
});

it('the deployed health says what it can use', async () => {
  const { url } = await start('health');
  const ready = await fetch(`${url}/ready`);
  expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'ready' }]);
});

it('the deployed backup makes a copy, and verifies it', async () => {
  const { url } = await start('backup', { BACKUP_DIR: `${dataDir}-copies` });
  const made = await post(`${url}/now`, '{}');
  expect([made.status, await made.json()]).toMatchObject([200, { runs: [{ state: 'verified' }] }]);
});

it('the deployed lifecycle brings the rules into force', async () => {
  const { url } = await start('lifecycle');
  const done = await post(url, '{}');
  expect([done.status, await done.json()]).toMatchObject([200, { outcome: 'in_force' }]);
});

describe('the bytecode', () => {
  /** What Node's `vm` said of each piece of bytecode that entry.cjs gave it. */
  const WATCH = `const vm = require('node:vm');
    vm.Script = class extends vm.Script {
      constructor(code, options) {
        super(code, options);
        console.error('bytecode', options.cachedData !== undefined, this.cachedDataRejected);
      }
    };`;
  const watch = join(tmpdir(), `consultantos-watch-${process.pid}.cjs`);
  beforeAll(() => writeFileSync(watch, WATCH));
  afterAll(() => rmSync(watch));

  it('is used, in another folder than it was made in, with the memory limit the platform sets', async () => {
    const { words, kill } = await start('api', {
      NODE_OPTIONS: `--require=${watch} --max-old-space-size=448`,
    });
    await kill('SIGTERM');
    expect(words()).toContain('bytecode true false');
  });

  it('is left aside when it is of another source of the same length', async () => {
    const file = join(deployment.folderOf('sweep'), 'function.js');
    const source = readFileSync(file, 'utf8');
    try {
      writeFileSync(file, source.replace('"sweep failed"', '"sweep gailed"'));
      const { words, kill } = await start('sweep', { NODE_OPTIONS: `--require=${watch}` });
      await kill('SIGTERM');
      expect(words()).toContain('bytecode false undefined');
    } finally {
      writeFileSync(file, source);
    }
  });

  it('is not needed, and nothing is written where the function lies', async () => {
    const folder = deployment.folderOf('sweep');
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.bytecode')) rmSync(join(folder, name));
    }
    const before = readdirSync(folder);
    chmodSync(folder, 0o555);
    try {
      const { url } = await start('sweep');
      expect((await post(url, '{}')).status).toBe(200);
      expect(readdirSync(folder)).toEqual(before);
    } finally {
      chmodSync(folder, 0o755);
    }
  });
});

it('the administration of Firestore is left out where nobody asks it, and nowhere else', () => {
  const holds = functionNames().filter((name) =>
    readFileSync(join(deployment.folderOf(name), 'google-cloud.js'), 'utf8').includes(
      'ExportDocumentsRequest:{fields',
    ),
  );
  expect(holds).toEqual(['backup']);
});

/** Every file of a bundle but the bytecode, which is of this machine, and the packages. */
function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .filter((name) => !/bytecode|^node_modules/.test(name))
    .sort();
}

it('built again, every file of a bundle has the same bytes', async () => {
  const again = await deploy(['api']);
  try {
    const [folder, before] = [again.folderOf('api'), deployment.folderOf('api')];
    const names = sourcesIn(folder);
    expect(names).toEqual(expect.arrayContaining(['function.js', 'swagger-ui/swagger-ui.css']));
    expect(names).toEqual(sourcesIn(before));
    for (const name of names) {
      const same = readFileSync(join(folder, name)).equals(readFileSync(join(before, name)));
      expect(same, name).toBe(true);
    }
  } finally {
    again.remove();
  }
});

it('is built with the framework of the project, whatever lies beside the folder', async () => {
  const home = mkdtempSync(join(tmpdir(), 'consultantos-built-'));
  const foreign = join(home, 'node_modules', FRAMEWORK);
  try {
    mkdirSync(foreign, { recursive: true });
    writeFileSync(join(foreign, 'index.js'), 'throw new Error("a stranger");');
    const { bytecodeBytes } = await buildFunction('sweep', join(home, 'dist'));
    expect(bytecodeBytes).toBeGreaterThan(0);
  } finally {
    rmSync(home, { recursive: true });
  }
});
