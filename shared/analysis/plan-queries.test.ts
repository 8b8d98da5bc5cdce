import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalysisRequest } from '../domain/request.ts';
import { FRAMEWORKS } from '../frameworks/registry.ts';
import { type Home, placeQueries } from './places.ts';
import { MAX_QUERY, openingQueries, questionCount, questionGroups } from './plan.ts';
import { onQuestionOf, type ProposedQuery, planQueries, QUERY_KINDS } from './plan-queries.ts';

const request: AnalysisRequest = {
  company: 'adidas',
  industry: 'Sportartikel',
  frameworks: ['porter', 'pestel'],
  depth: 'standard',
  language: 'de',
  include_domains: [],
  exclude_domains: [],
  refresh: false,
};
const frameworks = FRAMEWORKS.filter(({ name }) => ['porter', 'pestel'].includes(name));

function planning(proposed: ProposedQuery[], changes: Partial<AnalysisRequest> = {}) {
  const asked = { ...request, ...changes };
  const opening = openingQueries(asked, frameworks);
  const groups = questionGroups(asked, frameworks);
  const count = questionCount(asked, frameworks);
  const input = { proposed, opening, groups, request: asked, homeLanguage: 'de', count };
  const planned = planQueries(input);
  return { planned, all: [...opening, ...planned], count, groups };
}
const query = (text: string, language = 'de', topics: string[] = []): ProposedQuery => ({
  query: text,
  language,
  kind: 'market',
  topics,
});
const texts = (queries: readonly { query: string }[]) => queries.map((one) => one.query);

