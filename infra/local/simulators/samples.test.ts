import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sentencesOf } from './prompt.ts';
import { NETFLIX, TESLA } from './samples.ts';

describe.each([
  ['Tesla', TESLA],
  ['Netflix', NETFLIX],
])('the sample pages of %s', (_, { pages }) => {
  const hosts = pages.map(({ url }) => new URL(url).hostname);
  const paragraphs = pages.flatMap(({ text }) => text.split(/\n\s*\n/u));
  const sentences = paragraphs.flatMap((one) => (one.startsWith('|') ? [] : sentencesOf(one)));

  test('stand under the reserved domain, at distinct addresses of many publishers', () => {
    expect(hosts.filter((host) => !host.endsWith('.example'))).toEqual([]);
    expect(new Set(pages.map(({ url }) => url)).size).toBe(pages.length);
    expect(pages.length).toBeGreaterThanOrEqual(12);
    expect(new Set(hosts).size).toBeGreaterThanOrEqual(10);
  });

  test('are dated by day', () => {
    expect(
      pages.filter(({ publishedAt }) => !/^20\d\d-\d\d-\d\d$/u.test(publishedAt ?? '')),
    ).toEqual([]);
  });

  test('speak in sentences of at most 40 words, none twice', () => {
    expect(sentences.filter((sentence) => sentence.split(/\s+/u).length > 40)).toEqual([]);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

test('the simulators stay small: what they say is data', () => {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder).filter((name) => /^[\w-]+\.ts$/u.test(name));
  const lines = files.map(
    (name) => readFileSync(new URL(name, folder), 'utf8').split('\n').length - 1,
  );
  expect(lines.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(1200);
});
