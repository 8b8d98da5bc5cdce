import { describe, expect, it } from 'vitest';
import { isSomebodyElses, tierOf } from './tiers.ts';

describe('tierOf', () => {
  it.each([
    ['https://www.sec.gov/edgar', 1],
    ['https://data.census.gov/x', 1],
    ['https://www.gov.uk/x', 1],
    ['https://www.ons.gov.uk/x', 1],
    ['https://ec.europa.eu/eurostat', 1],
    ['https://www.meti.go.jp/x', 1],
    ['https://www.who.int/x', 1],
    ['https://www.iea.org/x', 1],
    ['https://www.bundesbank.de/x', 1],
    ['https://www.londonstockexchange.com/x', 1],
    ['https://tesla.com/x', 2],
    ['https://ir.tesla.com/x', 2],
    ['https://www.reuters.com/x', 3],
    ['https://asia.nikkei.com/x', 3],
    ['https://www.bbc.co.uk/x', 3],
    ['https://sloan.mit.edu/x', 3],
    ['https://www.ox.ac.uk/x', 3],
    ['https://nottesla.com/x', 4],
    ['https://en.wikipedia.org/wiki/Tesla', 4],
    ['https://www.reddit.com/r/x', 4],
    ['https://reuters.com.evil.example.org/x', 4],
    ['https://notreuters.com/x', 4],
    ['https://gov.blog.com/x', 4],
    ['https://www.inegi.gob.mx/x', 1],
    ['https://www.impots.gouv.fr/x', 1],
    ['https://www.kantei.go.jp/x', 1],
    ['https://stats.govt.nz/x', 1],
    ['https://deals.gov.de/x', 4],
    ['https://news.go.io/x', 4],
    ['https://www.gov.tv/x', 4],
    ['https://mil.fr/x', 4],
    ['https://filings.example/x', 4],
    ['https://www.prnewswire.com/news/x', 2],
    ['https://www.businesswire.com/x', 2],
    ['https://www.globenewswire.com/x', 2],
    ['https://www.accesswire.com/x', 2],
    ['https://www.presseportal.de/x', 2],
    ['https://prtimes.jp/x', 2],
    ['nonsense', 4],
  ] as const)('of %s is %i', (url, tier) => {
    expect(tierOf({ url, officialDomain: 'tesla.com' })).toBe(tier);
  });

  it('knows no own domain where none is known', () => {
    expect(tierOf({ url: 'https://tesla.com/x', officialDomain: null })).toBe(4);
    expect(tierOf({ url: 'https://tesla.com/x', officialDomain: 'com' })).toBe(4);
  });
});

it('takes the tier of a host from outside when it is told', () => {
  const given = new Map([
    ['filings.example', 1],
    ['example', 3],
  ] as const);
  const tier = (url: string) => tierOf({ url, officialDomain: null, given });
  expect(tier('https://filings.example/x')).toBe(1);
  expect(tier('https://ledger.example/x')).toBe(3);
  expect(tier('https://example.org/x')).toBe(4);
});

describe('isSomebodyElses', () => {
  it.each([
    ['reuters.com', true],
    ['linkedin.com', true],
    ['sec.gov', true],
    ['businesswire.com', true],
    ['tesla.com', false],
  ])('of %s is %s', (domain, expected) => {
    expect(isSomebodyElses(domain)).toBe(expected);
  });
});
