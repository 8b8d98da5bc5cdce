import { describe, expect, it } from 'vitest';
import { companyNames } from './company-names.ts';
import { createNameFinder, fold } from './names.ts';

describe('companyNames', () => {
  it.each([
    ['Tesla, Inc.', ['Tesla, Inc.', 'Tesla']],
    ['Delta Air Lines, Inc.', ['Delta Air Lines, Inc.', 'Delta Air Lines']],
    ['Procter & Gamble', ['Procter & Gamble', 'P&G']],
    ['The Coca-Cola Company', ['The Coca-Cola Company', 'Coca-Cola']],
    ['Henkel AG & Co. KGaA', ['Henkel AG & Co. KGaA', 'Henkel']],
    ['日本電産株式会社', ['日本電産株式会社', '日本電産']],
    ['BMW Group', ['BMW Group', 'BMW']],
    ['General Motors Company', ['General Motors Company', 'General Motors']],
    ['Toyota Motor Corporation', ['Toyota Motor Corporation', 'Toyota Motor', 'Toyota']],
    ['Mercury Insurance Group', ['Mercury Insurance Group', 'Mercury Insurance']],
    ['Apple Inc.', ['Apple Inc.', 'Apple']],
    ['Bank of America Corp.', ['Bank of America Corp.', 'Bank of America']],
    ['AB', ['AB']],
  ])('of %s are %j', (name, forms) => {
    expect(companyNames({ name, aliases: [], rivals: [] })).toEqual(forms);
  });

  it('leave out the first word when a rival begins with it', () => {
    const names = companyNames({
      name: 'Siemens Energy AG',
      aliases: [],
      rivals: ['Siemens Gamesa'],
    });
    expect(names).not.toContain('Siemens');
  });

  it('include the aliases, each without its legal form', () => {
    const names = companyNames({ name: 'Nidec', aliases: ['Nippon Densan Corp.'], rivals: [] });
    expect(names).toContain('Nippon Densan');
  });
});

describe('createNameFinder', () => {
  it.each([
    ['日本電産', '日本電産は成長', true],
    ["L'Oréal", 'L’Oréal’s sales', true],
    ['AT&T', 'AT & T grew', true],
    ['Procter & Gamble', 'Procter and Gamble said', true],
    ['Tesla', 'das ist Teslas Werk', true],
    ['Tesla', 'テスラはTesla社', true],
    ['Tesla', 'TESLA MOTORS', true],
    ['Tesla', 'a teslameter', false],
    ['Tesla', 'Teslarati wrote', false],
    ['Apple', 'apple growers', false],
    ['Gap', 'GAP fell', false],
    ['GM', 'ogm gm', false],
    ['삼성전자', '삼성전자는', true],
    ['Nestlé', 'Nestle said', true],
    ['Coca-Cola', 'Coca Cola', true],
    ["McDonald's", 'McDonalds sold', true],
    ['C++ (x', 'C++ (x', true],
  ])('looks for %s in "%s": %s', (name, text, found) => {
    expect(createNameFinder([name]).has(fold(text))).toBe(found);
  });

  it('finds the longest of names that begin together, and nothing when there is no name', () => {
    const text = fold('Delta Air Lines and Delta');
    expect(createNameFinder(['Delta', 'Delta Air Lines']).find(text)).toEqual([
      { name: 'Delta Air Lines', start: 0, end: 15 },
      { name: 'Delta', start: 20, end: 25 },
    ]);
    expect(createNameFinder(['', ' ']).has(text)).toBe(false);
  });
});
