import { expect, test } from 'vitest';
import { periodOf } from '../domain/facts/period.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { renderMarkdown } from './markdown.ts';
import { periodName } from './period-name.ts';
import { wordingOf } from './view.ts';

const inLanguage = (language: string) => {
  const report = sampleReport();
  return { ...report, request: { ...report.request, language } };
};

test.each<[string, string, string]>([
  ['de', 'fourth quarter of 2025', 'Q4 2025'],
  ['de', 'first half of 2026', '1. Halbjahr 2026'],
  ['de', 'FY2025', 'GJ 2025'],
  ['de', '2025', '2025'],
  ['de', 'August 2025', 'August 2025'],
  ['fr', 'Q4 2025', 'T4 2025'],
  ['fr', 'H1 2026', 'S1 2026'],
  ['es', 'fiscal 2025', 'ejercicio 2025'],
  ['es', '31 December 2024', '31 de diciembre de 2024'],
  ['ja', 'Q2 2026', '2026年第2四半期'],
  ['en', '1. Halbjahr 2026', 'H1 2026'],
  ['en', 'viertes Quartal 2025', 'Q4 2025'],
  ['en', '2021 to 2024', '2021–2024'],
  ['de', 'Fourth-quarter', 'Fourth-quarter'],
])('in %s "%s" is written "%s"', (language, label, name) => {
  expect(periodName(wordingOf(inLanguage(language)), periodOf(label, 'passage'))).toBe(name);
});

test.each(['de', 'fr', 'es', 'ja'])('figures in %s bear no English name', (language) => {
  // Exhibits are worded when a report is made.
  const text = renderMarkdown({ ...inLanguage(language), exhibits: [] });
  const names = ['Revenue', 'Gross margin', 'Units sold', 'Market share', 'Operating income'];
  const tables = text.split('\n').filter((line) => line.startsWith('|'));
  expect(
    names.filter((name) => tables.some((line) => new RegExp(`^\\| ${name}(?:,| \\|)`).test(line))),
  ).toEqual([]);
});
