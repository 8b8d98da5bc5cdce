import { describe, expect, it } from 'vitest';
import type { AnalysisRequest } from '../domain/request.ts';
import { FRAMEWORKS } from '../frameworks/registry.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { gathering, NOW, REQUEST, type TestPage } from './gather.test-rig.ts';
import { study } from './study.ts';

const porter = FRAMEWORKS.filter(({ name }) => name === 'porter');
const query = (text: string, topics: string[] = []) => ({
  query: text,
  language: 'en',
  kind: 'results',
  topics,
});
const fact = (
  evidence: string,
  value: string,
  period: string,
  metric = 'revenue',
  unit = 'EUR billion',
) => ({
  ...{
    evidence: [evidence],
    entity: 'adidas',
    metric,
    label: 'revenue',
    qualifier: '',
    geography: '',
  },
  ...{ value, unit, per: 'none', period, status: 'reported' },
});
const page = (id: string, title: string, text: string): TestPage => ({
  url: `https://${id}.example/x`,
  title,
  text,
});

const COMPANY = page(
  'about',
  'adidas company overview',
  'adidas of Germany makes shoes. The headquarters of adidas are in Herzogenaurach, overview of competitors.',
);
const RIVALRY = page(
  'rivals',
  'adidas competitors',
  'Puma and Nike are main competitors of adidas by market share.\n\nThe main competitors cut prices for shoes of adidas.',
);
const ACCOUNTS = page(
  'accounts',
  'adidas consolidated accounts',
  'adidas consolidated accounts: adidas had revenue of €23.7 billion in 2024. In 2023 adidas had revenue of €21.4 billion.',
);
const OTHER = page(
  'notes',
  'adidas ledger footnotes',
  'The ledger footnotes of adidas say that 300 shops of adidas were opened in 2024.',
);

const IDENTIFY = {
  ...{ evidence: [], name: 'adidas', aliases: [], ticker: null, domain: null, rivals: [] },
  queries: [query('adidas main competitors market share prices', ['porter.1'])],
};

async function studying(
  pages: readonly TestPage[],
  answers: Record<string, unknown>,
  changes: Partial<AnalysisRequest> & { atMs?: number; maxCostUsd?: number } = {},
) {
  const { atMs = NOW, maxCostUsd = 50, ...asked } = changes;
  const request: AnalysisRequest = { ...REQUEST, frameworks: ['porter'], ...asked };
  const rig = await gathering({
    request,
    frameworks: porter,
    pages,
    answers: { identify: IDENTIFY, ...answers },
  });
  const first = rig.asked.length;
  const price = { inputUsdPerMillion: 1, outputUsdPerMillion: 5 };
  const { research, ask, steps, pace, gathered, questions } = rig;
  let reading = 0;
  const counted: typeof pace.read = Object.assign(
    (async (work: () => Promise<unknown>) => {
      reading += 1;
      return work();
    }) as typeof pace.read,
    pace.read,
  );
  const studied = await study(
    {
      request,
      frameworks: porter,
      gathered,
      today: '2026-06-30',
      acceptedMs: NOW,
      maxCostUsd,
      prices: { writer: price, judge: price },
    },
    { research, ask, steps, clock: createManualClock(atMs), pace: { ...pace, read: counted } },
  );
  const later = rig.asked.slice(first).map((one) => one.query);
  return {
    ...studied,
    later,
    questions,
    names: questions.map(({ name }) => name),
    first: gathered.pages,
    reading,
  };
}

/** What is lacking of the industry is asked without the company's name: other jobs share the answer. */
const MARKET = 'Sportartikel market size growth';

