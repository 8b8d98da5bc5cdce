import { expect, it } from 'vitest';
import { filedFigure, filedSentences } from './filed-figures.ts';

interface Row {
  start?: string;
  end: string;
  val: number;
  form?: string;
  filed?: string;
  fy?: number;
  fp?: string;
}
const year = (of: number, val: number, parts: Partial<Row> = {}): Row => ({
  ...{ start: `${of}-01-01`, end: `${of}-12-31`, val, filed: `${of + 1}-02-01`, ...parts },
});
function company(tags: Record<string, Row[]>, { unit = 'USD', taxonomy = 'us-gaap' } = {}) {
  const facts = Object.entries(tags).map(([tag, rows]) => [
    tag,
    {
      label: tag,
      units: {
        [unit]: rows.map((row) => ({
          accn: 'x',
          fy: 2024,
          fp: 'FY',
          form: '10-K',
          filed: '2025-02-01',
          ...row,
        })),
      },
    },
  ]);
  return {
    cik: 1,
    entityName: 'Acme Inc.',
    facts: { dei: {}, [taxonomy]: Object.fromEntries(facts) },
  };
}
const told = (...given: Parameters<typeof company>) =>
  filedSentences(company(...given))?.sentences ?? [];

it.each<[string, Parameters<typeof company>, string[]]>([
  [
    'a year is told in one form',
    [{ Revenues: [year(2024, 1500)] }],
    [
      'Acme Inc. reported revenue of USD 1,500 for the fiscal year ended 31 December 2024 (form 10-K, filed 1 February 2025).',
    ],
  ],
  [
    'the year is that of the period, whatever year the filing is of',
    [{ Revenues: [year(2022, 900, { fy: 2024, filed: '2025-02-01' })] }],
    [
      'Acme Inc. reported revenue of USD 900 for the fiscal year ended 31 December 2022 (form 10-K, filed 1 February 2025).',
    ],
  ],
  [
    'of a restated year the latest filing counts, and the earlier value is told',
    [{ Revenues: [year(2023, 1000), year(2023, 950, { filed: '2025-02-01' })] }],
    [
      'Acme Inc. reported revenue of USD 950 for the fiscal year ended 31 December 2023 (form 10-K, filed 1 February 2025, restated from USD 1,000).',
    ],
  ],
  [
    'two tags that agree are one',
    [{ Revenues: [year(2024, 5)], SalesRevenueNet: [year(2024, 5)] }],
    [expect.stringContaining('revenue of USD 5 ')],
  ],
  [
    'two tags that differ are none',
    [{ Revenues: [year(2024, 5000)], SalesRevenueNet: [year(2024, 500)] }],
    [],
  ],
  [
    'but where the identity bears one out it is that one',
    [
      {
        Revenues: [year(2024, 5000)],
        RevenueFromContractWithCustomerExcludingAssessedTax: [year(2024, 500)],
        CostOfRevenue: [year(2024, 300)],
        GrossProfit: [year(2024, 200)],
      },
    ],
    [
      expect.stringContaining('revenue of USD 500 '),
      expect.stringContaining('cost of revenue of USD 300 '),
      expect.stringContaining('gross profit of USD 200 '),
    ],
  ],
  [
    'a fiscal year that ends in June is called by its end',
    [{ Revenues: [{ start: '2023-07-01', end: '2024-06-30', val: 7, filed: '2024-07-30' }] }],
    [expect.stringContaining('fiscal year ended 30 June 2024')],
  ],
  [
    'a year of 53 weeks is a year',
    [{ Revenues: [{ start: '2023-01-29', end: '2024-02-03', val: 7 }] }],
    [expect.stringContaining('3 February 2024')],
  ],
  [
    'quarters, nine months and stub periods are none',
    [
      {
        Revenues: [
          { start: '2024-10-01', end: '2024-12-31', val: 7 },
          { start: '2024-01-01', end: '2024-09-30', val: 20 },
          { start: '2024-01-01', end: '2024-03-31', val: 3, form: '10-Q' },
        ],
      },
    ],
    [],
  ],
  [
    'a year that a quarterly filing repeats is not taken from it',
    [{ Revenues: [year(2024, 9, { form: '10-Q' })] }],
    [],
  ],
  ['what is held at a day is no year', [{ Revenues: [{ end: '2024-12-31', val: 7 }] }], []],
  [
    'a foreign filer keeps its currency and its taxonomy',
    [{ Revenue: [year(2024, 21427, { form: '20-F' })] }, { unit: 'EUR', taxonomy: 'ifrs-full' }],
    [
      'Acme Inc. reported revenue of EUR 21,427 for the fiscal year ended 31 December 2024 (form 20-F, filed 1 February 2025).',
    ],
  ],
  [
    'a loss keeps its sign',
    [{ NetIncomeLoss: [year(2024, -40)] }],
    [expect.stringContaining('net income of USD -40 ')],
  ],
  ['a company without figures of its own has none', [{}], []],
])('%s', (_, given, expected) => {
  expect(told(...given)).toEqual(expected);
});

it('tells the newest four years', () => {
  const rows = [2018, 2019, 2020, 2021, 2022, 2023].map((of) => year(of, of));
  const sentences = told({ Revenues: rows });
  expect(sentences).toHaveLength(4);
  expect(sentences[0]).toContain('2023');
});

it('a sentence is read back as it was told', () => {
  const [sentence = ''] = told({
    ...{ Revenues: [year(2024, 1500)], NetIncomeLoss: [year(2024, -1_234_567.5)] },
  }).filter((one) => one.includes('net income'));
  expect(filedFigure(sentence)).toEqual({
    ...{ measure: 'net income', currency: 'USD', value: -1_234_567.5, end: '2024-12-31' },
  });
  expect(filedFigure('Acme reported revenue of USD 5 billion for the year.')).toBeNull();
});
