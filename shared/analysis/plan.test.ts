import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnalysisRequest } from '../domain/request.ts';
import type { Framework } from '../frameworks/framework.ts';
import { FRAMEWORKS } from '../frameworks/registry.ts';
import { identityQuery, MAX_QUERY, researchQueries } from './plan.ts';

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

it('no query is longer than the service takes, whatever is asked', () => {
  const text = (max: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength: max });
  fc.assert(
    fc.property(
      text(200),
      text(200),
      text(100),
      text(1000),
      (company, industry, region, context) => {
        const asked = { ...request, company, industry, region, context, depth: 'deep' as const };
        for (const query of [identityQuery(asked), ...researchQueries(asked, FRAMEWORKS)]) {
          expect(query.length).toBeLessThanOrEqual(MAX_QUERY);
          expect(query).not.toMatch(/[{}\n]company/);
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('asks more the deeper it goes, every framework its most important question first', () => {
  const at = (depth: AnalysisRequest['depth']) =>
    researchQueries({ ...request, depth }, FRAMEWORKS);
  expect(at('quick').length).toBe(FRAMEWORKS.length);
  expect(at('quick').length).toBeLessThan(at('standard').length);
  expect(at('standard').length).toBeLessThan(at('deep').length);
  expect(at('deep').slice(0, FRAMEWORKS.length)).toEqual(at('quick'));
});

it('region, industry and context change what is searched', () => {
  const plain = researchQueries(request, FRAMEWORKS);
  expect(researchQueries({ ...request, region: 'Norway' }, FRAMEWORKS).join()).toContain('Norway');
  expect(researchQueries({ ...request, context: 'enter trucks?' }, FRAMEWORKS)).toHaveLength(
    plain.length + 1,
  );
  expect(researchQueries({ ...request, industry: 'Batteries' }, FRAMEWORKS)).not.toEqual(plain);
});

it('asks nothing twice', () => {
  const same = { questions: ['{company} rivals'] } as unknown as Framework;
  expect(researchQueries(request, [same, same])).toEqual(['Tesla rivals']);
});

it('searches a name as it is written, whatever it looks like', () => {
  const company = 'Ke$$ha $& {industry} {company}';
  for (const query of researchQueries({ ...request, company }, FRAMEWORKS)) {
    expect(query).toContain(company);
  }
});
