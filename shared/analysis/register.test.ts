import { describe, expect, it } from 'vitest';
import type { NameEntry } from '../domain/names/name-entries.ts';
import { PermanentError } from '../errors.ts';
import { FRAMEWORKS } from '../frameworks/registry.ts';
import type { Filer } from '../ports.ts';
import { createFreeSteps } from '../testing/free-steps.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryObjects } from '../testing/memory-objects.ts';
import { gathering, NOW, REQUEST, type TestPage } from './gather.test-rig.ts';
import { ownEntry } from './register.ts';

const porter = FRAMEWORKS.filter(({ name }) => name === 'porter');
const PAGE: TestPage = {
  url: 'https://news.example/x',
  title: 'Halden company overview',
  text: 'Halden brews beer. Halden opened a plant. An overview of the company Halden.',
};
const string = (value: string) => ({ snaktype: 'value', datavalue: { value } });
const says = (mainsnak: object, qualifiers?: object) => ({ mainsnak, rank: 'normal', qualifiers });
const entity = (id: string, description: string, claims: object, aliases: string[] = []) => ({
  ...{ id, labels: { en: { value: 'Halden' } }, descriptions: { en: { value: description } } },
  aliases: { en: aliases.map((value) => ({ value })) },
  claims,
});
const BREWER = entity(
  ...(['Q11', 'Danish brewery'] as const),
  {
    P856: [says(string('https://halden-beer.example/'))],
    P414: [says({ snaktype: 'somevalue' }, { P249: [string('HALB')] })],
    P5531: [says(string('1007'))],
  },
  ['Halden Bryggeri', 'Old Mill Beer'],
);
const SHIPPER = entity('Q12', 'American shipping company', {
  P856: [says(string('https://haldenlines.example/'))],
});

const IDENTIFY = {
  ...{ evidence: [], name: 'Halden', aliases: [], ticker: null, domain: null, rivals: [] },
  queries: [],
};

async function asked(
  entities: object[] | Error,
  identify: object,
  changes: { company_domain?: string; industry?: string } = {},
  pages: TestPage[] = [PAGE],
) {
  const objects = createMemoryObjects();
  const filers: Filer[] = [];
  const { signal } = new AbortController();
  const raw = () => {
    if (entities instanceof Error) throw entities;
    const answer = { entities: Object.fromEntries(entities.map((one) => [Object(one).id, one])) };
    return { url: 'https://www.wikidata.org/wiki/Q11', raw: Buffer.from(JSON.stringify(answer)) };
  };
  const { industry: _none, ...plain } = REQUEST;
  const {
    gathered,
    questions,
    asked: searches,
  } = await gathering({
    request: { ...plain, company: 'Halden', frameworks: ['porter'], depth: 'quick', ...changes },
    frameworks: porter,
    pages,
    answers: { identify: { ...IDENTIFY, ...identify } },
    facts: {
      sources: [
        { name: 'wikidata', bearers: async () => raw() },
        {
          name: 'sec',
          filings: async (company) => {
            filers.push(company);
            return null;
          },
        },
      ],
      ...{ steps: createFreeSteps(), objects, clock: createManualClock(NOW), jobId: 'j', signal },
    },
  });
  const stored = await objects.list('sources/j/');
  return { gathered, questions, searches, stored, filers };
}

