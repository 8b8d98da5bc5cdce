import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COPIED, LEFT_OUT } from './copied-collections.ts';

const root = join(import.meta.dirname, '../..');

it('every collection of the code is in exports, or left out by name', () => {
  expect([...COPIED, ...LEFT_OUT].sort()).toEqual([...collections()].sort());
});

/** Those that production code reads or writes, by the constant or the word that stands there. */
function collections(): Set<string> {
  const files = ['shared', 'functions'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !/\.test(-\w+)?\.ts$|^testing/.test(path))
      .map((path) => readFileSync(join(root, folder, path), 'utf8')),
  );
  const valueIn = (code: string, name: string) =>
    new RegExp(`const ${name} = '(\\w+)';`).exec(code)?.[1];
  const named = files.flatMap((code) => {
    const uses = code.matchAll(
      /(?:collection: |documents\.(?:get|count)\(\s*)(?:'(\w+)'|([A-Z][A-Z_]+\b)(?!\.))/g,
    );
    return [...uses].map(([, word, name = '']) => {
      const elsewhere = () => files.map((other) => valueIn(other, name)).find(Boolean);
      return word ?? valueIn(code, name) ?? elsewhere() ?? name;
    });
  });
  return new Set(named);
}
