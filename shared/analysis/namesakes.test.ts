import { describe, expect, it } from 'vitest';
import { FRAMEWORKS } from '../frameworks/registry.ts';
import { gathering, REQUEST, type TestPage } from './gather.test-rig.ts';

const porter = FRAMEWORKS.filter(({ name }) => name === 'porter');
const page = (id: string, title: string, text: string): TestPage => ({
  ...{ url: `https://${id}.example/x`, title, text },
});
const BANK = page(
  'bank',
  'Mercury company overview',
  'Mercury offers bank accounts to start-ups. An overview of the company Mercury.',
);
const CARS = page(
  'cars',
  'Mercury company headquarters',
  'Mercury built cars until 2011. The headquarters of the company Mercury were in Dearborn.',
);
const bearer = (name: string, industry: string, domain: string | null, source: string) => ({
  name,
  industry,
  domain,
  sources: [source],
});
const EQUALS = [
  bearer('Mercury', 'Banking', 'mercury.com', 'S1'),
  bearer('Mercury', 'Cars', null, 'S2'),
];
const IDENTIFY = {
  ...{ evidence: [], name: 'Mercury', aliases: [], ticker: null, domain: null, rivals: [] },
  queries: [
    {
      query: 'Mercury main competitors market',
      language: 'en',
      kind: 'rivals',
      topics: ['porter.1'],
    },
  ],
};
const request = { ...REQUEST, company: 'Mercury', frameworks: ['porter'], depth: 'quick' as const };

function asking(
  answers: Record<string, unknown>,
  changes: Partial<typeof request> & { company_domain?: string } = {},
  pages: readonly TestPage[] = [BANK, CARS],
) {
  const { industry: _none, ...plain } = request;
  return gathering({ request: { ...plain, ...changes }, frameworks: porter, pages, answers });
}

describe('several bearers of a name with an equal claim', () => {
  it('end the job with the candidates, before anything further is bought', async () => {
    const failing = asking({ identify: { ...IDENTIFY, equals: EQUALS } });
    await expect(failing).rejects.toMatchObject({
      code: 'ambiguous_company',
      candidates: [
        { name: 'Mercury', industry: 'Banking', domain: 'mercury.com' },
        { name: 'Mercury', industry: 'Cars', domain: null },
      ],
      retryable: false,
    });
    await expect(failing).rejects.toThrow(
      /"Mercury" may mean several.*Banking, mercury\.com.*company_domain/,
    );
  });

  it.each<[string, Parameters<typeof asking>[1], unknown[]]>([
    ['the industry tells them apart', { industry: 'Bank software' }, EQUALS],
    ['the web domain does', { company_domain: 'mercury.com' }, EQUALS],
    ['one has no page of its own', {}, [EQUALS[0], bearer('Mercury', 'Cars', null, 'S1')]],
    ['a page does not name it', {}, [EQUALS[0], bearer('Mercury', 'Cars', null, 'S9')]],
  ])('do not where %s', async (_, changes, equals) => {
    const { gathered, asked } = await asking({ identify: { ...IDENTIFY, equals } }, changes);
    expect(gathered.known.identity.domain).toBe(changes?.company_domain ?? null);
    expect(asked.length).toBeGreaterThan(1);
  });

  it('the domain that answers it is searched, named to the model and stands', async () => {
    const { questions, asked } = await asking(
      { identify: IDENTIFY },
      { company_domain: 'mercury.com' },
    );
    expect(questions[0]?.prompt).toContain('Web domain: mercury.com');
    expect(asked.some(({ includeDomains }) => includeDomains.includes('mercury.com'))).toBe(true);
  });
});

describe('a page of a later search about another bearer', () => {
  const PLANET = page(
    'planet',
    'Mercury main market of craters',
    'The planet Mercury has craters. The main market of Mercury probes is science.',
  );
  const OURS = page(
    'ours',
    'Mercury main competitors',
    'Mercury and its main competitors, such as Brex, share the market of start-ups.',
  );
  const answers = (not: string[]) => ({
    identify: { ...IDENTIFY, rivals: ['Brex'], not_about: ['S2'] },
    'identify:2': { not_about: not },
  });

  it('is set aside where the model says so', async () => {
    const { gathered, questions } = await asking(answers(['S2', 'S3', 'S4']), {}, [
      BANK,
      PLANET,
      OURS,
    ]);
    const asked = questions.find(({ name }) => name === 'identify:2')?.prompt ?? '';
    expect(asked).toContain('craters');
    expect(gathered.evidence.setAside).toContainEqual({
      url: PLANET.url,
      title: PLANET.title,
      why: 'namesake',
    });
    expect(gathered.pages.map(({ url }) => url)).not.toContain(PLANET.url);
  });

  it('stays where code finds a mark of the company on it, and is not even asked about', async () => {
    const { gathered, questions } = await asking(answers(['S1', 'S2', 'S3']), {}, [
      BANK,
      PLANET,
      OURS,
    ]);
    const asked = questions.find(({ name }) => name === 'identify:2')?.prompt ?? '';
    expect(asked).not.toContain('Brex');
    expect(gathered.pages.map(({ url }) => url)).toContain(OURS.url);
  });

  it('is not asked about where nobody else bears the name', async () => {
    const { questions } = await gathering({
      request: { ...REQUEST, company: 'Merkuria', depth: 'quick' },
      frameworks: porter,
      pages: [
        page(
          'a',
          'Merkuria company overview',
          'Merkuria makes pumps. An overview of the company Merkuria.',
        ),
      ],
      answers: { identify: { ...IDENTIFY, name: 'Merkuria' } },
    });
    expect(questions.map(({ name }) => name)).toEqual(['identify']);
  });
});

it("names, ticker and domain that only a later page shows are the company's too", async () => {
  const later = page(
    'later',
    'Acme Pumps main competitors',
    'Acme Pumps (NYSE: ACMP), formerly Zenith Pumps, has main competitors in every market. See acmepumps.com, the site of Acme Pumps.',
  );
  const { gathered } = await gathering({
    request: { ...REQUEST, company: 'Acme Pumps', depth: 'quick' },
    frameworks: porter,
    pages: [
      page(
        'a',
        'Acme Pumps company overview',
        'Acme Pumps makes tools. An overview of the company headquarters.',
      ),
      later,
    ],
    answers: {
      identify: { ...IDENTIFY, name: 'Acme Pumps', ticker: 'ACMP', domain: 'acmepumps.com' },
    },
  });
  expect(gathered.known.identity).toMatchObject({
    ticker: 'ACMP',
    domain: 'acmepumps.com',
    aliases: ['Zenith Pumps'],
  });
});
