import { describe, expect, it } from 'vitest';
import { fits, periodKey, periodOf, relativeYear } from './period.ts';
import { timesIn } from './time-reading.ts';

describe('a period beside a column head', () => {
  it.each([
    ['2024', '2024', 'same'],
    ['2024', '2024 31/12', 'same'],
    ['2023', '2023(1)', 'same'],
    ['2025', '2025E', 'same'],
    ['FY25', 'FY2025', 'same'],
    ['July 27, 2025', 'Jul 27, 2025', 'same'],
    ['2026年3月期', '令和８年３月', 'same'],
    ['2026年3月期', '当連結会計年度 (2026年3月31日)', 'same'],
    ['2025年 3분기', '2025년 3분기', 'same'],
    ['third quarter of 2025', 'Q3 2025', 'same'],
    ['2. Quartal 2024', '2Q24', 'same'],
    ['III квартал 2024', '3Q 2024', 'same'],
    ['H1 2023', '1er semestre 2023', 'same'],
    ['9M 2024', 'First nine months 2024', 'same'],
    ['jan-mar 2017', 'Jan-mar 2017', 'same'],
    ['Q1 2017', 'januari–mars 2017', 'same'],
    ['12 mars 2024', '12 March 2024', 'same'],
    ['2023', '2024', 'other'],
    ['20231', '2023(1)', 'other'],
    ['fiscal 2023', 'Three Months Ended June 30, 2023', 'other'],
    ['2024', 'Q4 2024', 'other'],
    ['2024', 'Jan.–Sep. 2024', 'other'],
    ['1er semestre 2023', 'au 30 juin 2023', 'other'],
    ['30 juin 2023', '1er semestre 2023', 'other'],
    ['three months ended June 30, 2025', 'Six Months Ended Jun 30, 2025', 'other'],
    ['2025年3月期', '令和８年３月', 'other'],
    ['2024', 'Revenue', 'open'],
    ['Margin', '2024', 'open'],
    ['June 30, 2025', '2025', 'open'],
    ['Q2 2025', '2025', 'open'],
  ])('%s on %s: %s', (asked, stated, fit) => {
    expect(fits(timesIn(asked), timesIn(stated))).toBe(fit);
  });
});

describe('a stored period', () => {
  it.each([
    ['FY2025', { kind: 'fiscal_year', start: '2025', end: '2025' }],
    ['Q4 2024', { kind: 'quarter', start: '2024-10', end: '2024-12' }],
    ['three months ended January 31, 2025', { kind: 'quarter', start: '2024-11', end: '2025-01' }],
    ['30.06.2025', { kind: 'date', start: '2025-06-30', end: '2025-06-30' }],
    ['December 2024', { kind: 'month', end: '2024-12' }],
    ['2021–2025', { kind: 'span', start: '2021', end: '2025' }],
    ['2024/25', { kind: 'fiscal_year', end: '2025' }],
    ['TTM', { kind: 'ttm' }],
    ['recently', { kind: 'unknown' }],
  ])('of %s', (label, parts) => {
    expect(periodOf(label, 'passage')).toMatchObject({ label, origin: 'passage', ...parts });
  });

  it('is one for two ways to write it, and none where nothing is known', () => {
    expect(periodKey(periodOf('FY2025', 'passage'))).toBe(periodKey(periodOf('2025', 'context')));
    expect(periodKey(periodOf('', 'none'))).toBe('');
  });
});

it.each([
  ['last year', 2024],
  ['im letzten Jahr', undefined],
  ['letztes Jahr', 2024],
  ["l'année dernière", undefined],
  ['昨年', 2024],
  ['förra året', 2024],
  ['this year', 2025],
  ['soon', undefined],
])('"%s" on a page of October 2025 is %s', (label, year) => {
  expect(relativeYear(label, '2025-10-22')).toBe(year);
});
