import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl, hostOf, publisherOf } from './addresses.ts';

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

it('the host of an address is read without www, and is empty for what has none', () => {
  expect(hostOf('https://www.Tesla.com/x')).toBe('tesla.com');
  expect(hostOf('mailto:x')).toBe('');
});
