'use strict';
/**
 * Plain JavaScript that any Node since 12 reads: runs a TypeScript entry of this project under Node 24 or newer,
 * with what stands in .env. Looks for it here first, then in what npm has installed, then in PATH.
 */
const { spawn, spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { delimiter, join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

const NEEDED = 24;
const root = resolve(__dirname, '../..');
const exe = process.platform === 'win32' ? 'node.exe' : 'node';

const majorOf = (version) => Number(String(version).split('.')[0]);

/** Where a Node may lie, nearest first. */
function places(env) {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const packages = [
    'node',
    `node-${platform}-${process.arch}`,
    `node-bin-${platform}-${process.arch}`,
  ];
  const installed = packages.map((name) => join(root, 'node_modules', name, 'bin', exe));
  const inPath = String(env.PATH || '')
    .split(delimiter)
    .map((folder) => join(folder, exe));
  return installed.concat(inPath);
}

function find(env) {
  return places(env).find((place) => {
    if (!existsSync(place)) return false;
    const { stdout, status } = spawnSync(place, ['-p', 'process.versions.node'], {
      encoding: 'utf8',
    });
    return status === 0 && majorOf(stdout) >= NEEDED;
  });
}

/** `entry`: relative to the project. The arguments of this process after the first `taken` are its own. */
function launch(entry, taken) {
  const file = join(root, entry);
  if (majorOf(process.versions.node) >= NEEDED) {
    if (existsSync('.env')) process.loadEnvFile('.env');
    process.argv.splice(1, taken, file);
    import(pathToFileURL(file).href).catch((error) => {
      console.error(error);
      process.exitCode = 1;
    });
    return;
  }
  const node = find(process.env);
  if (node === undefined) {
    console.error(
      `ConsultantOS needs Node.js ${NEEDED} or newer, this is ${process.version}, and the one it brings was not installed (npm was told to run no install scripts): run "npm rebuild node", or put Node.js ${NEEDED} first in PATH.`,
    );
    process.exitCode = 1;
    return;
  }
  const args = [join(__dirname, 'launch.cjs'), entry].concat(process.argv.slice(1 + taken));
  const child = spawn(node, args, { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both: the child decides what it means.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = signal === null ? code : 1;
  });
}

module.exports = { launch };

if (require.main === module) launch(String(process.argv[2]), 2);
