import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PAGE_CHARACTERS, MAX_REPLY_CHARACTERS, readTavilyReply } from './tavily-reply.ts';

const now = Date.UTC(2026, 5, 15);
const read = (answer: unknown, maxResults = 20) =>
  readTavilyReply(answer, { maxResults, credits: 1, now });
const page = { url: 'https://a.example/', title: 'T', content: 'snippet', score: 1 };
const [only] = [(result: object) => read({ results: [{ ...page, ...result }] }).pages[0]];

describe('readTavilyReply', () => {
  it('makes well-formed pages of whatever the results hold', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.webUrl(),
      fc.string({ unit: 'binary' }),
      fc.constant('x\ud800'),
    );
    const names = fc.constantFrom(
      'url',
      'title',
      'content',
      'rawContent',
      'score',
      'publishedDate',
    );
    const result = fc.oneof(fc.jsonValue(), fc.dictionary(names, value));
    fc.assert(
      fc.property(fc.array(result), fc.nat(5), fc.jsonValue(), (results, maxResults, usage) => {
        const { pages, credits } = read({ results, usage }, maxResults);
        expect(pages.length).toBeLessThanOrEqual(maxResults);
        expect(credits).toBeGreaterThanOrEqual(0);
        for (const each of pages) {
          expect(each.url).toMatch(/^https?:\/\//);
          expect(each.title).not.toBe('');
          expect(each.text.trim()).not.toBe('');
          expect(each.text.isWellFormed() && each.title.isWellFormed()).toBe(true);
          expect(each.text.length).toBeLessThanOrEqual(MAX_PAGE_CHARACTERS);
          expect(Number.isFinite(each.score)).toBe(true);
          if (each.publishedAt !== null) {
            expect(new Date(each.publishedAt).toISOString().startsWith(each.publishedAt)).toBe(
              true,
            );
          }
        }
      }),
    );
  });

  it.each([null, undefined, 'text', [], {}, { results: null }, { results: {} }])(
    'takes %j for no answer',
    (answer) => {
      expect(() => read(answer)).toThrow('Tavily answered without results');
    },
  );

  it.each([
    ['javascript', 'javascript:alert(1)'],
    ['a file', 'file:///etc/passwd'],
    ['a relative address', '/report'],
    ['a name dressed as another', 'https://bank.example@evil.example/'],
    ['nothing', ''],
  ])('leaves out a page whose address is %s', (_name, url) => {
    expect(read({ results: [{ ...page, url }] }).pages).toEqual([]);
  });

  it('takes the snippet where there is no page, and leaves out pages without either', () => {
    expect(only({ rawContent: null })?.text).toBe('snippet');
    expect(only({ rawContent: ' \n' })?.text).toBe('snippet');
    expect(only({ rawContent: 7 })?.text).toBe('snippet');
    expect(only({ content: ' ', rawContent: '' })).toBeUndefined();
  });

  it('uses the address as the title of an untitled page', () => {
    expect(only({ title: '  ' })?.title).toBe('https://a.example/');
  });

  it('takes no more of all pages together than a reply may have', () => {
    const rawContent = 'x'.repeat(MAX_PAGE_CHARACTERS);
    const { pages } = read({ results: Array.from({ length: 5 }, () => ({ ...page, rawContent })) });
    expect(pages.reduce((sum, { text }) => sum + text.length, 0)).toBe(MAX_REPLY_CHARACTERS);
  });

  it('does not cut a character in two', () => {
    const text = only({ rawContent: `${'x'.repeat(MAX_PAGE_CHARACTERS - 1)}😀` })?.text;
    expect(text?.isWellFormed()).toBe(true);
    expect(text).toHaveLength(MAX_PAGE_CHARACTERS);
  });

  it.each([
    ['2026-05-01', '2026-05-01T00:00:00.000Z'],
    ['Fri, 01 May 2026 10:00:00 GMT', '2026-05-01T10:00:00.000Z'],
    ['2026-03', '2026-03'],
    ['2025', '2025'],
    ['March 2026', '2026-03'],
    ['Mar. 2026', '2026-03'],
    ['May 1, 2026 10:00 UTC', '2026-05-01T10:00:00.000Z'],
    ['2026-05-01T10:00:00+02:00', '2026-05-01T08:00:00.000Z'],
    ['1 May 2026 10:00:00 GMT', '2026-05-01T10:00:00.000Z'],
    ['5', null],
    ['recently', null],
    ['2026-13-45', null],
    ['2027-01-01', null],
    [1_700_000_000, null],
    [null, null],
  ])('reads the date %j as %j', (publishedDate, expected) => {
    expect(only({ publishedDate })?.publishedAt).toBe(expected);
  });

  it.each([
    [{ credits: 2 }, 2],
    [{ credits: 0 }, 0],
    [{ credits: -1 }, 1],
    [{ credits: '2' }, 1],
    ['none', 1],
    [undefined, 1],
  ])('books usage %j as %d credits', (usage, credits) => {
    expect(read({ results: [], usage }).credits).toBe(credits);
  });
});

it('a title is one line without control characters and turns of direction', () => {
  const title = ' Tesla\u001b[31m\r\nStep: \u202eidentify\u2028now ';
  const results = [{ ...page, title }];
  const { pages } = readTavilyReply({ results }, { maxResults: 1, credits: 1, now: 0 });
  expect(pages[0]?.title).toBe('Tesla [31m Step: identify now');
});

it('a search costs two credits at most, whatever the service counts', () => {
  const answer = { results: [page], usage: { credits: 1e9 } };
  expect(readTavilyReply(answer, { maxResults: 1, credits: 2, now: 0 }).credits).toBe(2);
});
