import { describe, expect, it } from 'vitest';
import { checkFigures } from './figure-check.ts';

const check = (claim: string, ...passages: string[]) =>
  checkFigures(claim, {
    texts: passages.map((text) => ({ text })),
    ...{ contexts: [], figures: [], dated: [], names: [] },
  });
const SALES =
  'Sales were NOK 4,812 million in 2025 and NOK 4,099 million in 2024. Services are 31% of sales. It has 2,340 staff.';

describe('arithmetic of a sentence', () => {
  it.each([
    ['Sales grew 17.4%.', '4,812 million ÷ NOK 4,099 million − 1 = 17.39 %'],
    ['It added NOK 713 million of sales.', '− NOK 4,099 million = 713,000,000'],
    ['Services brought about NOK 1.5 billion.', '× 31% = 1,492,000,000'],
    ['69% of sales are no services.', '100 % − 31% = 69 %'],
    ['Sales were about NOK 2.06 million a head.', '÷ 2,340'],
    ['Together that is NOK 8,911 million.', '+ NOK 4,099 million'],
  ])('shows the formula of %j', (claim, formula) => {
    const { faults, arithmetic } = check(claim, SALES);
    expect(faults).toEqual([]);
    expect(arithmetic[0]?.formula).toContain(formula);
  });

  it.each([
    'Sales grew 23.4%.',
    'It added NOK 871 million.',
    'It has 1,930 staff.',
    'Sales were NOK 6.2 billion.',
  ])('finds nothing that gives %j', (claim) => {
    expect(check(claim, SALES)).toMatchObject({ faults: [expect.any(String)], arithmetic: [] });
  });

  it('scales the bare numbers of a flattened table, and takes them for nothing else', () => {
    const table =
      'Intel (in millions): Net revenue 53,101 54,228; Net income (loss) (18,756) 1,689.';
    expect(check('It had revenue of $53,101 million.', table).faults).toEqual([]);
    expect(check('It had revenue of $53,101.', table).faults).toHaveLength(1);
    expect(check('It lost $18.8 billion.', table).faults).toEqual([]);
  });

  it('reads what a bracket or a link leaves out', () => {
    const row = 'Omsättningen var 18 460 Mkr (17 215). Il debito è sceso a 322 milioni da 405.';
    expect(check('Omsättningen ökade med 1 245 Mkr, alltså 7,2 %.', row).faults).toEqual([]);
    expect(check('Debt fell by 83 million.', row).faults).toEqual([]);
  });

  it.each([
    ['A plant abroad makes up 54%.', ['Home | 18,424 | 17,810', 'Abroad | 21,775 | 20,228']],
    ['Its margin rose 1.5 percentage points.', ['Sales: 800 (700). Profit: 88 (66.5).']],
    ['Inversión media de 13.700 millones al año.', ['Invertirá 41.000 millones de 2024 a 2026.']],
    ['Output grew by 56 million tonnes.', ['Output was 416 Mt, up 15.7%.']],
    ['In Europa sono 340.', ['Due negozi su cinque sono in Europa. La rete conta 850 negozi.']],
    [
      'I ricavi crescono del 4,3%.',
      ['Ricavi di 26,5 miliardi di euro nel 2024 e di 25,4 nel 2023.'],
    ],
    ['해외는 약 343만 7천 대였다.', ['414만 1,959대를 판매했고 국내는 70만 5,010대였다.']],
    ['Le reste pèse 41 %.', ["L'Amérique pèse 25 % et l'Europe 34 %."]],
    ['Costs took 89 cents of every euro.', ['Revenue was €13.95 billion, costs €12.39 billion.']],
    [
      'España y Brasil suman 22.392 millones.',
      ['Brasil, 9.618 millones de 41.315 millones de ingresos; España, 12.774.'],
    ],
    ['Seven in all.', ['It runs two fabs in Ireland.', 'One in Israel; four in Arizona.']],
    ['It has three plants.', ['It has two plants in the US.', 'It has one in Germany.']],
    ['Drei davon.', ['Es hat zwei Werke in Ulm.', 'Dazu kommt eines in Erlangen.']],
  ])('computes %j from parts and wholes', (claim, passages) => {
    expect(check(claim, ...passages).faults).toEqual([]);
  });

  it('adds no count to amounts of billions', () => {
    const sales =
      'Omzet 28,3 miljard, winst 7,6 miljard. Het verkocht 44 systemen voor 8,3 miljard.';
    expect(check('Het verkocht 44 miljard systemen.', sales).faults).toHaveLength(1);
  });

  it('takes an article for no one', () => {
    expect(check('Es hat fünf Werke.', 'Es hat vier Werke und eine Kantine.').faults).toHaveLength(
      1,
    );
  });

  it.each([
    ['It has 59,200 MW.', 0],
    ['It added 3.7 GW.', 0],
    ['It has 61.4 GW.', 1],
  ])('gives %j the unit that a head states', (claim, faults) => {
    const ground = {
      texts: [{ text: 'Renewables | 55.5 | 59.2' }],
      figures: [],
      dated: [],
      names: [],
    };
    const contexts = [{ text: 'Capacity (GW)' }];
    expect(checkFigures(claim, { ...ground, contexts }).faults).toHaveLength(faults);
  });

  it('takes no proof from many operands, and says so', () => {
    const many = [3, 7, 11, 19, 23, 31, 43, 59, 61].map((n) => `$${n}.13 million`).join(', ');
    const { faults, arithmetic, hints } = check('It grew 37.4%.', `It earned ${many}.`);
    expect([...faults, ...hints]).toHaveLength(1);
    expect(arithmetic).toEqual([]);
  });

  it('masks names with digits, whatever the passage says', () => {
    const ground = { texts: [{ text: 'The company had sales of $24.6 billion.' }] };
    const names = ['3M', '7-Eleven', '23andMe', 'Forever 21'];
    for (const name of names) {
      const claim = `${name} had sales of $24.6 billion.`;
      const rest = { contexts: [], figures: [], dated: [], names };
      expect(checkFigures(claim, { ...ground, ...rest }).faults).toEqual([]);
    }
  });
});
