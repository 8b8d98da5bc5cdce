import { describe, expect, it } from 'vitest';
import { type Candidate, createCopyFinder } from './copies.ts';

const WORDS = 'orders plants margins prices clients staff loans taxes ships rates'.split(' ');
const FILING = Array.from({ length: 40 }, (_, n) => {
  const [a, b, c] = [WORDS[n % 10], WORDS[(n * 3 + 1) % 10], WORDS[(n * 7 + 5) % 10]];
  return `In the ${a} of region ${n} the company earned $${n}.${n % 7} billion before ${b} and after ${c}.`;
}).join('\n');
const page = (url: string, text: string, more: Partial<Candidate> = {}): Candidate => ({
  url,
  text,
  tier: 4,
  publishedAt: null,
  ...more,
});
const FILED = page('https://sec.gov/10-k', FILING, { tier: 1, publishedAt: '2025-02-01' });

function choose(...pages: Candidate[]) {
  const finder = createCopyFinder();
  const gone = pages.map((one) => finder.add(one)).filter((one) => one !== null);
  return { kept: finder.kept().map((one) => one.page), gone, all: finder.kept() };
}

describe('of two near-copies', () => {
  const longer = `${FILING}\nSubscribe to our newsletter for more of this and of many other things.`;
  it.each([
    [
      'the better tier stays, though the copy came first and is longer',
      page('https://blog.example/a', longer, { publishedAt: '2020-01-01' }),
    ],
    [
      'the better tier stays, though the copy has added figures',
      page(
        'https://blog.example/a',
        `${FILING}\nIn 2041 it will earn $99.9 billion, says an insider who knows the plans.`,
      ),
    ],
  ])('%s', (_, copy) => {
    expect(choose(copy, FILED)).toMatchObject({ kept: [FILED], gone: [copy] });
    expect(choose(FILED, copy)).toMatchObject({ kept: [FILED], gone: [copy] });
  });

  it('of one tier the earlier date stays, then the shorter, each as it is', () => {
    const early = page('https://a.example/x', longer, { publishedAt: '2025-01-01' });
    const late = page('https://b.example/x', FILING, { publishedAt: '2025-03' });
    const undated = page('https://c.example/x', FILING);
    expect(choose(late, early).kept).toEqual([early]);
    expect(choose(undated, early).kept).toEqual([early]);
    expect(choose(page('https://d.example/x', longer), undated).kept).toEqual([undated]);
  });

  it('one with changed figures is a page of its own that repeats the better one', () => {
    const doctored = page('https://blog.example/a', FILING.replace(/\$(\d+)/g, '$9$1'));
    const { kept, all } = choose(doctored, FILED);
    expect(kept).toEqual([doctored, FILED]);
    expect(all[0]?.repeats).toEqual([FILED]);
    expect(all[1]?.repeats).toEqual([]);
  });
});

describe('a teaser', () => {
  const teaser = FILING.split('\n').slice(0, 5).join('\n');
  it('goes where a page of its tier or a better one holds it whole', () => {
    const small = page('https://teaser.example/a', teaser);
    expect(choose(small, FILED)).toMatchObject({ kept: [FILED], gone: [small] });
    expect(choose(FILED, small)).toMatchObject({ kept: [FILED], gone: [small] });
  });

  it('of a better tier stays beside the page that quotes it', () => {
    const notice = page('https://sec.gov/notice', teaser, { tier: 1 });
    const blog = page('https://blog.example/a', FILING);
    const { all } = choose(blog, notice);
    expect(all.map((one) => [one.page, one.repeats])).toEqual([
      [blog, [notice]],
      [notice, []],
    ]);
  });
});

it('one address is one page: the fuller reading stays', () => {
  const snippet = page('http://www.sec.gov/10-k?utm_source=x', 'In the orders of region 0.', {
    tier: 1,
  });
  expect(choose(snippet, FILED)).toMatchObject({ kept: [FILED], gone: [snippet] });
  expect(choose(FILED, snippet)).toMatchObject({ kept: [FILED], gone: [snippet] });
});

it('every address of a page that went counts as known', () => {
  const copy = page('https://blog.example/a', FILING);
  const again = page('https://blog.example/a?utm_source=x', 'A snippet only.');
  expect(choose(copy, FILED, again).kept).toEqual([FILED]);
});
