import { describe, expect, it } from 'vitest';
import { exhibits } from './exhibits.ts';
import { factsOf, ledgerOf, type Stated, WORDS } from './ledger.test-rig.ts';
import type { Exhibit } from './paper.ts';

const made = (...parts: Parameters<typeof ledgerOf>) => exhibits(ledgerOf(...parts), WORDS);
const named = (list: readonly Exhibit[], id: string) => list.find((one) => one.id === id);
/** Of everyone, so that what is tried stands beside a second row. */
const BESIDE: readonly Stated[] = ['Netflix', 'Disney', 'Amazon', 'YouTube'].map(
  (name): Stated => [name, 'employees', 9, '2025'],
);
const peersOf = (stated: readonly Stated[]) => named(made([...stated, ...BESIDE]), 'peers');
const MEASURED: readonly Stated[] = [
  ['Netflix', 'revenue', 1e9, '2025'],
  ['Disney', 'revenue', 1e9, '2025'],
  ['Amazon', 'revenue', 1e9, '2025'],
];
/** Rows as text: the label, then the ids that the cells point at. */
const grid = (exhibit: Exhibit | undefined) =>
  exhibit?.rows.map(({ label, cells }) => [label, ...cells.map(({ ref, value }) => ref ?? value)]);
const refs = (list: readonly Exhibit[]) =>
  new Set(list.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ ref }) => ref))));

const WORLD: readonly Stated[] = [
  ['Netflix', 'revenue', 45.2e9, '2025'],
  ['Netflix', 'revenue', 39e9, '2024'],
  ['Netflix', 'revenue', 33.7e9, '2023'],
  ['The Walt Disney Company', 'revenue', 91.4e9, '2024'],
  ['Amazon.com, Inc.', 'revenue', 638e9, '2024'],
  ['Netflix', 'customers', 325e6, '2025-Q4', { amount: amount(325e6, { bound: 'at_least' }) }],
  ['Disney', 'customers', 183e6, '2025', { status: 'estimated' }],
  ['YouTube', 'operating_margin', 20, '2025'],
  ['US streaming', 'market_size', 60e9, '2025'],
  ['US streaming', 'market_size', 52e9, '2024'],
  ['US streaming', 'market_growth', 15, '2025'],
  ['Netflix', 'market_share', 21, '2025', { geography: 'US' }],
  ['Amazon', 'market_share', 22, '2025', { geography: 'US' }],
  ['Netflix', 'segment_revenue', 20e9, '2025', { label: 'UCAN' }],
  ['Netflix', 'segment_revenue', 17e9, '2024', { label: 'UCAN' }],
  ['Netflix', 'segment_revenue', 14e9, '2025', { label: 'EMEA' }],
];
function amount(value: number, more: object) {
  return { low: value, high: value, bound: 'exact', unit: 'count', printed: '', ...more } as const;
}

