import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BROWSER, createTestApi } from './api.test-rig.ts';
import { codeOf, PROBLEM_CODES } from './problem-codes.ts';

it('the list of codes is that of the refusals there are', () => {
  const code = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!test)\.ts$/.test(name) && !name.includes('.test'))
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n');
  const titles = [...code.matchAll(/new Problem\(\s*\d+,\s*'([^']+)'/g)].map(
    ([, title = '']) => title,
  );
  expect(titles.length).toBeGreaterThan(20);
  expect([...new Set(titles.map(codeOf))].sort()).toEqual(Object.keys(PROBLEM_CODES).sort());
});

it('a refusal names its code and the page on it', async () => {
  const { get } = createTestApi();
  const problem = (await (await get('/nothing')).json()) as { code: string; type: string };
  expect([problem.code, problem.type]).toEqual(['not_found', '/docs/problems/not_found']);
  expect(await (await get(problem.type, BROWSER)).text()).toContain('not_found');
  expect((await get('/docs/problems/unheard_of')).status).toBe(404);
});
