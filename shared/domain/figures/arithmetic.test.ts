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