describe('a further round', () => {
  const answers = {
    'plan:2': { queries: [query('adidas consolidated accounts revenue')] },
    'facts:round2': {
      facts: [
        fact('S3.p1', '23.7', '2024'),
        fact('S3.p1', '21.4', '2023'),
        fact('S1.p1', '5', '2024'),
      ],
    },
  };

  it('asks for the accounts that the first one lacks, and reads facts from its new pages only', async () => {
    const { later, ledger, pages, first, questions } = await studying(
      [COMPANY, RIVALRY, ACCOUNTS],
      answers,
      { depth: 'standard' },
    );
    expect(first.map(({ url }) => url)).not.toContain(ACCOUNTS.url);
    expect(later).toEqual(['adidas consolidated accounts revenue', MARKET]);
    expect(pages.slice(0, first.length)).toEqual(first);
    expect(pages.at(-1)).toMatchObject({ id: `S${first.length + 1}`, url: ACCOUNTS.url });
    expect(ledger.facts.map(({ amount }) => amount.low)).toEqual([23.7e9, 21.4e9]);
    const prompt = questions.find(({ name }) => name === 'facts:round2')?.prompt ?? '';
    expect(prompt).toContain('consolidated accounts');
    expect(prompt).not.toContain('Herzogenaurach');
    // What follows has to fit under the ceiling too.
    expect(questions.find(({ name }) => name === 'plan:2')?.keepUsd).toBeGreaterThan(0.1);
  });

  it('reads its pages while no other job of the process reads', async () => {
    const { reading } = await studying([COMPANY, RIVALRY, ACCOUNTS], answers, {
      depth: 'standard',
    });
    expect(reading).toBe(1);
  });

  it('asks for the market in the same words whoever asks, and not where one figure of it is known', async () => {
    const puma = {
      ...answers,
      identify: { ...IDENTIFY, name: 'Puma' },
      'plan:2': { queries: [query('Puma consolidated accounts revenue')] },
    };
    const changes = { depth: 'standard' as const, company: 'Puma' };
    const pages = [COMPANY, RIVALRY, ACCOUNTS].map((one) => ({
      url: one.url,
      title: one.title.replaceAll('adidas', 'Puma'),
      text: one.text.replaceAll('adidas', 'Puma'),
    }));
    expect((await studying(pages, puma, changes)).later).toContain(MARKET);
    const size = {
      ...answers,
      facts: {
        facts: [
          {
            ...fact('S2.p3', '500', '2024', 'market_size', 'EUR billion'),
            ...{ entity: 'market', label: 'market for shoes' },
          },
        ],
      },
    };
    const known = [
      COMPANY,
      {
        ...RIVALRY,
        text: `${RIVALRY.text}\n\nThe market for shoes had a size of €500 billion in 2024.`,
      },
      ACCOUNTS,
    ];
    const { later, questions } = await studying(known, size, { depth: 'standard' });
    const prompt = questions.find(({ name }) => name === 'plan:2')?.prompt ?? '';
    expect(later).toContain('Sportartikel market growth');
    expect(prompt).not.toContain('market: ');
  });

  it('names what is lacking, and nothing that was found', async () => {
    const { questions } = await studying([COMPANY, RIVALRY, ACCOUNTS], {
      ...answers,
      'plan:3': { queries: [query('adidas ledger footnotes')] },
    });
    const lacking = (name: string) =>
      questions
        .find((one) => one.name === name)
        ?.prompt.split('## Lacking')[1]
        ?.split('## Searched')[0] ?? '';
    expect(lacking('plan:2')).toContain('adidas: annual revenue of 2023, 2024, 2025');
    expect(lacking('plan:2')).toContain('adidas: revenue growth');
    expect(lacking('plan:2')).not.toContain('porter.1:');
    expect(lacking('plan:3')).toContain(
      'adidas: annual revenue of 2023, 2024, 2025 (found: 2023, 2024)',
    );
    expect(lacking('plan:3')).not.toContain('adidas: revenue growth');
  });

  it.each<[string, readonly TestPage[], Record<string, unknown>, string[]]>([
    [
      'a third is not bought when the second found no page',
      [COMPANY, RIVALRY],
      answers,
      ['plan:2'],
    ],
    [
      'nor when its pages held no fact and answered no question',
      [COMPANY, RIVALRY, OTHER],
      { 'plan:2': { queries: [query('adidas ledger footnotes')] } },
      ['plan:2'],
    ],
    [
      'it is bought when the second brought facts',
      [COMPANY, RIVALRY, ACCOUNTS],
      answers,
      ['plan:2', 'plan:3'],
    ],
  ])('%s', async (_, pages, given, plans) => {
    const { names } = await studying(pages, given);
    expect(names.filter((name) => name.startsWith('plan:'))).toEqual(plans);
  });

  it('does not read what repeats a page that is read, nor loses that page to it', async () => {
    const copy = {
      ...RIVALRY,
      url: 'https://copy.example/x',
      title: 'adidas consolidated accounts copy',
    };
    const { pages, first } = await studying([COMPANY, RIVALRY, copy], answers, {
      depth: 'standard',
    });
    expect(pages).toEqual(first);
  });

  it('asks with its own words when the model has none', async () => {
    const { later } = await studying(
      [COMPANY, RIVALRY, ACCOUNTS],
      { 'plan:2': undefined },
      { depth: 'standard' },
    );
    expect(later[0]).toBe('adidas annual revenue of 2023, 2024, 2025 Sportartikel');
    expect(later).toHaveLength(6);
  });

  it.each<[string, Parameters<typeof studying>[2]]>([
    ['there is none for a quick report', { depth: 'quick' }],
    ['nor for a job that has taken an hour', { depth: 'deep', atMs: NOW + 3_700_000 }],
  ])('%s', async (_, changes) => {
    const { names, later } = await studying([COMPANY, RIVALRY, ACCOUNTS], answers, changes);
    expect(names.filter((name) => name.startsWith('plan:'))).toEqual([]);
    expect(later).toEqual([]);
  });
});