describe('a plan of searches', () => {
  it('takes the model at its word within the number of the depth', () => {
    const proposed = Array.from({ length: 12 }, (_, at) =>
      query(`Frage ${at}`, 'de', ['porter.1', 'pestel.1']),
    );
    const { planned, count } = planning(proposed);
    expect(count).toBe(4);
    expect(texts(planned)).toEqual(['Frage 0', 'Frage 1', 'Frage 2', 'Frage 3']);
  });

  it('asks the fixed questions without an answer', () => {
    const { planned, count, groups } = planning([]);
    expect(texts(planned)).toEqual(texts(groups).slice(0, count));
  });

  it('fills the hole of a framework whose first question nothing asks, before all that was proposed', () => {
    const proposed = ['a', 'b', 'c', 'd', 'e'].map((text) => query(text, 'de', ['porter.1']));
    const { planned } = planning(proposed);
    expect(planned.flatMap(({ groups }) => groups)).toContain('pestel.1');
    expect(planned).toHaveLength(4);
  });

  it('does not believe one query to answer everything', () => {
    const all = questionGroups(request, frameworks).map(({ id }) => id);
    const { planned } = planning([query('alles', 'de', all)]);
    expect(planned.flatMap(({ groups }) => groups)).toEqual(
      expect.arrayContaining(['porter.1', 'pestel.1']),
    );
    expect(planned.find((one) => one.query === 'alles')?.groups ?? []).toEqual([]);
  });

  it.each<[string, ProposedQuery[], string[]]>([
    ['the same query in another case is one', [query('Markt'), query('MARKT')], ['Markt']],
    ['blank ones fall', [query('  '), query('?!')], []],
    ['a language that nobody asked for falls', [query('рынок', 'ru')], []],
    [
      'English, the home and the report are spoken',
      [query('market', 'en-GB'), query('Markt', 'de_DE')],
      ['Markt', 'market'],
    ],
    ['control characters go', [query('Markt\u0000\u202eanteil')], ['Markt anteil']],
  ])('%s', (_, proposed, kept) => {
    const { planned, groups } = planning(proposed);
    const fixed = new Set(texts(groups));
    expect(
      texts(planned)
        .filter((text) => !fixed.has(text))
        .toSorted(),
    ).toEqual(kept.toSorted());
  });

  it('keeps to the region', () => {
    const { planned } = planning([query('Markt Größe'), query('Markt in Spanien')], {
      region: 'Spanien',
    });
    expect(texts(planned)).toEqual(
      expect.arrayContaining(['Markt Größe Spanien', 'Markt in Spanien']),
    );
  });

  it('has one query of each language that was proposed', () => {
    const proposed = [...'abcdef'].map((text) => query(text, 'en', ['porter.1', 'pestel.1']));
    const { planned } = planning([...proposed, query('Zulieferer Vietnam', 'de')]);
    expect(texts(planned)).toContain('Zulieferer Vietnam');
  });

  it("a third bears on the reader's question, whatever was proposed", () => {
    const context = 'Sollen wir das Trikotgeschäft in Indien ausbauen?';
    const isOn = onQuestionOf({ ...request, context });
    fc.assert(
      fc.property(
        fc.constantFrom('quick' as const, 'standard' as const, 'deep' as const),
        fc.constantFrom('de', 'en', 'fr'),
        fc.array(
          fc.record({
            query: fc.oneof(
              fc.string({ maxLength: 1200 }),
              fc.constant('Trikotgeschäft Indien Kosten'),
            ),
            language: fc.constantFrom('de', 'en', 'xx', ''),
            kind: fc.constantFrom(...QUERY_KINDS),
            topics: fc.array(fc.constantFrom('porter.1', 'porter.2', 'pestel.1', 'nothing'), {
              maxLength: 6,
            }),
          }),
          { maxLength: 40 },
        ),
        (depth, language, proposed) => {
          const { all, count } = planning(proposed, { depth, language, context });
          expect(all.length).toBeLessThanOrEqual(count);
          expect(new Set(texts(all).map((text) => text.toLowerCase())).size).toBe(all.length);
          for (const text of texts(all)) expect(text.length).toBeLessThanOrEqual(MAX_QUERY);
          const on = all.filter((one) => isOn?.(one.query)).length;
          expect(on).toBeGreaterThanOrEqual(Math.ceil(all.length / 3));
          for (const id of ['porter.1', 'pestel.1']) {
            expect(all.flatMap(({ groups }) => groups)).toContain(id);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("measures what bears on the question by the question's own words", () => {
    const isOn = onQuestionOf({ ...request, context: 'Should adidas enter the Indian market?' });
    expect(isOn?.('adidas market share')).toBe(false);
    expect(isOn?.('adidas India market entry costs')).toBe(true);
    expect(onQuestionOf(request)).toBeNull();
  });
});

describe('where a company speaks for itself', () => {
  const home = { name: 'adidas AG', domain: 'adidas-group.com', country: 'DE' };

  it('is searched on its own domain and among the filings of its country', () => {
    const [own, filings] = placeQueries(home, 'adidas Geschäftsbericht Umsatz', request);
    expect(own).toMatchObject({
      query: 'adidas Geschäftsbericht Umsatz',
      domains: ['adidas-group.com'],
    });
    expect(filings?.domains).toContain('bundesanzeiger.de');
  });

  it.each<[string, Partial<Home>, Partial<AnalysisRequest>, (string | undefined)[]]>([
    ['everywhere where its country is not known', { domain: null, country: 'XX' }, {}, [undefined]],
    [
      'nowhere that is left out',
      {},
      { exclude_domains: ['adidas-group.com', 'bafin.de'] },
      ['bundesanzeiger.de'],
    ],
    [
      'nowhere but where the request looks',
      {},
      { include_domains: ['adidas-group.com'] },
      ['adidas-group.com'],
    ],
  ])('%s', (_, changes, asked, first) => {
    const queries = placeQueries({ ...home, ...changes }, undefined, {
      ...request,
      ...asked,
    });
    expect(queries.map(({ domains }) => domains?.[0])).toEqual(first);
    const left = new Set(asked.exclude_domains ?? []);
    expect(queries.flatMap(({ domains }) => domains ?? []).filter((one) => left.has(one))).toEqual(
      [],
    );
  });
});
