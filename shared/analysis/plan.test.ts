import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Framework } from '../frameworks/framework.ts';
import { FRAMEWORKS } from '../frameworks/registry.ts';
import {
  firstRoundCount,
  identityQuery,
  MAX_QUERY,
  openingQueries,
  questionCount,
  questionGroups,
} from './plan.ts';
import { onQuestionOf } from './plan-queries.ts';

const request: AnalysisRequest = {
  company: 'Tesla',
  industry: 'Electric Vehicles',
  frameworks: ['porter'],
  depth: 'standard',
  language: 'en',
  include_domains: [],
  exclude_domains: [],
  refresh: false,
};
const asked = (changes: Partial<AnalysisRequest> = {}) =>
  questionGroups({ ...request, ...changes }, FRAMEWORKS).map(({ query }) => query);

it('no query is longer than the service takes, whatever is asked', () => {
  const text = (max: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: max });
  fc.assert(
    fc.property(
      text(200),
      text(200),
      text(100),
      text(1000),
      (company, industry, region, context) => {
        const hard = { ...request, company, industry, region, context };
        const queries = [identityQuery(hard), ...openingQueries(hard, FRAMEWORKS)];
        for (const query of [...queries.map((one) => one.query), ...asked(hard)]) {
          expect(query.length).toBeLessThanOrEqual(MAX_QUERY);
          expect(query).not.toMatch(/[{}\n]company/);
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('asks more the deeper it goes, every framework its most important question first', () => {
  const at = (depth: AnalysisRequest['depth']) => questionCount({ ...request, depth }, FRAMEWORKS);
  expect(at('quick')).toBe(FRAMEWORKS.length);
  expect(at('quick')).toBeLessThan(at('standard'));
  expect(at('standard')).toBeLessThan(at('deep'));
  const ranks = questionGroups(request, FRAMEWORKS).map(({ rank }) => rank);
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
});

it('region, industry and context change what is searched', () => {
  expect(asked({ region: 'Norway' }).join()).toContain('Norway');
  expect(asked({ industry: 'Batteries' })).not.toEqual(asked());
  expect(questionCount({ ...request, context: 'enter trucks?' }, FRAMEWORKS)).toBe(
    questionCount(request, FRAMEWORKS) + 1,
  );
  expect(identityQuery({ ...request, company_domain: 'tesla.com' }).query).toContain('tesla.com');
});

it('an English report asks each first question at once, any other waits for words of its language', () => {
  const opening = (changes: Partial<AnalysisRequest>) =>
    openingQueries({ ...request, ...changes }, FRAMEWORKS);
  expect(opening({}).flatMap(({ groups }) => groups)).toEqual(
    FRAMEWORKS.map(({ name }) => `${name}.1`),
  );
  expect(opening({ language: 'de' })).toEqual([]);
  const german = opening({ language: 'de', context: 'Werk in Mexiko bauen?' });
  expect(german.map(({ query }) => query)).toEqual(['Tesla Werk in Mexiko bauen?']);
});

it('a third of what is asked at once bears on what the reader wants to decide', () => {
  const context = 'Build a plant in Mexico?';
  const opening = openingQueries({ ...request, depth: 'quick', context }, FRAMEWORKS);
  const isOn = onQuestionOf({ ...request, context });
  const on = opening.filter(({ query }) => isOn?.(query)).length;
  expect(on / opening.length).toBeGreaterThanOrEqual(1 / 3);
  expect(opening).toHaveLength(FRAMEWORKS.length + 1);
});

it('asks nothing twice', () => {
  const same = { name: 'x', questions: ['{company} rivals'] } as unknown as Framework;
  expect(questionCount(request, [same, same])).toBe(1);
  expect(openingQueries(request, [same, same]).map(({ query }) => query)).toEqual(['Tesla rivals']);
  expect(firstRoundCount(request, [same])).toBe(4);
});

it('searches a name as it is written, whatever it looks like', () => {
  const company = 'Ke$$ha $& {industry} {company}';
  for (const query of asked({ company })) expect(query).toContain(company);
});
