import { describe, expect, it } from 'vitest';
import { requestSchema } from './request.ts';

const schema = requestSchema(['porter'], ['porter']);
const parse = (fields: Record<string, unknown>) =>
  schema.safeParse({ company: 'Tesla', ...fields });

describe('text', () => {
  it.each([
    ['𠮷'.repeat(150), true],
    ['𠮷'.repeat(200), true],
    ['𠮷'.repeat(201), false],
    ['x'.repeat(201), false],
  ])('is counted in code points: %.8s…', (company, accepted) => {
    expect(parse({ company }).success).toBe(accepted);
  });

  it.each(['\u200b', '\u2060 \u00ad', '\u3164', '\u2800', '\ufeff'])(
    'of nothing visible is empty: %j',
    (company) => {
      const parsed = parse({ company });
      expect(parsed.error?.issues[0]?.message).toBe('must not be empty');
    },
  );
});

describe('language', () => {
  it.each([
    ['de-u-co-phonebk', 'de'],
    ['en-x-foo', 'en'],
    ['en-t-de', 'en'],
    ['PT-br', 'pt-BR'],
    ['zh-hant-tw', 'zh-Hant-TW'],
  ])('%s is %s', (language, base) => {
    expect(parse({ language }).data?.language).toBe(base);
  });

  it.each(['x-foo', '', 'not a tag!'])('%j is refused', (language) => {
    expect(parse({ language }).success).toBe(false);
  });
});

it('a callback address with half of a surrogate pair is refused', () => {
  expect(parse({ callback_url: 'https://example.com/\ud800' }).success).toBe(false);
  expect(parse({ callback_url: 'https://example.com/𠮷' }).success).toBe(true);
});
