'use strict';

/**
 * What a deployed function starts with: runs function.js, and later the packages that it asks for later, with
 * the bytecode that V8 made of them at build time. V8 refuses bytecode of another V8 by itself, but of another
 * source only by its length: hence the checksum. Without usable bytecode all is slower and nothing else.
 *
 * `.cjs`, because functions-framework would load a package to tell what kind of module a `.js` is.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

const parts = new Map();
run('function', module);

function run(part, target) {
  const filename = join(__dirname, `${part}.js`);
  const source = readFileSync(filename);
  const script = new Script(source.toString(), { filename, cachedData: bytecodeOf(part, source) });
  script.runInThisContext()(target.exports, requireOrRun, target, filename, __dirname);
}

/** `later:<part>:<package>` is a package in a part of its own; all else is Node's affair. */
function requireOrRun(id) {
  const [, part, name] = /^later:(.+?):(.+)$/.exec(id) ?? [];
  if (part === undefined) return require(id);
  if (!parts.has(part)) {
    const target = { exports: {} };
    run(part, target);
    parts.set(part, target.exports);
  }
  return parts.get(part)[name]();
}

function bytecodeOf(part, source) {
  try {
    const file = readFileSync(join(__dirname, `${part}.bytecode`));
    const end = file.length - 4;
    return file.readUInt32LE(end) === crc32(source) ? file.subarray(0, end) : undefined;
  } catch {
    return undefined;
  }
}