describe('exhibits from a ledger', () => {
  it('lay metrics against the company and its rivals, with null where no page states a figure', () => {
    expect(grid(named(made(WORLD), 'peers'))).toEqual([
      ['revenue, 2024', 'F2', 'F4', 'F5'],
      ['market_share, US, 2025', 'F12', null, 'F13'],
    ]);
    // Nobody else states a margin, a quarter is no year, and nothing else is stated of YouTube.
    expect(named(made(WORLD), 'peers')?.columns).toEqual(['', 'Netflix, Inc.', 'Disney', 'Amazon']);
  });

  it('show the size of the market with its growth', () => {
    const exhibit = named(made(WORLD), 'market');
    expect(exhibit?.columns).toEqual(['', 'latest', 'earlier', 'change']);
    const rows = grid(exhibit);
    expect(rows?.map(([label]) => label)).toEqual([
      'market_size, US streaming',
      'market_growth, US streaming',
    ]);
    expect(rows?.[0]?.slice(1, 3)).toEqual(['F9', 'F10']);
    expect(rows?.[0]?.[3]).toMatch(/^D\d+$/);
    expect(rows?.[1]?.slice(1)).toEqual(['F11', null, null]);
  });

  it('lay segments against periods, the newest first', () => {
    const exhibit = named(made(WORLD), 'segments');
    expect(exhibit?.columns).toEqual(['', '2025', '2024']);
    expect(grid(exhibit)).toEqual([
      ['UCAN', 'F14', 'F15'],
      ['EMEA', 'F16', null],
    ]);
  });

  it.each<[string, readonly Stated[], string[] | undefined]>([
    [
      'the share of one company alone',
      [['Disney', 'usage_share', 9, '2025', { geography: 'US' }]],
      [],
    ],
    [
      'shares of two companies at different times',
      [
        ['Disney', 'usage_share', 9, '2025', { geography: 'US' }],
        ['Netflix', 'usage_share', 8, '2024', { geography: 'US' }],
      ],
      [],
    ],
    ['a size without its time', [['US streaming', 'market_size', 60e9, '']], []],
    [
      'a share beside the one before',
      [
        ['Disney', 'usage_share', 9, '2025', { geography: 'US' }],
        ['Disney', 'usage_share', 8, '2024', { geography: 'US' }],
      ],
      ['usage_share, US, Disney'],
    ],
  ])('of the market take of %s what compares', (_, stated, rows) => {
    const growth: Stated = ['US streaming', 'market_growth', 15, '2025'];
    const size: Stated = ['US streaming', 'market_size', 15, '2025'];
    const market = named(made([...stated, growth, size]), 'market');
    const others = market?.rows
      .map(({ label }) => label)
      .filter((label) => !label.includes('streaming'));
    expect(others).toEqual(rows);
    expect(market?.rows).toHaveLength(2 + (rows?.length ?? 0));
  });

  it('draw shares of one market at one time as bars, the largest first', () => {
    const exhibit = named(made(WORLD), 'shares-1');
    expect(exhibit?.kind).toBe('bars');
    expect(exhibit?.title.text).toBe('market_share, US, 2025');
    expect(grid(exhibit)).toEqual([
      ['Amazon', 'F13'],
      ['Netflix', 'F12'],
    ]);
  });

  const us = { geography: 'US' };
  const onePage = { evidence: ['S1.p1'] };
  it.each<[string, Stated[], boolean]>([
    [
      'no bars of different times',
      [
        ['Netflix', 'market_share', 21, '2025', us],
        ['Amazon', 'market_share', 22, '2024', us],
      ],
      false,
    ],
    [
      'no bars of sources that name no market',
      [
        ['Netflix', 'market_share', 21, '2025'],
        ['CATL', 'market_share', 37, '2025'],
      ],
      false,
    ],
    [
      'bars of one source that names none',
      [
        ['Netflix', 'market_share', 21, '2025', onePage],
        ['Amazon', 'market_share', 22, '2025', onePage],
      ],
      true,
    ],
    [
      'no bars where one bearer has two shares: those are two markets',
      [
        ['Netflix', 'market_share', 21, '2025', onePage],
        ['Netflix', 'market_share', 30, '2025', onePage],
        ['Amazon', 'market_share', 22, '2025', onePage],
      ],
      false,
    ],
  ])('draw %s', (_, stated, drawn) => {
    expect(made(stated).some(({ kind }) => kind === 'bars')).toBe(drawn);
  });

  it('lay out no segment that was aimed at for a time that is over', () => {
    const aimed = { status: 'target' } as const;
    const list = made([
      ['Netflix', 'segment_revenue', 4e9, '2020', { label: 'shop', ...aimed }],
      ['Netflix', 'segment_revenue', 8e9, '2027', { label: 'ads', ...aimed }],
      ['Netflix', 'segment_revenue', 9e9, '2025', { label: 'plans' }],
    ]);
    expect(grid(named(list, 'segments'))?.map(([label]) => label)).toEqual(['ads', 'plans']);
  });

  it('make a trend of three periods and more from old to new, and of no fewer', () => {
    const trends = made(WORLD).filter(({ kind }) => kind === 'lines');
    expect(trends.map(({ title }) => title.text)).toEqual(['trend revenue']);
    expect(trends[0]?.columns).toEqual(['', '2023', '2024', '2025']);
    expect(grid(trends[0])).toEqual([['revenue, Netflix', 'F3', 'F2', 'F1']]);
  });

  it('make no trend of a measure outside the closed list: its heading would say nothing', () => {
    const years = ['2023', '2024', '2025'];
    expect(made(years.map((year): Stated => ['Netflix', 'other', 5, year]))).toEqual([]);
  });

  it('fill at least four fifths of what pages state of companies, market and segments', () => {
    const cells = new Set(refs(made(WORLD)));
    const stated = WORLD.map((_, at) => `F${at + 1}`);
    const filled = stated.filter((id) => cells.has(id));
    expect(filled.length / stated.length).toBeGreaterThanOrEqual(0.8);
  });

  it('never turn an empty cell into a number', () => {
    const cells = made(WORLD).flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    for (const { value, ref } of cells) expect(value === null).toBe(ref === undefined);
    expect(cells.some(({ value }) => value === null)).toBe(true);
    expect(cells.some(({ value }) => value === 0)).toBe(false);
  });

  it('keep a true zero', () => {
    const peers = peersOf([
      ['Netflix', 'customers', 0, '2025'],
      ['Disney', 'customers', 5, '2025'],
      ['Amazon', 'customers', 5, '2025'],
    ]);
    expect(peers?.rows[1]?.cells[0]).toEqual({ value: 0, ref: 'F1' });
  });

  it('are none where the ledger is empty, and no peers where no rival is known', () => {
    expect(made([])).toEqual([]);
    const identity = { name: 'Netflix', aliases: [], rivals: [] };
    expect(named(made(WORLD, { identity }), 'peers')).toBeUndefined();
  });

  it('keep both ends of a range', () => {
    const range = {
      ...amount(1.8e9, { high: 1.9e9, bound: 'range', unit: 'money' }),
      currency: 'USD',
    };
    const peers = peersOf([
      ['Amazon', 'contract_fee', 1.8e9, '2024', { amount: range }],
      ['Disney', 'contract_fee', 2.6e9, '2024'],
      ['Netflix', 'contract_fee', 0.6e9, '2024'],
    ]);
    expect(peers?.rows[1]?.cells[2]).toEqual({
      ...{ value: 1.8e9, low: 1.8e9, high: 1.9e9, ref: 'F1' },
    });
  });
});

