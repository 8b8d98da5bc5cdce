import { expect, it } from 'vitest';
import { FRAMEWORKS } from '../frameworks/registry.ts';
import { gathering } from './gather.test-rig.ts';
import { PAGES, PLAN, GERMAN_REPORT as request } from './german-pages.test-rig.ts';
import { onQuestionOf } from './plan-queries.ts';

it('a German report searches in German and English and reaches the pages that answer its topics', async () => {
  const { gathered, asked } = await gathering({
    request,
    frameworks: FRAMEWORKS,
    pages: PAGES,
    answers: { identify: PLAN },
  });
  const reached = new Set(gathered.evidence.sources.map(({ url }) => url));
  const missed = PAGES.filter(({ url }) => !reached.has(url)).map(({ title }) => title);
  expect(reached.size / PAGES.length, `missed: ${missed.join(', ')}`).toBeGreaterThanOrEqual(0.8);

  const words = asked.map((one) => one.query);
  expect(words).toEqual(
    expect.arrayContaining([
      'adidas Klimabilanz Emissionen Umwelt',
      'sporting goods market outlook demand prices',
    ]),
  );
  const isOn = onQuestionOf(request);
  // The search for the company and those of its own places are no questions.
  const questions = asked.slice(1).filter(({ includeDomains }) => includeDomains.length === 0);
  const on = questions.filter((one) => isOn?.(one.query)).length;
  expect(on / questions.length).toBeGreaterThanOrEqual(1 / 3);
  expect(asked.some(({ includeDomains }) => includeDomains.includes('bundesanzeiger.de'))).toBe(
    true,
  );
});

it('without an answer the fixed questions serve, and reach what they can', async () => {
  const { gathered, asked } = await gathering({
    request,
    frameworks: FRAMEWORKS,
    pages: PAGES,
    answers: {},
  });
  expect(gathered.known.gap).toMatchObject({ section: 'identity' });
  const words = asked.map((one) => one.query);
  expect(words.some((one) => one.includes('main competitors market share'))).toBe(true);
  expect(gathered.evidence.sources.length).toBeGreaterThan(0);
});

it('searches what it can while the company is being established', async () => {
  const english = { ...request, language: 'en' };
  const { steps } = await gathering({
    request: english,
    frameworks: FRAMEWORKS,
    pages: PAGES,
    answers: { identify: PLAN },
  });
  const names = steps.ran.map(({ name }) => name);
  const planned = names.indexOf('search:adidas Zulieferer Vietnam Lieferkettengesetz');
  const fixed = names.indexOf('search:adidas Sportartikel main competitors market share');
  expect(fixed).toBeGreaterThan(0);
  expect(fixed).toBeLessThan(planned);
});

it('pages that the request does not admit are told with those that are set aside, and no page twice', async () => {
  const [first, second, ...others] = PAGES;
  if (first === undefined || second === undefined) throw new Error('no pages');
  const host = new URL(first.url).hostname;
  const { gathered } = await gathering({
    request: { ...request, exclude_domains: [host] },
    frameworks: FRAMEWORKS,
    pages: [first, second, { ...second, url: 'https://copy.example/1' }, ...others],
    answers: { identify: PLAN },
  });
  const { setAside } = gathered.evidence;
  const why = (url: string) => setAside.filter((one) => one.url === url).map((one) => one.why);
  expect(why(first.url)).toEqual(['not_admitted']);
  expect(setAside.map(({ why: reason }) => reason)).toContain('copy');
  expect(new Set(setAside.map(({ url }) => url)).size).toBe(setAside.length);
  const read = gathered.pages.map(({ url }) => url);
  expect(setAside.filter(({ url }) => read.includes(url))).toEqual([]);
});