describe('what a register knows of the company', () => {
  it('names, ticker and domain that no page shows, and its number for the filings; the answer is stored', async () => {
    const { gathered, questions, searches, stored, filers } = await asked([BREWER, SHIPPER], {
      entry: 'Q11',
    });
    expect(gathered.known.identity).toMatchObject({
      ...{ name: 'Halden', ticker: 'HALB', domain: 'halden-beer.example' },
      aliases: ['Halden Bryggeri', 'Old Mill Beer'],
    });
    expect(filers).toMatchObject([{ ticker: 'HALB', cik: '0000001007' }]);
    expect(searches.flatMap(({ includeDomains }) => includeDomains)).toContain(
      'halden-beer.example',
    );
    expect(stored.map(({ name, sha256 }) => name === `sources/j/${sha256}.json`)).toEqual([true]);
    expect(questions[0]?.prompt).toContain('- Q12: Halden; American shipping company');
  });

  it('is never a source', async () => {
    const { gathered } = await asked([BREWER], { entry: 'Q11' });
    expect(gathered.pages.map(({ url }) => url)).toEqual([PAGE.url]);
  });

  it('is not asked about where nobody bears the name there', async () => {
    const { questions } = await asked([], {});
    expect(questions[0]?.prompt).not.toContain('register');
  });

  it('and a domain that has nothing of its name is not believed by it alone', async () => {
    const spoilt = entity('Q11', 'Danish brewery', {
      P856: [says(string('https://casino.example/'))],
    });
    const { gathered } = await asked([spoilt], { entry: 'Q11' });
    expect(gathered.known.identity.domain).toBeNull();
  });

  it.each([
    ['that is away', new PermanentError('source_unavailable', 'Wikidata answered 403')],
    ['that answers in another form', [{ id: 'X' }]],
  ])('a register %s is a gap and no more', async (_, given) => {
    const { gathered } = await asked(given, {});
    expect(gathered.searchGaps).toMatchObject([
      { section: 'identity', reason: 'source_unavailable' },
    ]);
    expect(gathered.known.identity.name).toBe('Halden');
  });
});

describe('several bearers in a register', () => {
  const equals = [
    { name: 'Halden', industry: 'Brewing', domain: null, sources: ['S1'] },
    { name: 'Halden', industry: null, domain: null, sources: ['Q12'] },
  ];

  it('are candidates without a page of their own', async () => {
    await expect(asked([BREWER, SHIPPER], { equals })).rejects.toMatchObject({
      code: 'ambiguous_company',
      candidates: [
        { name: 'Halden', industry: 'Brewing', domain: null },
        { name: 'Halden', industry: 'American shipping company', domain: 'haldenlines.example' },
      ],
    });
  });

  it.each<[string, object, object]>([
    [
      'an entry that was not shown',
      { equals: [equals[0], { ...equals[1], sources: ['Q77'] }] },
      {},
    ],
    ['one entry for both', { equals: equals.map((one) => ({ ...one, sources: ['Q12'] })) }, {}],
    ["the reader's domain", { equals }, { company_domain: 'haldenlines.example' }],
    ["the reader's industry", { equals }, { industry: 'Shipping' }],
  ])('are none by %s', async (_, identify, changes) => {
    const { gathered } = await asked([BREWER, SHIPPER], identify, changes);
    expect(gathered.known.identity.name).toBe('Halden');
  });
});

describe("the company's entry", () => {
  const entry = (id: string, parts: Partial<NameEntry> = {}): NameEntry => ({
    ...{ id, name: 'Halden', names: [], former: [], description: '' },
    ...{ tickers: [], cik: null, domains: [], ...parts },
  });
  const [beer, lines] = [
    entry('Q11', { domains: ['halden-beer.example'], tickers: ['HALB'] }),
    entry('Q12', { domains: ['haldenlines.example'] }),
  ];
  it.each<[string, string | null, string | null, string | null, string | null]>([
    ['that of its domain, whatever the model says', 'haldenlines.example', null, 'Q11', 'Q12'],
    ['what the model chose', null, null, 'Q11', 'Q11'],
    ['none that the model did not choose', null, null, null, null],
    ['none that was not shown', null, null, 'Q99', null],
    ['none with another domain', 'halden.example', null, 'Q11', null],
    ['none with another ticker', null, 'HLN', 'Q11', null],
  ])('is %s', (_, domain, ticker, chosen, id) => {
    expect(ownEntry([beer, lines], { domain, ticker }, chosen)?.id ?? null).toBe(id);
  });
});
