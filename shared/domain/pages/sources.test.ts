import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, mergePages, publisherOf } from './sources.ts';

describe('canonicalUrl', () => {
  it.each([
    ['https://WWW.X.com:443/a/?utm_source=q&b=2&a=1#frag', 'https://x.com/a?a=1&b=2'],
    ['http://x.com:80', 'http://x.com'],
    ['http://x.com:8080/A/', 'http://x.com:8080/A'],
    ['https://m.x.com/p', 'https://x.com/p'],
    ['https://amp.x.com/p', 'https://x.com/p'],
    ['https://m.com/p', 'https://m.com/p'],
    ['https://en.m.wikipedia.org/wiki/T', 'https://en.wikipedia.org/wiki/T'],
    ['https://x.com/story/amp/', 'https://x.com/story'],
    ['https://x.com/story.amp.html?amp=1', 'https://x.com/story.html'],
    ['https://www.google.com/amp/s/www.x.com/a', 'https://x.com/a'],
    ['https://x-com.cdn.ampproject.org/c/s/x.com/a', 'https://x.com/a'],
    ['https://x.com/a?gclid=1&fbclid=2&ref=3&id=7', 'https://x.com/a?id=7'],
    ['https://user:secret@x.com./', 'https://x.com'],
    ['https://münchen.example/ä', 'https://xn--mnchen-3ya.example/%C3%A4'],
  ])('reads %s as %s', (url, canonical) => {
    expect(canonicalUrl(url)).toBe(canonical);
  });

  it.each([
    'ftp://x.com',
    'javascript:alert(1)',
    'mailto:a@x.com',
    'x.com',
    '',
    'https://',
    'data:text/html,x',
  ])('refuses %j', (url) => {
    expect(canonicalUrl(url)).toBeNull();
  });

  it('is its own canonical form, for any address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const once = canonicalUrl(url);
        expect(once).not.toBeNull();
        expect(canonicalUrl(once ?? '')).toBe(once);
      }),
    );
  });
});

describe('publisherOf', () => {
  it.each([
    ['https://www.ft.com/content/1', 'ft.com'],
    ['https://news.bbc.co.uk/1', 'bbc.co.uk'],
    ['https://ir.nidec.co.jp/', 'nidec.co.jp'],
    ['https://a.b.com.au', 'b.com.au'],
    ['https://news.alpha.example/x', 'alpha.example'],
    ['https://alpha.example', 'alpha.example'],
    ['https://someone.substack.com/p/1', 'someone.substack.com'],
    ['https://t.co/x', 't.co'],
    ['http://127.0.0.1:8080/x', '127.0.0.1'],
    ['http://[::1]/x', '[::1]'],
    ['no address', ''],
  ])('of %s is %j', (url, publisher) => {
    expect(publisherOf(url)).toBe(publisher);
  });
});

const long = (topic: string) =>
  Array.from({ length: 60 }, (_, n) => `${topic}${n} says thing${n} of ${topic}`).join(' ');
const page = (url: string, text: string, publishedAt: string | null = null, score = 0.5) => ({
  url,
  title: `title of ${url}`,
  text,
  publishedAt,
  score,
});

describe('mergePages', () => {
  it('makes one of pages with one address: the longer text, the known date, the best score', () => {
    const merged = mergePages([
      page('http://www.x.com/a?utm_source=q', long('alpha'), null, 0.4),
      page('https://y.com/b', long('beta')),
      page('https://x.com/a', `${long('alpha')} and more of it`, '2025-01-01', 0.3),
    ]);
    expect(merged).toHaveLength(2);
    expect(merged[0]).toMatchObject({
      url: 'https://x.com/a',
      publishedAt: '2025-01-01',
      score: 0.4,
    });
    expect(merged[0]?.text).toContain('and more of it');
    expect(merged[1]?.url).toBe('https://y.com/b');
  });

  it('keeps the address and title of the text that stays, with whatever else the page carries', () => {
    const first = { ...page('https://x.com/a', long('alpha'), '2025-01-01'), extra: 1 };
    const second = {
      ...page('https://y.com/b', `${long('alpha')} with a longer footer below it`),
      extra: 2,
    };
    expect(mergePages([first, second])).toEqual([{ ...second, publishedAt: '2025-01-01' }]);
  });

  it('remembers every address of a merged page', () => {
    const merged = mergePages([
      page('https://x.com/a', long('alpha')),
      page('https://y.com/b', `${long('alpha')} x`),
      page('https://y.com/b', 'a snippet only'),
    ]);
    expect(merged).toHaveLength(1);
  });

  it('leaves out what has no http address', () => {
    expect(mergePages([page('ftp://x.com/a', long('alpha'))])).toEqual([]);
  });

  it('reads forty pages of 200 KB within seconds', () => {
    const pages = Array.from({ length: 40 }, (_, n) => {
      const words = Array.from(
        { length: 25_000 },
        (_, at) => `w${(at * (n + 7) * 31) % 9973}x${n}`,
      );
      return page(`https://host${n}.example/p`, words.join(' '));
    });
    const started = performance.now();
    expect(mergePages(pages)).toHaveLength(40);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
