import { describe, expect, it } from 'vitest';
import { hostOf, isSomebodyElses, tierOf } from './tiers.ts';

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
    ['https://filings.example/x', 1],
    ['https://transport-statistics.example/x', 1],
    ['https://regulator.example/x', 1],
    ['https://tesla.com/x', 2],
    ['https://ir.tesla.com/x', 2],
    ['https://www.reuters.com/x', 3],
    ['https://asia.nikkei.com/x', 3],
    ['https://www.bbc.co.uk/x', 3],
    ['https://sloan.mit.edu/x', 3],
    ['https://www.ox.ac.uk/x', 3],
    ['https://autos-ledger.example/x', 3],
    ['https://nottesla.com/x', 4],
    ['https://en.wikipedia.org/wiki/Tesla', 4],
    ['https://www.reddit.com/r/x', 4],
    ['https://reuters.com.evil.example.org/x', 4],
    ['https://notreuters.com/x', 4],
    ['https://gov.blog.com/x', 4],
    ['nonsense', 4],
  ] as const)('of %s is %i', (url, tier) => {
    expect(tierOf({ url, officialDomain: 'tesla.com' })).toBe(tier);
  });

  it('knows no own domain where none is known', () => {
    expect(tierOf({ url: 'https://tesla.com/x', officialDomain: null })).toBe(4);
    expect(tierOf({ url: 'https://tesla.com/x', officialDomain: 'com' })).toBe(4);
  });
});

describe('isSomebodyElses', () => {
  it.each([
    ['reuters.com', true],
    ['linkedin.com', true],
    ['sec.gov', true],
    ['tesla.com', false],
  ])('of %s is %s', (domain, expected) => {
    expect(isSomebodyElses(domain)).toBe(expected);
  });

  it('reads a host without www', () => {
    expect(hostOf('https://www.Tesla.com/x')).toBe('tesla.com');
    expect(hostOf('mailto:x')).toBe('');
  });
});
