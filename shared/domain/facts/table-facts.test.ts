import { describe, expect, it } from 'vitest';
import { foldText, notationOf } from '../figures/number-notation.ts';
import { cleanPage } from '../pages/page-text.ts';
import type { ReadPassage } from '../pages/passage.ts';
import { splitPassages } from '../pages/passages.ts';
import { checkFact } from './check-fact.ts';
import type { FactGround } from './draft-fact.ts';

/** Pages with facts "label · period · value · unit" that they state, and others that they do not. */
const PAGES: readonly [what: string, page: string, stated: string[], not: string[]][] = [
  [
    'thousands in Portuguese, a cell a line',
    'Milhares de euros |\n2024 |\n2023 |\nVolume de negócios |\n98.450 |\n91.220 |\nResultado líquido |\n(1.204) |\n3.310 |',
    [
      'volume de negócios · 2024 · 98.450 · milhares EUR',
      'volume de negócios · 2024 · 98.450 · milhares de euros',
      'volume de negócios · 2024 · 98,45 · milhões EUR',
      'resultado líquido · 2024 · -1.204 · milhares EUR',
    ],
    [
      'volume de negócios · 2024 · 98,45 · milhares EUR',
      'volume de negócios · 2024 · 98.450 · EUR',
      'volume de negócios · 2024 · 98.450 · milhões EUR',
      'resultado líquido · 2024 · 1.204 · milhares EUR',
    ],
  ],
  [
    'thousands in Italian',
    'Migliaia di euro\n\n| | 2024 | 2023 |\n|---|---|---|\n| Ricavi | 45.310 | 41.002 |\n| Utile netto | 2.118 | 1.904 |',
    [
      'ricavi · 2024 · 45.310 · migliaia di euro',
      'ricavi · 2024 · 45.310 · migliaia EUR',
      'ricavi · 2024 · 45,31 · milioni EUR',
    ],
    [
      'ricavi · 2024 · 45,310 · migliaia EUR',
      'ricavi · 2023 · 45.310 · migliaia EUR',
      'ricavi · 2024 · 45.310 · milioni EUR',
    ],
  ],
  [
    'thousands in Dutch',
    '(in duizenden euro)\n\n| | 2024 | 2023 |\n|---|---|---|\n| Omzet | 45.310 | 41.002 |\n| Nettowinst | 2.118 | 1.904 |',
    [
      'omzet · 2024 · 45.310 · duizenden EUR',
      'omzet · 2024 · 45.310 · duizend EUR',
      'omzet · 2024 · 45,31 · miljoen EUR',
    ],
    ['omzet · 2024 · 45,310 · duizenden EUR', 'omzet · 2024 · 45.310 · miljoen EUR'],
  ],
  [
    'thousands in Spanish where one number settles nothing',
    'Miles de euros\n\n| | 2024 |\n|---|---|\n| Ventas | 98.450 |\n| Plantilla | 812 |',
    [
      'ventas · 2024 · 98.450 · miles EUR',
      'ventas · 2024 · 98.450 · miles de euros',
      'ventas · 2024 · 98,45 · millones EUR',
      'plantilla · 2024 · 812 · ',
    ],
    [
      'ventas · 2024 · 98,450 · miles EUR',
      'ventas · 2024 · 98,45 · miles EUR',
      'plantilla · 2024 · 812 · miles',
    ],
  ],
  [
    'thousands of millions in Spanish',
    'Miles de millones de euros\n\n| | 2024 | 2023 |\n|---|---|---|\n| Ventas | 1,2 | 1,1 |',
    ['ventas · 2024 · 1,2 · miles de millones EUR', 'ventas · 2024 · 1.200 · millones EUR'],
    ['ventas · 2024 · 1,2 · miles EUR', 'ventas · 2024 · 1,2 · millones EUR'],
  ],
  [
    'thousands in French',
    'En milliers d’euros\n\n| | 2024 | 2023 |\n|---|---|---|\n| Capitaux propres | 84.120 | 91.305 |',
    [
      "capitaux propres · 2024 · 84.120 · milliers d'euros",
      'capitaux propres · 2024 · 84,12 · M€',
      'capitaux propres · 2024 · 84.120 · k€',
    ],
    ['capitaux propres · 2024 · 84,120 · k€'],
  ],
  [
    'Japanese bars on lines of their own, the unit first',
    '|\n（単位：百万円）\n|\n2024年3月期\n|\n2025年3月期\n|\n|\n売上高\n|\n12,340\n|\n13,105\n|\n|\n営業利益\n|\n850\n|\n△120\n|',
    ['売上高 · 2025年3月期 · 13,105 · 百万円', '営業利益 · 2025年3月期 · -120 · 百万円'],
    [
      '売上高 · 2024年3月期 · 13,105 · 百万円',
      '売上高 · 2025年3月期 · 13,105 · 億円',
      '売上高 · 2025年3月期 · 13,105 · 円',
      '営業利益 · 2025年3月期 · 120 · 百万円',
    ],
  ],
  [
    'Chinese bars on lines of their own',
    '|\n单位：万元\n|\n2024年\n|\n2023年\n|\n|\n营业收入\n|\n45,210\n|\n43,800\n|\n|\n净利润\n|\n-1,250\n|\n348\n|',
    [
      '营业收入 · 2024年 · 45,210 · 万元',
      '营业收入 · 2024年 · 4.521 · 亿元',
      '净利润 · 2024年 · -1,250 · 万元',
    ],
    ['营业收入 · 2023年 · 45,210 · 万元', '营业收入 · 2024年 · 45,210 · 亿元'],
  ],
  [
    'Korean bars, hundreds of millions',
    '|\n(단위: 억원)\n|\n2024년\n|\n2023년\n|\n|\n매출액\n|\n12,045\n|\n11,880\n|\n|\n영업이익\n|\n△153\n|\n421\n|',
    [
      '매출액 · 2024년 · 12,045 · 억원',
      '매출액 · 2024년 · 1,204,500 · 백만원',
      '영업손실 · 2024년 · 153 · 억원',
    ],
    [
      '매출액 · 2023년 · 12,045 · 억원',
      '매출액 · 2024년 · 12,045 · 백만원',
      '매출액 · 2024년 · 12,045 · 십억원',
    ],
  ],
  [
    'Korean bars, thousands',
    '|\n(단위: 천원)\n|\n2024\n|\n2023\n|\n|\n매출액\n|\n1,204,550\n|\n1,188,020\n|\n|\n당기순이익\n|\n15,300\n|\n42,118\n|',
    ['매출액 · 2024 · 1,204,550 · 천원', '매출액 · 2024 · 1,205 · 백만원'],
    ['매출액 · 2024 · 1,204,550 · 백만원', '매출액 · 2024 · 1,204,550 · 원'],
  ],
  [
    'Russian bars on lines of their own',
    '|\nтыс. руб.\n|\n2024\n|\n2023\n|\n|\nВыручка\n|\n45 210\n|\n43 800\n|\n|\nЧистая прибыль\n|\n1 250\n|\n348\n|',
    ['выручка · 2024 · 45 210 · тыс. руб.', 'выручка · 2024 · 45,21 · млн руб.'],
    ['выручка · 2024 · 45 210 · млн руб.', 'выручка · 2023 · 45 210 · тыс. руб.'],
  ],
  [
    'a column of units in German',
    '| Kennzahl | Einheit | 2023 | 2024 |\n|---|---|---|---|\n| Umsatz | Mio. € | 812,5 | 845,1 |\n| EBIT-Marge | % | 8,1 | 9,4 |\n| Mitarbeiter | Anzahl | 4.210 | 4.350 |\n| Ergebnis je Aktie | € | 1,20 | 1,35 |',
    [
      'Umsatz · 2024 · 845,1 · Mio. EUR',
      'EBIT-Marge · 2024 · 9,4 · %',
      'Mitarbeiter · 2024 · 4.350 · ',
      'Ergebnis je Aktie · 2024 · 1,35 · EUR',
    ],
    [
      'Umsatz · 2024 · 845,1 · EUR',
      'Umsatz · 2024 · 845,1 · Tsd. EUR',
      'Umsatz · 2023 · 845,1 · Mio. EUR',
      'EBIT-Marge · 2024 · 9,4 · Mio. EUR',
      'Mitarbeiter · 2024 · 4.350 · Mio. EUR',
      'Ergebnis je Aktie · 2024 · 1,35 · Mio. EUR',
    ],
  ],
  [
    'a column of units in French',
    '| Indicateur | Unité | 2024 | 2023 |\n|---|---|---|---|\n| Chiffre d’affaires | M€ | 1 204,5 | 1 150,2 |\n| Marge brute | % | 41,0 | 42,3 |\n| Effectif | milliers | 21,5 | 22,0 |',
    [
      'chiffre d’affaires · 2024 · 1 204,5 · M€',
      'chiffre d’affaires · 2024 · 1 204,5 · millions EUR',
      'marge brute · 2024 · 41,0 · %',
      'effectif · 2024 · 21,5 · milliers',
      'effectif · 2024 · 21 500 · ',
    ],
    ['chiffre d’affaires · 2024 · 1 204,5 · milliards EUR', 'effectif · 2024 · 21,5 · '],
  ],
  [
    'a column of units in Japanese',
    '| 項目 | 単位 | 2024年度 | 2023年度 |\n|---|---|---|---|\n| 売上高 | 億円 | 13,105 | 12,340 |\n| 営業利益率 | % | 6.2 | 5.8 |\n| 従業員数 | 人 | 25,002 | 24,310 |',
    [
      '売上高 · 2024年度 · 13,105 · 億円',
      '営業利益率 · 2024年度 · 6.2 · %',
      '従業員数 · 2024年度 · 25,002 · 人',
    ],
    [
      '売上高 · 2024年度 · 13,105 · 百万円',
      '売上高 · 2023年度 · 13,105 · 億円',
      '従業員数 · 2024年度 · 25,002 · 億円',
    ],
  ],
  [
    'a column of units in Russian',
    '| Показатель | Ед. изм. | 2024 | 2023 |\n|---|---|---|---|\n| Выручка | млрд руб. | 845,3 | 790,1 |\n| Рентабельность EBITDA | % | 31,2 | 29,9 |\n| Персонал | тыс. чел. | 12,4 | 12,9 |',
    [
      'выручка · 2024 · 845,3 · млрд руб.',
      'рентабельность EBITDA · 2024 · 31,2 · %',
      'персонал · 2024 · 12,4 · тыс. чел.',
      'персонал · 2024 · 12 400 · чел.',
    ],
    [
      'выручка · 2024 · 845,3 · млн руб.',
      'персонал · 2024 · 12,4 · чел.',
      'выручка · 2023 · 845,3 · млрд руб.',
    ],
  ],
  [
    'a column of currencies under a scale',
    'All amounts in millions\n\n| Country | Currency | FY2024 | FY2023 |\n|---|---|---|---|\n| Norway | NOK | 412 | 398 |\n| Germany | EUR | 87 | 91 |',
    ['revenue Norway · FY2024 · 412 · NOK million', 'revenue Germany · FY2024 · 87 · EUR million'],
    ['revenue Norway · FY2024 · 412 · NOK', 'revenue Germany · FY2024 · 87 · NOK million'],
  ],
  [
    'a column of units under another unit',
    '€ million\n\n| Metric | Unit | FY2024 | FY2023 |\n|---|---|---|---|\n| Stores | number | 412 | 398 |\n| EPS | € | 1.87 | 1.91 |\n| Revenue | | 845 | 790 |\n| Margin | % | 12 | 11 |\n| Power price | €/MWh | 85 | 91 |',
    [
      'stores · FY2024 · 412 · ',
      'EPS · FY2024 · 1.87 · EUR',
      'revenue · FY2024 · 845 · EUR million',
      'margin · FY2024 · 12 · %',
    ],
    [
      'stores · FY2024 · 412 · EUR million',
      'EPS · FY2024 · 1.87 · EUR million',
      'revenue · FY2024 · 845 · EUR',
      'power price · FY2024 · 85 · EUR million',
    ],
  ],
  [
    'a column of units in HTML',
    '<table><tr><th>KPI</th><th>Unidad</th><th>2024</th><th>2023</th></tr><tr><td>Ingresos</td><td>millones de euros</td><td>845,3</td><td>790,1</td></tr><tr><td>Clientes</td><td>miles</td><td>120,5</td><td>118,0</td></tr></table>',
    [
      'ingresos · 2024 · 845,3 · millones EUR',
      'clientes · 2024 · 120.500 · ',
      'clientes · 2024 · 120,5 · miles',
    ],
    ['ingresos · 2024 · 845,3 · miles EUR', 'clientes · 2024 · 120,5 · '],
  ],
  [
    'a column of words that are no units',
    'Deals in EUR million\n\n| Deal | Status | 2024 | 2023 |\n|---|---|---|---|\n| Alpha | Won | 812 | 640 |\n| Beta | Lost | 61 | 44 |',
    ['Alpha · 2024 · 812 · EUR million'],
    ['Alpha · 2024 · 812 · EUR', 'Alpha · 2023 · 812 · EUR million'],
  ],
  [
    'Swedish quarters before years',
    'Mkr kv 4 2024 kv 4 2023 2024 2023\nNettoomsättning 3 120 2 987 12 045 11 530\nRörelseresultat 210 -45 890 655',
    [
      'nettoomsättning · kv 4 2024 · 3 120 · Mkr',
      'nettoomsättning · 2024 · 12 045 · Mkr',
      'rörelseresultat · kv 4 2023 · -45 · Mkr',
      'rörelseresultat · 2023 · 655 · Mkr',
    ],
    [
      'nettoomsättning · 2023 · 12 045 · Mkr',
      'nettoomsättning · 2024 · 3 120 · Mkr',
      'nettoomsättning · kv 4 2024 · 12 045 · Mkr',
      'nettoomsättning · kv 4 2023 · 3 120 · Mkr',
      'rörelseresultat · kv 4 2023 · 45 · Mkr',
    ],
  ],
  [
    'Norwegian quarters before years',
    'MNOK 4. kvartal 2024 4. kvartal 2023 2024 2023\nDriftsinntekter 3 120 2 987 12 045 11 530\nDriftsresultat 210 -45 890 655',
    [
      'driftsinntekter · 4. kvartal 2024 · 3 120 · MNOK',
      'driftsinntekter · 2024 · 12 045 · MNOK',
      'driftsresultat · 4. kvartal 2023 · -45 · MNOK',
      'driftsresultat · 2023 · 655 · MNOK',
    ],
    [
      'driftsinntekter · 2023 · 12 045 · MNOK',
      'driftsinntekter · 2024 · 3 120 · MNOK',
      'driftsinntekter · 4. kvartal 2024 · 12 045 · MNOK',
      'driftsinntekter · 4. kvartal 2023 · 3 120 · MNOK',
      'driftsresultat · 4. kvartal 2023 · 45 · MNOK',
    ],
  ],
  [
    'French quarters before years',
    'M€ 4e trim. 2024 4e trim. 2023 2024 2023\nProduits 3 120 2 987 12 045 11 530\nRésultat 210 -45 890 655',
    [
      'produits · T4 2024 · 3 120 · M€',
      'produits · 2024 · 12 045 · M€',
      'résultat · T4 2023 · -45 · M€',
      'résultat · 2023 · 655 · M€',
    ],
    [
      'produits · 2023 · 12 045 · M€',
      'produits · 2024 · 3 120 · M€',
      'produits · T4 2024 · 12 045 · M€',
      'produits · T4 2023 · 3 120 · M€',
      'résultat · T4 2023 · 45 · M€',
    ],
  ],
  [
    'Polish quarters before years',
    'mln zł IV kw. 2024 IV kw. 2023 2024 2023\nPrzychody 3 120 2 987 12 045 11 530\nWynik 210 -45 890 655',
    [
      'przychody · IV kw. 2024 · 3 120 · mln PLN',
      'przychody · 2024 · 12 045 · mln PLN',
      'wynik · IV kw. 2023 · -45 · mln PLN',
      'wynik · 2023 · 655 · mln PLN',
    ],
    [
      'przychody · 2023 · 12 045 · mln PLN',
      'przychody · 2024 · 3 120 · mln PLN',
      'przychody · IV kw. 2024 · 12 045 · mln PLN',
      'przychody · IV kw. 2023 · 3 120 · mln PLN',
      'wynik · IV kw. 2023 · 45 · mln PLN',
    ],
  ],
  [
    'Russian quarters before years',
    'млн руб. 4 кв. 2024 4 кв. 2023 2024 2023\nВыручка 3 120 2 987 12 045 11 530\nПрибыль 210 -45 890 655',
    [
      'выручка · 4 кв. 2024 · 3 120 · млн руб.',
      'выручка · 2024 · 12 045 · млн руб.',
      'прибыль · 4 кв. 2023 · -45 · млн руб.',
      'прибыль · 2023 · 655 · млн руб.',
    ],
    [
      'выручка · 2023 · 12 045 · млн руб.',
      'выручка · 2024 · 3 120 · млн руб.',
      'выручка · 4 кв. 2024 · 12 045 · млн руб.',
      'выручка · 4 кв. 2023 · 3 120 · млн руб.',
      'прибыль · 4 кв. 2023 · 45 · млн руб.',
    ],
  ],
  [
    'German quarters before years',
    'Mio. € 4. Quartal 2024 4. Quartal 2023 2024 2023\nUmsatz 3.120 2.987 12.045 11.530\nErgebnis 210 -45 890 655',
    [
      'umsatz · Q4 2024 · 3.120 · Mio. EUR',
      'umsatz · 2024 · 12.045 · Mio. EUR',
      'ergebnis · Q4 2023 · -45 · Mio. EUR',
      'ergebnis · 2023 · 655 · Mio. EUR',
    ],
    [
      'umsatz · 2023 · 12.045 · Mio. EUR',
      'umsatz · 2024 · 3.120 · Mio. EUR',
      'umsatz · Q4 2024 · 12.045 · Mio. EUR',
      'umsatz · Q4 2023 · 3.120 · Mio. EUR',
      'ergebnis · Q4 2023 · 45 · Mio. EUR',
    ],
  ],
  [
    'English quarters before years',
    'EUR million Q4 2024 Q4 2023 2024 2023\nRevenue 3,120 2,987 12,045 11,530\nEBIT 210 -45 890 655',
    [
      'revenue · Q4 2024 · 3,120 · EUR million',
      'revenue · 2024 · 12,045 · EUR million',
      'ebit · Q4 2023 · -45 · EUR million',
      'ebit · 2023 · 655 · EUR million',
    ],
    [
      'revenue · 2023 · 12,045 · EUR million',
      'revenue · 2024 · 3,120 · EUR million',
      'revenue · Q4 2024 · 12,045 · EUR million',
      'revenue · Q4 2023 · 3,120 · EUR million',
      'ebit · Q4 2023 · 45 · EUR million',
    ],
  ],
  [
    'French T4 before years',
    'M€ T4 2024 T4 2023 2024 2023\nProduits 3 120 2 987 12 045 11 530\nRésultat 210 -45 890 655',
    [
      'produits · T4 2024 · 3 120 · M€',
      'produits · 2024 · 12 045 · M€',
      'résultat · T4 2023 · -45 · M€',
      'résultat · 2023 · 655 · M€',
    ],
    [
      'produits · 2023 · 12 045 · M€',
      'produits · 2024 · 3 120 · M€',
      'produits · T4 2024 · 12 045 · M€',
      'produits · T4 2023 · 3 120 · M€',
      'résultat · T4 2023 · 45 · M€',
    ],
  ],
  [
    'Portuguese 4T24 before years',
    'R$ milhões 4T24 4T23 2024 2023\nReceita 3.120 2.987 12.045 11.530\nResultado 210 -45 890 655',
    [
      'receita · 4T24 · 3.120 · R$ milhões',
      'receita · 2024 · 12.045 · R$ milhões',
      'resultado · 4T23 · -45 · R$ milhões',
      'resultado · 2023 · 655 · R$ milhões',
    ],
    [
      'receita · 2023 · 12.045 · R$ milhões',
      'receita · 2024 · 3.120 · R$ milhões',
      'receita · 4T24 · 12.045 · R$ milhões',
      'receita · 4T23 · 3.120 · R$ milhões',
      'resultado · 4T23 · 45 · R$ milhões',
    ],
  ],
];

function keeps(page: string): (fact: string) => boolean {
  const text = cleanPage(page);
  const notation = notationOf(foldText(text));
  const passages = splitPassages(text, notation).map(
    (span, at): ReadPassage => ({ id: `S1.p${at + 1}`, source: 'S1', notation, ...span }),
  );
  const ground: FactGround = {
    passage: (id) => passages.find((passage) => passage.id === id),
    source: () => ({ title: '', publishedAt: null, about: 'company' }),
    textsOf: () => [],
    rowsOf: () => passages,
    names: { company: ['Orlo'], others: [] },
  };
  return (fact) => {
    const [label = '', period = '', value = '', unit = ''] = fact.split(' · ');
    const parts = { metric: 'other', status: 'reported', entity: 'Orlo' } as const;
    return passages.some(({ id }) => {
      const checked = checkFact({ ...parts, label, period, value, unit, evidence: [id] }, ground);
      return checked.ok && checked.periodFound;
    });
  };
}

describe('of the facts said of a page', () => {
  it.each(PAGES)('those it states are kept and no others: %s', (_what, page, stated, not) => {
    expect([...stated, ...not].filter(keeps(page))).toEqual(stated);
  });
});
