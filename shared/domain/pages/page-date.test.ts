import { describe, expect, it } from 'vitest';
import { pageDate } from './page-date.ts';

const read = (given: Partial<Parameters<typeof pageDate>[0]>) =>
  pageDate({
    url: 'https://x.example/a',
    title: 'Tesla results',
    text: 'Tesla makes cars.',
    publishedAt: null,
    retrievedAt: '2026-11-30T00:00:00Z',
    ...given,
  });

describe('the search dates a page before anything else', () => {
  it.each([
    ['2025-03-14T10:00:00.000Z', 'day'],
    ['2025-03', 'month'],
    ['2025', 'year'],
  ])('%s, to the %s', (publishedAt, precision) => {
    const url = 'https://x.example/2024/01/02/a';
    expect(read({ publishedAt, url })).toMatchObject({ publishedAt, precision, origin: 'search' });
  });
});

describe('an address', () => {
  it.each([
    ['/2025/03/14/tesla', '2025-03-14', 'day'],
    ['/news/2025/3/4/', '2025-03-04', 'day'],
    ['/news/2025-03-14-tesla', '2025-03-14', 'day'],
    ['/2025/03/tesla', '2025-03', 'month'],
    ['/2025/13/tesla', null, null],
    ['/2025/02/31/tesla', null, null],
    ['/reports/2024/annual', null, null],
    ['/2031/01/01/tesla', null, null],
    ['/tsla-20241231.htm', null, null],
  ])('%s gives %s', (path, publishedAt, precision) => {
    expect(read({ url: `https://x.example${path}` })).toMatchObject({ publishedAt, precision });
  });
});

describe('the beginning of a page', () => {
  it.each([
    ['a date alone', 'Tesla cuts jobs\nMarch 14, 2025\nText.', '2025-03-14'],
    ['a month alone', 'Tesla cuts jobs\nMarch 2025\nText.', '2025-03'],
    ['a byline', 'By Jane Doe | March 14, 2025 | 5 min read', '2025-03-14'],
    ['a German label with the hour', 'Veröffentlicht am 14. März 2025 um 12:30 Uhr', '2025-03-14'],
    ['a French label', 'Publié le 3 février 2025 par Jean Dupont', '2025-02-03'],
    ['a Spanish date', '14 de marzo de 2025', '2025-03-14'],
    ['a Russian date', '14 марта 2025 г.', '2025-03-14'],
    ['a Japanese date', '2025年3月14日 更新', '2025-03-14'],
    ['a Polish date', '3 listopada 2025', '2025-11-03'],
    ['a release', 'AUSTIN, Texas, January 29, 2025 – Tesla said', '2025-01-29'],
    ['a wire', 'LOS GATOS, Calif., Jan. 21, 2025 /PRNewswire/ -- Netflix', '2025-01-21'],
    ['a sentence', 'In March 2025 Tesla opened a plant.', null],
    ['a sentence with a day', 'Tesla opened March 14, 2025.', null],
    ['a heading', 'Deliveries in March 2025', null],
    ['nobody knows which month', '03/04/2025', null],
    ['the heads of a table', 'Years Ended | Dec 28, 2024 | Dec 30, 2023', null],
    ['cells one a line', 'Dec 28, 2024\nDec 30, 2023\n53,101', null],
    ['a balance sheet day', 'As of December 31, 2024', null],
    ['a day to come', 'March 14, 2031', null],
    ['an update', 'Last updated: January 20, 2026', '2026-01-20'],
    ['a Spanish label', 'Actualizado el 20 de enero de 2026', '2026-01-20'],
    ['a Polish label', 'Opublikowano 3 listopada 2025', '2025-11-03'],
    ['the day of a game', 'Kickoff: December 25, 2025\nNetflix shows it next year.', null],
    ['the days of games', 'Next games: December 25, 2025\nNetflix pays.', null],
    ['the day of an event in another language', 'Prochaine date : 20 janvier 2026', null],
    ['a law that comes into force', 'Ab 1. Januar 2026\nDas Gesetz gilt.', null],
    ['the end of an offer', 'Valid until 3 March 2026', null],
    ['a deadline', 'Deadline 3 March 2026', null],
    ['a copyright', 'Copyright 12 March 2026', null],
    [
      'games that return next year',
      'NFL games come back next Christmas.\nSince July 2023: 8.5%',
      null,
    ],
    ['a span of years', 'Christmas games from 2024 through 2026.\nFrom 2025 Raw moves over.', null],
  ])('with %s', (_, text, publishedAt) => {
    const origin = publishedAt === null ? null : 'dateline';
    expect(read({ text })).toMatchObject({ publishedAt, origin });
  });
});

describe('the cover of a filing names its period, not its publication', () => {
  it.each([
    ['FORM 10-K\nFor the fiscal year ended\nSeptember 28, 2024\nApple Inc.', '2024-09-28'],
    ['FORM 8-K\nDate of Report (Date of earliest event reported): January 29, 2025', '2025-01-29'],
    ['Exercice clos le 31 décembre 2024', '2024-12-31'],
    ['Ejercicio terminado el 31 de diciembre de 2024', '2024-12-31'],
    ['自 2024年4月1日 至 2025年3月31日\n有価証券報告書', '2025-03-31'],
  ])('%s', (text, periodOfReport) => {
    expect(read({ text })).toMatchObject({ publishedAt: null, periodOfReport });
    expect(read({ text, publishedAt: `${periodOfReport}T00:00:00Z` }).publishedAt).toBeNull();
    expect(read({ text, publishedAt: '2025-06-01' }).publishedAt).toBe('2025-06-01');
  });
});