describe('what stands in one row of peers', () => {
  const share = (geography: string) => ({ geography });
  it.each<[string, readonly Stated[]]>([
    [
      'another market',
      [
        ['Netflix', 'market_share', 21, '2025', share('US')],
        ['Disney', 'market_share', 9, '2025', share('Germany')],
      ],
    ],
    [
      'another year',
      [
        ['Netflix', 'revenue', 45e9, '2025'],
        ['Disney', 'revenue', 91e9, '2024'],
      ],
    ],
    [
      'a quarter beside a year',
      [
        ['Netflix', 'revenue', 45e9, '2025'],
        ['Disney', 'revenue', 20e9, '2025-Q4'],
      ],
    ],
    [
      'a time that no page states',
      [
        ['Netflix', 'customers', 325, ''],
        ['Disney', 'customers', 183, ''],
      ],
    ],
    [
      'two rivals without the company',
      [
        ['Amazon', 'revenue', 638e9, '2025'],
        ['Disney', 'revenue', 91e9, '2025'],
      ],
    ],
  ])('is not %s', (_, stated) => {
    expect(peersOf(stated)).toBeUndefined();
  });

  it('is of fiscal years that end in one year, and says that they differ', () => {
    const year = { kind: 'fiscal_year', label: 'FY2025', origin: 'passage' } as const;
    const list = (end: string) =>
      peersOf([
        ['Netflix', 'revenue', 45e9, '2025'],
        ['Disney', 'revenue', 91e9, '', { period: { ...year, start: end, end } }],
        ['Amazon', 'revenue', 91e9, '2025'],
      ]);
    expect(list('2025-09')?.note).toBe('periods differ');
    expect(list('2025')?.note).toBeNull();
  });

  it('stands beside another: one row is no table', () => {
    const rows = MEASURED.slice(0, 2);
    expect(named(made(rows), 'peers')).toBeUndefined();
    expect(peersOf(MEASURED)?.rows).toHaveLength(2);
  });

  it('is the reported figure, not an estimate, the whole, not a part, of the newest time that compares', () => {
    const peers = peersOf([
      ['Netflix', 'revenue', 1e9, '2025', { geography: 'US' }],
      ['Netflix', 'revenue', 3e9, '2024'],
      ['Netflix', 'revenue', 4e9, '2025'],
      ['Netflix', 'revenue', 5e9, '2026', { status: 'guided' }],
      ['Disney', 'revenue', 9e9, '2026', { status: 'estimated' }],
      ['Disney', 'revenue', 8e9, '2025'],
      ['Amazon', 'revenue', 8e9, '2025'],
      ['Amazon', 'revenue', 7e9, '2024'],
      ['Disney', 'revenue', 7e9, '2025', { status: 'estimated' }],
    ]);
    expect(grid(peers)?.[0]).toEqual(['revenue, 2025', 'F3', 'F6', 'F7', null]);
  });

  it('is what a rule kept where sources disagree', () => {
    const stated: Stated[] = [
      ['Disney', 'net_income', -522e6, '2025-Q4'],
      ['Disney', 'net_income', -552e6, '2025-Q4'],
      ['Netflix', 'net_income', 2e9, '2025-Q4'],
      ['Amazon', 'net_income', 2e9, '2025-Q4'],
      ...BESIDE,
    ];
    const kept = factsOf(stated)[1]?.amount ?? null;
    const conflicts = [
      { id: 'X1', facts: ['F1', 'F2'], kind: 'value', rule: 'own_arithmetic', kept } as const,
    ].map((one) => ({ ...one, facts: [...one.facts] }));
    expect(grid(named(made(stated, { conflicts }), 'peers'))?.[0]?.[2]).toBe('F2');
  });

  it('is the company’s own before that of what bears its name', () => {
    const peers = peersOf([
      ['Netflix Games', 'revenue', 1e9, '2025'],
      ['Netflix', 'revenue', 4e9, '2025'],
      ['Disney', 'revenue', 8e9, '2025'],
      ['Amazon', 'revenue', 8e9, '2025'],
    ]);
    expect(grid(peers)?.[0]?.[1]).toBe('F2');
  });

  it.each([
    ['The Walt Disney Company', 'Disney'],
    ['Disney+', 'Disney'],
    ['AMAZON', 'Amazon'],
    ['Amazon Prime Video', 'Amazon'],
    ['Netflix Inc', 'Netflix, Inc.'],
  ])('belongs to the company that "%s" names', (entity, company) => {
    const others = ['Netflix', 'Disney', 'Amazon', 'YouTube'].filter(
      (name) => !company.includes(name),
    );
    const peers = peersOf([
      [entity, 'revenue', 7, '2025'],
      ...others.map((name): Stated => [name, 'revenue', 9, '2025']),
    ]);
    const column = peers?.rows[0]?.cells.findIndex(({ ref }) => ref === 'F1') ?? -1;
    expect(peers?.columns[column + 1]).toBe(company);
  });

  it('is of one company where the shorter name is the end of the longer, and not where it is its owner or has other figures', () => {
    const identity = {
      ...{ name: 'Netflix', aliases: [] },
      rivals: ['Prime Video', 'Amazon Prime Video', 'Amazon', 'Max Sports', 'HBO Max Sports'],
    };
    const own = ['Netflix', 'customers', 325, '2025'] as const;
    const beside = [own, ['Netflix', 'employees', 9, '2025']] as const;
    const columns = (...stated: Stated[]) => {
      const others = stated.map(([name]): Stated => [name, 'employees', 9, '2025']);
      return named(made([...beside, ...stated, ...others], { identity }), 'peers')?.columns.slice(
        1,
      );
    };
    expect(
      columns(
        ['Amazon Prime Video', 'customers', 175, '2025'],
        ['Amazon', 'customers', 200, '2025'],
      ),
    ).toEqual(['Netflix', 'Amazon Prime Video', 'Amazon']);
    const same = { evidence: ['S9.p1'] };
    expect(
      columns(
        ['Max Sports', 'customers', 5, '2025', same],
        ['HBO Max Sports', 'customers', 90, '2025', same],
      ),
    ).toEqual(['Netflix', 'Max Sports', 'HBO Max Sports']);
  });

  it('may be of one whom nobody named a rival, where the pages count it by two measures of the company', () => {
    const peacock: Stated[] = [
      ['Netflix', 'customers', 325, '2025'],
      ['Netflix', 'revenue', 45, '2025'],
      ['Peacock', 'customers', 44, '2025'],
    ];
    expect(named(made(peacock), 'peers')).toBeUndefined();
    const list = made([...peacock, ['Peacock', 'revenue', 5, '2025']]);
    expect(named(list, 'peers')?.columns).toEqual(['', 'Netflix, Inc.', 'Peacock']);
  });

  it.each(['Comcast', 'YouTuber Economy', 'Net', ''])('belongs to none for "%s"', (entity) => {
    const stated: Stated[] = [
      [entity, 'revenue', 7, '2025'],
      ['Netflix', 'revenue', 9, '2025'],
    ];
    expect(named(made(stated), 'peers')).toBeUndefined();
  });
});
