import { describe, expect, it } from 'vitest';
import { foldText, notationOf } from '../figures/number-notation.ts';
import { cleanPage } from './page-text.ts';
import { splitPassages } from './passages.ts';

/** Every row of a page as "label: value unit @ heads; …"; a cell that holds no number as it stands. */
function rowsOf(raw: string): string[] {
  const text = cleanPage(raw);
  return splitPassages(text, notationOf(foldText(text))).flatMap(({ row }) =>
    row === undefined
      ? []
      : [
          `${row.label}: ${row.cells
            .map(({ text: written, figure, heads }) => {
              const value =
                figure === null ? written : `${figure.value} ${figure.unit ?? ''}`.trim();
              return `${value} @ ${heads.join(' > ')}`;
            })
            .join('; ')}`,
        ],
  );
}

/** Each value stands under its own heads, with its scale and sign: anything else a model says of it is wrong. */
const TABLES: readonly [what: string, page: string, rows: readonly string[]][] = [
  [
    'French GFM in millions, prior year first',
    '## Compte de résultat\n(en millions d’euros)\n\n| | 2023 | 2024 |\n|---|---|---|\n| Chiffre d’affaires | 12 345,6 | 13 002,1 |\n| Résultat net | (120,4) | 98,0 |\n| Effectif (salariés) | 48 210 | 47 905 |\n| Résultat par action (en €) | -0,45 | 0,37 |',
    [
      'Chiffre d’affaires: 12345600000 EUR @ 2023; 13002100000 EUR @ 2024',
      'Résultat net: -120400000 EUR @ 2023; 98000000 EUR @ 2024',
      'Effectif (salariés): 48210 @ 2023; 47905 @ 2024',
      'Résultat par action (en €): -0.45 EUR @ 2023; 0.37 EUR @ 2024',
    ],
  ],
  [
    'Spanish, thousands with points, change column',
    'Miles de euros\n\n| Concepto | 2024 | 2023 | Var. % |\n|---|---|---|---|\n| Ingresos | 1.250.300 | 1.198.750 | 4,3 % |\n| Gastos de personal | (310.200) | (298.400) | 4,0 % |',
    [
      'Ingresos: 1250300000 EUR @ 2024; 1198750000 EUR @ 2023; 4.3 % @ Var. %',
      'Gastos de personal: -310200000 EUR @ 2024; -298400000 EUR @ 2023; 4 % @ Var. %',
    ],
  ],
  [
    'Portuguese, two currencies by head',
    '| | R$ milhões | | US$ milhões | |\n|---|---|---|---|---|\n| | 2T25 | 2T24 | 2T25 | 2T24 |\n| Receita líquida | 4.512 | 4.120 | 812 | 790 |\n| Prejuízo | (88) | 12 | (16) | 2 |',
    [
      'Receita líquida: 4512000000 BRL @ R$ milhões > 2T25; 4120000000 BRL @ R$ milhões > 2T24; 812000000 USD @ US$ milhões > 2T25; 790000000 USD @ US$ milhões > 2T24',
      'Prejuízo: -88000000 BRL @ R$ milhões > 2T25; 12000000 BRL @ R$ milhões > 2T24; -16000000 USD @ US$ milhões > 2T25; 2000000 USD @ US$ milhões > 2T24',
    ],
  ],
  [
    'Dutch cells in paragraphs with note numbers',
    'Balans per 31 december\n\n(x € 1.000)\n\nToelichting\n\n2024\n\n2023\n\nImmateriële vaste activa\n\n3\n\n45.210\n\n47.002\n\nVoorraden\n\n7\n\n12.880\n\n11.954\n\nGeldmiddelen\n\n9\n\n3.051\n\n2.764',
    [
      'Immateriële vaste activa: 45210000 EUR @ 2024; 47002000 EUR @ 2023',
      'Voorraden: 12880000 EUR @ 2024; 11954000 EUR @ 2023',
      'Geldmiddelen: 3051000 EUR @ 2024; 2764000 EUR @ 2023',
    ],
  ],
  [
    'Polish spaced lines with spaces in numbers',
    'w mln zł 2024 2023\nPrzychody 12 540 11 870\nKoszty operacyjne (11 210) (10 905)\nZysk netto 845 612',
    [
      'Przychody: 12540000000 PLN @ 2024; 11870000000 PLN @ 2023',
      'Koszty operacyjne: -11210000000 PLN @ 2024; -10905000000 PLN @ 2023',
      'Zysk netto: 845000000 PLN @ 2024; 612000000 PLN @ 2023',
    ],
  ],
  [
    'Russian GFM, thousands',
    '| Показатель | 2024 г. | 2023 г. |\n|---|---|---|\n| Выручка, млн руб. | 1 204 530 | 1 101 200 |\n| Чистая прибыль, млн руб. | (15 300) | 84 120 |\n| Численность персонала, чел. | 31 250 | 30 870 |',
    [
      'Выручка, млн руб.: 1204530000000 RUB @ 2024 г.; 1101200000000 RUB @ 2023 г.',
      'Чистая прибыль, млн руб.: -15300000000 RUB @ 2024 г.; 84120000000 RUB @ 2023 г.',
      'Численность персонала, чел.: 31250 @ 2024 г.; 30870 @ 2023 г.',
    ],
  ],
  [
    'Swedish MSEK in the corner',
    '| MSEK | Kv 3 2025 | Kv 3 2024 |\n|---|---|---|\n| Nettoomsättning | 4 512 | 4 301 |\n| Rörelsemarginal, % | 11,2 | 10,4 |\n| Resultat per aktie, kr | 3,15 | 2,80 |\n| Medelantal anställda | 9 840 | 9 912 |',
    [
      'Nettoomsättning: 4512000000 SEK @ Kv 3 2025; 4301000000 SEK @ Kv 3 2024',
      'Rörelsemarginal, %: 11.2 % @ Kv 3 2025; 10.4 % @ Kv 3 2024',
      'Resultat per aktie, kr: 3.15 kr @ Kv 3 2025; 2.8 kr @ Kv 3 2024',
      'Medelantal anställda: 9840 @ Kv 3 2025; 9912 @ Kv 3 2024',
    ],
  ],
  [
    'Japanese in millions, eras, △',
    '（単位：百万円）\n\n| | 令和６年度 | 令和７年度 |\n|---|---|---|\n| 売上収益 | 512,340 | 498,120 |\n| 営業利益 | 12,400 | △3,210 |\n| 従業員数（人） | 8,120 | 7,955 |\n| 1株当たり配当額（円） | 40 | 20 |',
    [
      '売上収益: 512340000000 JPY @ 令和６年度; 498120000000 JPY @ 令和７年度',
      '営業利益: 12400000000 JPY @ 令和６年度; -3210000000 JPY @ 令和７年度',
      '従業員数（人）: 8120 @ 令和６年度; 7955 @ 令和７年度',
      '1株当たり配当額（円）: 40 JPY @ 令和６年度; 20 JPY @ 令和７年度',
    ],
  ],
  [
    'Chinese, hundred millions',
    '单位：亿元\n\n| 项目 | 2024年 | 2023年 |\n|---|---|---|\n| 营业收入 | 1,305.2 | 1,187.4 |\n| 净利润 | -12.5 | 34.8 |\n| 员工人数 | 45,210 | 43,800 |',
    [
      '营业收入: 130520000000 CNY @ 2024年; 118740000000 CNY @ 2023年',
      '净利润: -1250000000 CNY @ 2024年; 3480000000 CNY @ 2023年',
      '员工人数: 45210 @ 2024年; 43800 @ 2023年',
    ],
  ],
  [
    'Korean cells between bars on lines of their own',
    '|\n(단위: 백만원)\n|\n2024\n|\n2023\n|\n|\n매출액\n|\n1,204,530\n|\n1,187,002\n|\n|\n영업이익\n|\n△12,040\n|\n45,310\n|',
    [
      '매출액: 1204530000000 KRW @ 2024; 1187002000000 KRW @ 2023',
      '영업이익: -12040000000 KRW @ 2024; 45310000000 KRW @ 2023',
    ],
  ],
  [
    'Swiss apostrophes, TEUR style note in the heading',
    '### Bilanz (in TCHF)\n\n| Aktiven | 31.12.2024 | 31.12.2023 |\n|---|---|---|\n| Flüssige Mittel | 12’450 | 9’873 |\n| Vorräte | 8’021 | 8’640 |',
    [
      'Flüssige Mittel: 12450000 CHF @ 31.12.2024; 9873000 CHF @ 31.12.2023',
      'Vorräte: 8021000 CHF @ 31.12.2024; 8640000 CHF @ 31.12.2023',
    ],
  ],
  [
    'German transposed, years in rows',
    'in Mio. €\n\n| Jahr | Umsatz | EBIT | Mitarbeiter |\n|---|---|---|---|\n| 2022 | 310,5 | 21,4 | 1.820 |\n| 2023 | 298,0 | −4,2 | 1.790 |',
    [
      '2022: 310500000 EUR @ Umsatz; 21400000 EUR @ EBIT; 1820 @ Mitarbeiter',
      '2023: 298000000 EUR @ Umsatz; -4200000 EUR @ EBIT; 1790 @ Mitarbeiter',
    ],
  ],
  [
    'Italian lines without bars',
    'in migliaia di euro\n31.12.2024\n31.12.2023\nRicavi\n45.210\n41.870\nPerdita netta\n(1.204)\n(980)',
    [
      'Ricavi: 45210000 EUR @ 31.12.2024; 41870000 EUR @ 31.12.2023',
      'Perdita netta: -1204000 EUR @ 31.12.2024; -980000 EUR @ 31.12.2023',
    ],
  ],
  [
    'a table of a PDF with dates as heads',
    'Consolidated balance sheet\nUSD thousands\nMarch 31, 2025 December 31, 2024\nCash and equivalents 120,450 98,310\nInventories 45,002 47,118\nTotal assets 905,114 899,230',
    [
      'Cash and equivalents: 120450000 USD @ March 31, 2025; 98310000 USD @ December 31, 2024',
      'Inventories: 45002000 USD @ March 31, 2025; 47118000 USD @ December 31, 2024',
      'Total assets: 905114000 USD @ March 31, 2025; 899230000 USD @ December 31, 2024',
    ],
  ],
  [
    'HTML with row and column spans',
    '<h3>Segments</h3><p>(in millions of euros)</p><table><tr><th rowspan="2">Segment</th><th colspan="2">Revenue</th><th colspan="2">EBIT</th></tr><tr><th>2024</th><th>2023</th><th>2024</th><th>2023</th></tr><tr><td>Tools</td><td>512</td><td>488</td><td>61</td><td>(4)</td></tr><tr><td>Parts</td><td>77</td><td></td><td>9</td><td>8</td></tr></table>',
    [
      'Tools: 512000000 EUR @ Revenue > 2024; 488000000 EUR @ Revenue > 2023; 61000000 EUR @ EBIT > 2024; -4000000 EUR @ EBIT > 2023',
      'Parts: 77000000 EUR @ Revenue > 2024; 9000000 EUR @ EBIT > 2024; 8000000 EUR @ EBIT > 2023',
    ],
  ],
  [
    'HTML cells with paragraphs and a group over two rows',
    '<table><tr><td><p>Region</p></td><td><p>Year</p></td><td><p>Sales (USD m)</p></td></tr><tr><td rowspan=2><p>North</p></td><td>2024</td><td>310</td></tr><tr><td>2023</td><td>295</td></tr></table>',
    ['North 2024: 310000000 USD @ Sales (USD m)', 'North 2023: 295000000 USD @ Sales (USD m)'],
  ],
  [
    'semicolon separated, German decimals',
    'jahr;segment;umsatz_mio_eur;marge_pct\n2023;Werkzeuge;1240,5;7,9\n2024;Werkzeuge;1188,2;8,4\n2024;Teile;903,0;11,2',
    [
      '2023 Werkzeuge: 1240500000 EUR @ umsatz_mio_eur; 7.9 % @ marge_pct',
      '2024 Werkzeuge: 1188200000 EUR @ umsatz_mio_eur; 8.4 % @ marge_pct',
      '2024 Teile: 903000000 EUR @ umsatz_mio_eur; 11.2 % @ marge_pct',
    ],
  ],
  [
    'fixed width with a hyphen for nothing',
    '                       2024        2023\nUmsatz              1.240,5     1.188,2\nSonderertrag              -        12,0\nErgebnis              (14,1)       22,9',
    [
      'Umsatz: 1240.5 @ 2024; 1188.2 @ 2023',
      'Sonderertrag: - @ 2024; 12 @ 2023',
      'Ergebnis: -14.1 @ 2024; 22.9 @ 2023',
    ],
  ],
  [
    'a second head row in the middle',
    '| EUR million | Q1 2025 | Q1 2024 |\n|---|---|---|\n| Sales | 512 | 488 |\n| | 31 Mar 2025 | 31 Dec 2024 |\n| Net debt | 1,204 | 1,310 |\n| Equity | 2,450 | 2,401 |',
    [
      'Sales: 512000000 EUR @ Q1 2025; 488000000 EUR @ Q1 2024',
      'Net debt: 1204000000 EUR @ 31 Mar 2025; 1310000000 EUR @ 31 Dec 2024',
      'Equity: 2450000000 EUR @ 31 Mar 2025; 2401000000 EUR @ 31 Dec 2024',
    ],
  ],
  ['glued cells', '20242023\nUmsatz512,4488,1\nErgebnis24,712,9\nEigenkapital1.204,51.188,0', []],
  [
    'spans lost: uneven, no head is sure',
    '| | Quarter | | Year |\n|---|---|---|\n| | 2025 | 2024 | 2024 | 2023 |\n| Sales | 512 | 488 | 2,004 |\n| Costs | 401 | 398 | 1,604 |',
    ['Sales: 512 @ ; 488 @ ; 2004 @ ', 'Costs: 401 @ ; 398 @ ; 1604 @ '],
  ],
  [
    'a missing value in a sound grid',
    '| € million | 2024 | 2023 | 2022 |\n|---|---|---|---|\n| Sales | 512 | 488 | 470 |\n| Grants | 12 | | 9 |\n| Rent | | | 4 |',
    [
      'Sales: 512000000 EUR @ 2024; 488000000 EUR @ 2023; 470000000 EUR @ 2022',
      'Grants: 12000000 EUR @ 2024; 9000000 EUR @ 2022',
      'Rent: 4000000 EUR @ 2022',
    ],
  ],
  [
    'Portuguese bold caption and footnotes',
    '**Demonstração de resultados (milhares de euros)**\n\n| | 2024¹ | 2023 |\n|---|---|---|\n| Vendas(2) | 45.210 | 41.004 |\n| Margem EBITDA | 12,4% | 11,9% |',
    [
      'Vendas: 45210000 EUR @ 2024; 41004000 EUR @ 2023',
      'Margem EBITDA: 12.4 % @ 2024; 11.9 % @ 2023',
    ],
  ],
  [
    'a note column in a grid',
    '(in thousands)\n\n| | Note | 2024 | 2023 |\n|---|---|---|---|\n| Revenue | 4 | 45,210 | 41,004 |\n| Cost of sales | 5 | (30,112) | (28,950) |',
    [
      'Revenue: 45210000 @ 2024; 41004000 @ 2023',
      'Cost of sales: -30112000 @ 2024; -28950000 @ 2023',
    ],
  ],
  [
    'Indian crores by company in rows',
    'Sales, ₹ crore\n\n| Company | FY25 | FY24 |\n|---|---|---|\n| Halden India | 1,02,450 | 98,310 |\n| Norvik India | 12,004 | 11,870 |',
    [
      'Halden India: 1024500000000 INR @ FY25; 983100000000 INR @ FY24',
      'Norvik India: 120040000000 INR @ FY25; 118700000000 INR @ FY24',
    ],
  ],
  [
    'bars at line ends, Spanish',
    'M€ |\n1S 2025 |\n1S 2024 |\nVentas |\n1.204,5 |\n1.188,0 |\nDeuda neta |\n(310,2) |\n(298,4) |',
    [
      'Ventas: 1204500000 EUR @ 1S 2025; 1188000000 EUR @ 1S 2024',
      'Deuda neta: -310200000 EUR @ 1S 2025; -298400000 EUR @ 1S 2024',
    ],
  ],
  [
    'a row label that overrules the note',
    '($ in millions)\n\n| | 2025 | 2024 |\n|---|---|---|\n| Net revenue | 1,204 | 1,188 |\n| Units sold (thousands) | 512 | 488 |\n| Earnings per share | $1.25 | $(0.40) |\n| Return on equity (%) | 12.4 | 11.9 |',
    [
      'Net revenue: 1204000000 $ @ 2025; 1188000000 $ @ 2024',
      'Units sold (thousands): 512000 @ 2025; 488000 @ 2024',
      'Earnings per share: 1.25 $ @ 2025; -0.4 $ @ 2024',
      'Return on equity (%): 12.4 % @ 2025; 11.9 % @ 2024',
    ],
  ],
  [
    'tabs between cells',
    'Metric\t2024\t2023\nRevenue (EUR m)\t512.4\t488.1\nHeadcount\t1,204\t1,188',
    [
      'Revenue (EUR m): 512400000 EUR @ 2024; 488100000 EUR @ 2023',
      'Headcount: 1204 @ 2024; 1188 @ 2023',
    ],
  ],
  [
    'Chinese months in rows, the scale of a count in its head',
    '| 月份 | 销量（万辆） | 同比 |\n|---|---|---|\n| 2025年1月 | 30.1 | 12.5% |\n| 2025年2月 | 25.4 | -3.1% |',
    [
      '2025年1月: 301000 @ 销量（万辆）; 12.5 % @ 同比',
      '2025年2月: 254000 @ 销量（万辆）; -3.1 % @ 同比',
    ],
  ],
  [
    'a PDF with note numbers and a line of units',
    'Note 2024 2023\n£m £m\nRevenue 4 512.4 488.1\nCost of sales 5 (310.2) (298.4)\nGross profit 202.2 189.7',
    [
      'Revenue: 512400000 GBP @ 2024; 488100000 GBP @ 2023',
      'Cost of sales: -310200000 GBP @ 2024; -298400000 GBP @ 2023',
      'Gross profit: 202200000 GBP @ 2024; 189700000 GBP @ 2023',
    ],
  ],
  [
    'a PDF whose unit stands before the years',
    'Consolidated income statement\nfor the year ended 31 December 2024\n£ million 2024 2023\nRevenue 512.4 488.1\nOperating profit 61.0 (4.2)',
    [
      'Revenue: 512400000 GBP @ 2024; 488100000 GBP @ 2023',
      'Operating profit: 61000000 GBP @ 2024; -4200000 GBP @ 2023',
    ],
  ],
  [
    'Korean HTML with its unit in the caption',
    '<table><caption>(단위: 억원)</caption><tr><td>구분</td><td>2025.3Q</td><td>2024.3Q</td></tr><tr><td>매출</td><td>12,040</td><td>11,880</td></tr></table>',
    ['매출: 1204000000000 KRW @ 2025.3Q; 1188000000000 KRW @ 2024.3Q'],
  ],
  [
    'guidance beside results',
    '| | 2024 | Outlook 2025 |\n|---|---|---|\n| Revenue growth | 4.2 % | 5–7 % |\n| Capex | €120m | up to €150m |',
    [
      'Revenue growth: 4.2 % @ 2024; 5 % @ Outlook 2025',
      'Capex: 120000000 EUR @ 2024; 150000000 EUR @ Outlook 2025',
    ],
  ],
  [
    'a column for each company',
    '2024, USD bn\n\n| | Norvik | Halden | Tarn |\n|---|---|---|---|\n| Revenue | 4.2 | 7.1 | 2.0 |\n| Net margin | 8% | 11% | 3% |',
    [
      'Revenue: 4200000000 USD @ Norvik; 7100000000 USD @ Halden; 2000000000 USD @ Tarn',
      'Net margin: 8 % @ Norvik; 11 % @ Halden; 3 % @ Tarn',
    ],
  ],
  [
    'Swedish PDF lines: quarter and nine months',
    'SEK million Jul-Sep 2025 Jul-Sep 2024 Jan-Sep 2025 Jan-Sep 2024\nNet sales 1 204 1 188 3 512 3 498\nOperating income 120 98 361 322',
    [
      'Net sales: 1204000000 SEK @ Jul-Sep 2025; 1188000000 SEK @ Jul-Sep 2024; 3512000000 SEK @ Jan-Sep 2025; 3498000000 SEK @ Jan-Sep 2024',
      'Operating income: 120000000 SEK @ Jul-Sep 2025; 98000000 SEK @ Jul-Sep 2024; 361000000 SEK @ Jan-Sep 2025; 322000000 SEK @ Jan-Sep 2024',
    ],
  ],
  [
    'values that bring their own unit',
    '| Kennzahl | Wert |\n|---|---|\n| Umsatz 2024 | 512 Mio. € |\n| Mitarbeiter | 1.820 |',
    ['Umsatz 2024: 512000000 EUR @ Wert', 'Mitarbeiter: 1820 @ Wert'],
  ],
  [
    'Brazilian cells in paragraphs',
    'R$ mil\n\n2024\n\n2023\n\nReceita\n\n45.210\n\n41.004\n\nLucro líquido\n\n(1.204)\n\n310',
    [
      'Receita: 45210000 BRL @ 2024; 41004000 BRL @ 2023',
      'Lucro líquido: -1204000 BRL @ 2024; 310000 BRL @ 2023',
    ],
  ],
];

