import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './build/root.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const { dependencies, devDependencies } = JSON.parse(read('package.json'));
const [, toRun = '', toDevelop = ''] = read('docs/licences.md').split(/^## /mu);

/** As `docs/licences.md` lists it. */
function stated(name: string): string {
  const { license } = JSON.parse(read(`node_modules/${name}/package.json`));
  return `| ${name} | ${license} |`;
}
const rowsOf = (part: string) => part.split('\n').filter((line) => /^\| [@\w]/u.test(line));

it.each([
  ['to run', toRun, dependencies],
  ['to develop', toDevelop, devDependencies],
])(
  'every package that is needed %s stands in the list with the licence that it states',
  (_, part, packages) => {
    expect(rowsOf(part).slice(1)).toEqual(Object.keys(packages).map(stated));
  },
);
