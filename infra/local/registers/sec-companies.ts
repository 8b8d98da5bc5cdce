/** What invented companies have filed, in the form in which SEC lists it: whole years, restatements, quarters. */

interface Entry {
  start?: string;
  end: string;
  val: number;
  accn: string;
  /** Year and part of the filing, not of the figure. */
  fy: number;
  fp: string;
  form: string;
  filed: string;
}
export interface SecCompany {
  readonly cik: number;
  readonly ticker: string;
  readonly title: string;
  /** By taxonomy and tag; null: listed, and without figures. */
  readonly facts: Readonly<Record<string, Readonly<Record<string, TagFacts>>>> | null;
}
interface TagFacts {
  label: string;
  description: string | null;
  units: Record<string, Entry[]>;
}

const entry = (start: string | undefined, end: string, val: number, parts: Partial<Entry> = {}) => {
  const fy = Number(end.slice(0, 4));
  const filed = parts.filed ?? `${fy + 1}-02-15`;
  const accn = `0000000001-${filed.slice(2, 4)}-000001`;
  return { ...(start && { start }), end, val, accn, fy, fp: 'FY', form: '10-K', filed, ...parts };
};
const year = (of: number, val: number, parts: Partial<Entry> = {}) =>
  entry(`${of}-01-01`, `${of}-12-31`, val, parts);
const tags = (of: Record<string, Entry[]>, unit = 'USD') =>
  Object.fromEntries(
    Object.entries(of).map(([tag, entries]) => [
      tag,
      { label: tag, description: null, units: { [unit]: entries } },
    ]),
  );

/** The year 2023 was told otherwise a year later, in a filing of 2024 (`fy`). */
const restated: SecCompany = {
  ...{ cik: 1001, ticker: 'NRTH', title: 'NORTHWIND PUMPS INC' },
  facts: {
    dei: tags(
      { EntityCommonStockSharesOutstanding: [entry(undefined, '2025-01-31', 9)] },
      'shares',
    ),
    'us-gaap': tags({
      Revenues: [
        year(2023, 1_000_000_000, { filed: '2024-02-15' }),
        year(2023, 950_000_000, { fy: 2024, filed: '2025-02-15' }),
        year(2024, 1_100_000_000),
        entry('2024-10-01', '2024-12-31', 300_000_000),
        entry('2024-01-01', '2024-09-30', 800_000_000, {
          form: '10-Q',
          fp: 'Q3',
          filed: '2024-11-01',
        }),
      ],
    }),
  },
};

/** Two tags of one year, of which revenue − cost = gross profit bears one out; and a year in which nothing does. */
const twoTags: SecCompany = {
  ...{ cik: 1002, ticker: 'TWIN', title: 'Twinleaf Retail Corp' },
  facts: {
    'us-gaap': tags({
      Revenues: [year(2023, 4_000_000_000), year(2024, 5_000_000_000)],
      RevenueFromContractWithCustomerExcludingAssessedTax: [
        // Begun a day later than the other tag's.
        entry('2023-01-02', '2023-12-31', 400_000_000),
        year(2024, 500_000_000),
      ],
      CostOfRevenue: [year(2024, 300_000_000)],
      GrossProfit: [year(2024, 200_000_000)],
    }),
  },
};

const june: SecCompany = {
  ...{ cik: 1003, ticker: 'JUNE', title: 'Juniper Lane Software, Inc.' },
  facts: {
    'us-gaap': tags({
      RevenueFromContractWithCustomerExcludingAssessedTax: [
        entry('2023-07-01', '2024-06-30', 700_000_000, { filed: '2024-07-30' }),
        entry('2024-07-01', '2025-06-30', 770_000_000, { filed: '2025-07-30' }),
      ],
      NetIncomeLoss: [entry('2024-07-01', '2025-06-30', -20_000_000, { filed: '2025-07-30' })],
    }),
  },
};

/** A foreign filer: another taxonomy, another form, its own currency, a translation of convenience beside it. */
const foreign: SecCompany = {
  ...{ cik: 1004, ticker: 'RHEN', title: 'Rhenania Chemie SE' },
  facts: {
    'ifrs-full': {
      Revenue: {
        ...{ label: 'Revenue', description: null },
        units: {
          EUR: [
            year(2023, 20_000_000_000, { form: '20-F', filed: '2024-03-10' }),
            year(2024, 21_427_000_000, { form: '20-F', filed: '2025-03-10' }),
          ],
          USD: [year(2024, 23_100_000_000, { form: '20-F', filed: '2025-03-10' })],
        },
      },
    },
  },
};

/** Its ticker is another company's on another exchange. */
const namesake: SecCompany = {
  ...{ cik: 1005, ticker: 'ADS', title: 'BREAD FINANCIAL HOLDINGS, INC.' },
  facts: { 'us-gaap': tags({ Revenues: [year(2024, 3_000_000_000)] }) },
};

/** A class of shares; told elsewhere with a full stop, `HILL.B`. */
const shares: SecCompany = {
  ...{ cik: 1006, ticker: 'HILL-B', title: 'HILLTOP HOLDING CO' },
  facts: null,
};

/** A part of a group, under the group's name and more. */
const bank: SecCompany = {
  ...{ cik: 1007, ticker: 'NRTC', title: 'Northwind Pumps Credit Corp' },
  facts: { 'us-gaap': tags({ Revenues: [year(2024, 70_000_000)] }) },
};

export const SEC_COMPANIES: readonly SecCompany[] = [
  ...[restated, twoTags, june],
  ...[foreign, namesake, shares, bank],
];