describe('the rows of a table', () => {
  it.each(TABLES)('%s', (_, page, rows) => {
    expect(rowsOf(page)).toEqual(rows);
  });

  it('are verbatim, and so are the heads, captions and notes above them', () => {
    for (const [, page] of TABLES) {
      const text = cleanPage(page);
      for (const { row, context, ...passage } of splitPassages(text, notationOf(foldText(text)))) {
        for (const piece of [passage, ...context, ...(row?.cells ?? [])])
          expect(text.slice(piece.start, piece.end)).toBe(piece.text);
      }
    }
  });

  it('stand below their headings, caption, note and column heads, in the order of the page', () => {
    const [first] = splitPassages(
      cleanPage(
        '# Report\n\n## Results\n\nGroup\nin Mio. €\n\n| | 2024 | 2023 |\n|---|---|---|\n| Umsatz | 5,1 | 4,2 |',
      ),
      { decimal: ',', spaceGroups: true },
    );
    expect(first?.text).toBe('Umsatz | 5,1 | 4,2');
    expect(first?.context.map(({ text }) => text)).toEqual([
      'Report',
      'Results',
      'Group',
      'in Mio. €',
      '2024 | 2023',
    ]);
  });

  it('take a note from further up, but not from above a table of another name', () => {
    const note = '## A\n\n(in millions)\n\n| | 2024 |\n|---|---|\n| Sales | 5 |\n| Costs | 4 |';
    const table = '| | 2024 |\n|---|---|\n| Output | 7 |\n| Waste | 1 |';
    expect(rowsOf(`${note}\n\n### B\n\n${table}`)[2]).toBe('Output: 7000000 @ 2024');
    expect(rowsOf(`${note}\n\n## B\n\n${table}`)[2]).toBe('Output: 7 @ 2024');
    expect(rowsOf(`${note}\n\nMachines by site\n\n${table}`)[2]).toBe('Output: 7 @ 2024');
  });
});
