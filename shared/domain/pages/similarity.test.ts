import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint, relation } from './similarity.ts';

const how = (a: string, b: string) => relation(fingerprint(a), fingerprint(b));
const same = (a: string, b: string) => how(a, b) === 'copy';

const ARTICLE = `Carmakers sold more than 17 million electric cars worldwide last year, the agency said in its annual outlook.
China accounted for almost two thirds of the total as prices of small models fell below those of comparable petrol cars.
European sales stagnated after several governments ended purchase subsidies, while the American market grew by about a tenth.
Battery prices dropped by a fifth, the steepest decline in seven years, helped by cheaper lithium and spare capacity in Asia.
The agency expects the share of electric cars to pass a quarter of all sales this year, with trade policy the main uncertainty.
Manufacturers of premium models face growing competition from newcomers that develop cars in half the time, it added.`;
const OTHER = `Electric cars took a record share of the world market, according to figures published on Tuesday by the agency.
Buyers in China bought most of them; in Europe demand was flat because subsidies expired in large countries such as Germany.
Cheaper batteries, down by a fifth in a year, helped makers of small cars most, and lithium became cheaper once again.
In the United States growth slowed to about ten per cent, and rivals there offered discounts to move cars off their lots.
The outlook sees more than one car in four sold this year being electric, though tariffs may still change that picture.`;

describe('relation', () => {
  it('takes a syndicated article with another header and footer for the same', () => {
    const copy = `The Daily Ledger — Business\nBy our correspondent\n\n${ARTICLE}\n\nThis story was distributed by a news agency and has not been edited by our staff.`;
    expect(same(ARTICLE, copy)).toBe(true);
  });

  it('keeps two articles on the same topic apart', () => {
    expect(same(ARTICLE, OTHER)).toBe(false);
  });

  it('keeps the releases of two quarters apart that differ in their numbers alone', () => {
    const release = (n: number) =>
      `${ARTICLE}\nRevenue was $${n}.1 billion. Income was $${n}.2 billion. Orders were ${n}31. Staff was ${n}77. Margin was ${n}.8 percent.`;
    expect(how(release(3), release(7))).toBe('variant');
    expect(same(release(3), `Header of a paper that prints it\n${release(3)}`)).toBe(true);
  });

  it('knows a teaser by the page that holds it whole', () => {
    const [first = '', second = ''] = ARTICLE.split('\n');
    expect(how(`${first}\n${second}`, ARTICLE)).toBe('teaser');
    expect(how(ARTICLE, `${first}\n${second}`)).toBe('teaser');
    expect(
      how(`${first}\nElsewhere the maker of small cars opened a plant in the north.`, ARTICLE),
    ).toBe(null);
  });

  it('finds a teaser in a page hundreds of times its size', () => {
    const filler = Array.from(
      { length: 2_000 },
      (_, n) => `Line ${n} tells of thing ${(n * 7919) % 9973}.`,
    );
    const [first = ''] = ARTICLE.split('\n');
    expect(how(first, `${filler.join('\n')}\n${first}`)).toBe('teaser');
  });

  it('reads markup and plain text of one article as the same', () => {
    const html = ARTICLE.split('\n')
      .map((line) => `<p class="x">${line}</p>`)
      .join('\n');
    expect(same(ARTICLE, html)).toBe(true);
    expect(
      same(ARTICLE, ARTICLE.replace('agency', '[agency](https://agency.example/about?x=1)')),
    ).toBe(true);
  });

  it('does not compare menus', () => {
    const menu = Array.from({ length: 60 }, (_, n) => `Menu entry ${n}`).join('\n');
    expect(same(`${menu}\n${ARTICLE}`, `${menu}\n${OTHER}`)).toBe(false);
  });

  it('compares scripts without spaces by character', () => {
    const text = '電気自動車の販売台数は昨年、世界全体で千七百万台を超えたと国際機関が発表した。';
    expect(same(text, `速報 ${text}`)).toBe(true);
    expect(same(text, '日本電産は新しいモーター工場を欧州に建設する計画を明らかにした。')).toBe(
      false,
    );
  });

  it('finds any text the same as itself, whatever the order, and nothing the same as no text', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), (text) => {
        expect(same(text, text)).toBe(true);
        expect(same(text, '')).toBe(false);
        expect(same(text, ARTICLE)).toBe(same(ARTICLE, text));
      }),
    );
  });
});
