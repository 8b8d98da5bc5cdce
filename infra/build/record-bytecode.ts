import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import vm from 'node:vm';
import { crc32 } from 'node:zlib';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { FRAMEWORK } from './bundle.ts';
import { startVoidServices } from './void-services.ts';

type Call = [method: string, path: string, status: number, body?: string];

/**
 * What the functions for whose first answer someone waits are asked, and what they answer beside the void
 * services; the others are started only. Bytecode of what only later calls reach would have to be read at
 * each start too.
 */
const FIRST_CALLS: Record<string, Call[]> = {
  api: [
    ['GET', '/health/live', 200],
    ['POST', '/analyze', 202, '{"company":"Example"}'],
  ],
  health: [
    ['GET', '/live', 200],
    ['GET', '/ready', 503],
  ],
  sweep: [['POST', '/', 200, '{}']],
  render: [['POST', '/', 204, '{}']],
  worker: [['POST', '/', 204, '{}']],
};

/**
 * `record-bytecode.ts <name> <folder>`: starts the function as deployed, makes its first calls, and keeps the
 * bytecode that V8 has made by then: what a cold start would compile otherwise.
 */
const [name = '', folder = ''] = process.argv.slice(2);
const services = await startVoidServices();
// What any function needs to start.
Object.assign(process.env, {
  ...services.env,
  PLATFORM: 'gcp',
  GCP_PROJECT_ID: 'recording',
  GCP_REGION: 'europe-west1',
  REPORTS_BUCKET: 'recording',
  BACKUP_BUCKET: 'recording',
  GEMINI_API_KEY: 'none',
  GEMINI_BASE_URL: 'http://127.0.0.1:1',
  TAVILY_API_KEY: 'none',
  TAVILY_BASE_URL: 'http://127.0.0.1:1',
  LOG_LEVEL: 'silent',
});

const require = createRequire(import.meta.url);
// The function registers itself with the framework that is asked below, wherever its folder lies.
const framework = require.resolve(FRAMEWORK);
registerHooks({ resolve: (id, context, next) => next(id === FRAMEWORK ? framework : id, context) });

// entry.cjs takes the class from the same object.
const scripts: { file: string; script: vm.Script }[] = [];
vm.Script = class extends vm.Script {
  constructor(code: string, options: vm.ScriptOptions & { filename: string }) {
    super(code, options);
    scripts.push({ file: options.filename, script: this });
  }
};
require(join(folder, 'index.cjs'));

const server = getTestServer(name).listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
for (const [method, path, status, body] of FIRST_CALLS[name] ?? []) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}${path}`, { method, headers, body: body ?? null });
  const answer = await response.text();
  if (response.status !== status)
    throw new Error(`${method} ${path}: ${response.status} ${answer}`);
}

for (const { file, script } of scripts) {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32LE(crc32(readFileSync(file)));
  const bytecode = Buffer.concat([script.createCachedData(), checksum]);
  writeFileSync(file.replace(/\.js$/, '.bytecode'), bytecode);
}
process.exit();
