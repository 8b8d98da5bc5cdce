import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

it('each door of the threat model is tried by the attacker, and each that is tried is told of', () => {
  const told = [
    ...read('../../docs/threat-model.md').matchAll(/^\*\*((?:`[a-z ]+`(?:, )?)+)\.\*\*/gm),
  ];
  const doors = told.flatMap(([, names = '']) =>
    names.split(', ').map((name) => name.slice(1, -1)),
  );
  const script = read('./attacker.system.test.ts');
  const tried = [...script.matchAll(/(?:tries|note)\(\s*'([a-z ]+)'/g)].map(([, door]) => door);
  expect(doors.length).toBeGreaterThan(5);
  expect(doors.sort()).toEqual([...new Set(tried)].sort());
});
