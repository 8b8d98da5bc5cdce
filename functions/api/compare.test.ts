import { expect, it } from 'vitest';
import { comparisonSchema } from '../../shared/domain/comparison.ts';
import { reportBytes } from '../../shared/report/json.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { sampleReport } from '../../shared/testing/sample-report.ts';
import { BROWSER, createTestApi } from './api.test-rig.ts';

async function twoReports(companies: [string, string] = ['Tesla', 'Tesla']) {
  const objects = createMemoryObjects();
  const api = createTestApi({}, objects);
  await objects.putIfAbsent('r.json', reportBytes(sampleReport()), 'application/json');
  const ids: string[] = [];
  for (const company of companies) {
    const id = await api.ask(company);
    await api.storeReport(id, company);
    ids.push(id);
  }
  const [a = '', b = ''] = ids;
  return { ...api, a, b };
}

it('what changed is told as data and as a page', async () => {
  const { get, a, b } = await twoReports();
  const data = await get(`/compare?a=${a}&b=${b}`);
  expect(data.status).toBe(200);
  comparisonSchema.strict().parse(await data.json());
  const page = await get(`/compare?a=${a}&b=${b}`, BROWSER);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<h2>Figures</h2>');
});

it('a browser that names one report is shown the others of the company, programs must name both', async () => {
  const { get, a, b } = await twoReports();
  expect(await (await get(`/compare?a=${a}`, BROWSER)).text()).toContain(`&b=${b}`);
  expect((await get(`/compare?a=${a}`)).status).toBe(400);
});

it('reports on different companies, and jobs without one, are not compared', async () => {
  const { get, a, b, ask } = await twoReports(['Tesla', 'Netflix']);
  expect((await get(`/compare?a=${a}&b=${b}`)).status).toBe(409);
  expect((await get(`/compare?a=${a}&b=${await ask('Tesla')}`)).status).toBe(409);
  expect((await get(`/compare?a=${a}&b=nobody`)).status).toBe(404);
});
