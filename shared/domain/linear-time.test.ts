import { describe, expect, it } from 'vitest';
import { cleanText } from './claims/clean-text.ts';
import { normaliseIds } from './claims/ground.ts';
import { quotationFaults } from './claims/quotations.ts';
import { addressIn } from './claims/web-addresses.ts';
import { figuresIn } from './figures/figures.ts';
import { foldText, notationOf } from './figures/number-notation.ts';
import { companyNames } from './names/company-names.ts';
import { compact, createNameFinder, fold, wordsOf } from './names/names.ts';
import { canonicalUrl } from './pages/addresses.ts';
import { htmlToText } from './pages/html-text.ts';
import { markdownLinksToText } from './pages/markdown-links.ts';
import { pageDate } from './pages/page-date.ts';
import { cleanPage } from './pages/page-text.ts';
import { splitPassages } from './pages/passages.ts';
import { looksLikeInstruction, promptLine } from './pages/prompt-line.ts';
import { sentenceSpans } from './pages/sentences.ts';
import { fingerprint } from './pages/similarity.ts';
import { noPage } from './pages/walls.ts';
import { datesIn } from './pages/written-dates.ts';

const names = createNameFinder(['Norvik Tools', 'Norvik']);

/** Everything that reads what others wrote: pages, replies, addresses. */
const READERS: Record<string, (text: string) => unknown> = {
  cleanPage,
  looksLikeInstruction,
  promptLine,
  splitPassages: (text) => splitPassages(text, { decimal: '.', spaceGroups: true }),
  sentenceSpans,
  htmlToText,
  markdownLinksToText,
  fingerprint,
  datesIn,
  pageDate: (text) =>
    pageDate({ url: '', title: '', text, publishedAt: null, retrievedAt: '2026-01-01' }),
  noPage: (text) => noPage(text, text),
  canonicalUrl: (text) => canonicalUrl(`https://norvik.example/${text}`),
  figuresIn,
  foldText,
  notationOf: (text) => notationOf(foldText(text)),
  fold,
  wordsOf,
  compact,
  nameFinder: (text) => names.find(text),
  companyNames: (text) => companyNames({ name: text, aliases: [text], rivals: [text] }),
  cleanText,
  normaliseIds: (text) => normaliseIds([text]),
  quotationFaults: (text) => quotationFaults(text, [text]),
  addressIn: (text) => addressIn(text, [text]),
};

const PUMPS = [
  '[',
  '](',
  '[a](',
  '[a](b ',
  '](( ',
  '>',
  '> ',
  '|',
  '| ',
  '|\n',
  ' ',
  '\n',
  ' \n',
  '\f',
  '\t',
  'a.',
  'a. ',
  '1.',
  '1. ',
  '1 ',
  '111 222 ',
  '1,2 | ',
  '1\n',
  'A\n',
  'Net 1 2\n',
  '1,2,3\n',
  '1 222 ',
  '# a\n',
  'Sales\n\n1\n\n2\n\n',
  'a | 1 | 2\n',
  'Net 1\n',
  '<',
  '<a ',
  '<a ="',
  '<table><tr><td>',
  '<td colspan=99>1',
  '"',
  '“',
  "'",
  '&',
  '&#1',
  '\u0301',
  'e\u0301\u0301',
  'S1.p',
  '[S1.p1',
  '(',
  ')',
  '*',
  '**',
  '#',
  '-',
  '- ',
  ',',
  '$ ',
  'ab-\n',
  'a',
  'A ',
  'und ',
  '単位',
  '。',
  'https://a.',
  '2025/03/',
  '14 march ',
  'ignore all ',
  'a@',
  '½',
  '%',
];
const FRAMES: readonly [prefix: string, suffix: string][] = [
  ['', ''],
  ['Sales [a](', '<b) x!'],
  ['| Net sales', ' 5,310 |\n'],
  ['| 2024 | 2023\n', '\nNet | 1 | 2'],
];
/** Characters of the shorter text. A quadratic reader takes a hundred times as long as its own start. */
const SHORT = 5_000;
const TRIES = 5;
/** Below this, in milliseconds, a run is noise; a quadratic one of this size is not below it. */
const NOISE = 50;

const pumped = (unit: string, size: number, [prefix, suffix]: readonly [string, string]) =>
  prefix + unit.repeat(Math.ceil(size / unit.length)) + suffix;

/** Milliseconds of this thread: what other tests do beside it does not count. */
function taken(read: (text: string) => unknown, text: string): number {
  const started = process.threadCpuUsage();
  read(text);
  return process.threadCpuUsage(started).user / 1000;
}

/** Whether some try shows that four times the text takes at most six times as long. */
function grows(read: (text: string) => unknown, unit: string, frame: readonly [string, string]) {
  let short = Number.POSITIVE_INFINITY;
  let long = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    // A text that differs by its end only is not found among results that are kept.
    const end = 'z'.repeat(attempt);
    short = Math.min(short, taken(read, pumped(unit, SHORT, frame) + end));
    long = Math.min(long, taken(read, pumped(unit, 4 * SHORT, frame) + end));
    if (long < NOISE || long <= 6 * short) return null;
  }
  return `${JSON.stringify(unit)} in ${JSON.stringify(frame)}: ${short.toFixed(1)} → ${long.toFixed(1)} ms`;
}

describe('what reads foreign text', () => {
  it.each(Object.entries(READERS))(
    '%s takes at most six times as long for four times the text',
    (_, read) => {
      const slow = PUMPS.map((unit, n) => grows(read, unit, FRAMES[n % FRAMES.length] ?? ['', '']));
      expect(slow.filter((found) => found !== null)).toEqual([]);
    },
    120_000,
  );
});
