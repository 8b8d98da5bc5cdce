import { describe, expect, test } from 'vitest';
import { sentencesOf } from '../prompt.ts';
import { NETFLIX } from './netflix.ts';
import { TESLA } from './tesla.ts';

describe.each([
  ['Tesla', TESLA],
  ['Netflix', NETFLIX],
])('the sample pages of %s', (name, { pages }) => {
  const hosts = pages.map(({ url }) => new URL(url).hostname);
  const sentences = pages.flatMap(({ text }) => text.split(/\n\s*\n/u).flatMap(sentencesOf));

  test('stand under the reserved domain, at distinct addresses of many publishers', () => {
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
    expect(new Set(pages.map(({ url }) => url)).size).toBe(pages.length);
    expect(pages.length).toBeGreaterThanOrEqual(12);
    expect(new Set(hosts).size).toBeGreaterThanOrEqual(10);
  });

  test('are dated by day, but for one', () => {
    const dated = pages.flatMap(({ publishedAt }) => publishedAt ?? []);
    expect(dated).toHaveLength(pages.length - 1);
    expect(dated.filter((date) => !/^20\d\d-\d\d-\d\d$/u.test(date))).toEqual([]);
  });

  test('name the company in the title and in the text', () => {
    expect(
      pages.filter(({ title, text }) => !title.includes(name) && !text.includes(name)),
    ).toEqual([]);
    expect(pages.filter(({ text }) => text.split(name).length < 3).map(({ url }) => url)).toEqual(
      [],
    );
  });

  test('speak in sentences of at most 35 words', () => {
    expect(sentences.filter((sentence) => sentence.split(/\s+/u).length > 35)).toEqual([]);
  });

  test('never repeat a sentence', () => {
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

test('two publishers name different battery prices for one year', () => {
  const pages = TESLA.pages.filter(({ text }) =>
    /battery pack price was \$\d+ per kilowatt-hour in 2023/u.test(text),
  );
  expect(new Set(pages.map(({ url }) => new URL(url).hostname)).size).toBe(2);
});
