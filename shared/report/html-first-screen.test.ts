import { describe, expect, test } from 'vitest';
import { partialReport, sampleReport } from '../testing/sample-report.ts';
import { withHostileText } from './hostile-report.test-rig.ts';
import { renderHtml } from './html.ts';
import { readHtml } from './html-reading.test-rig.ts';
import { renderMarkdown } from './markdown.ts';

const visible = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;|\s+/g, ' ')
    .trim();
const byClass = (page: string, name: string) =>
  readHtml(page).elements.filter(({ attributes }) => attributes.get('class') === name);

describe('the first screen', () => {
  test('gives verdict, day, amount at stake and confidence before the first sentence', () => {
    const page = renderHtml(sampleReport());
    const [strip] = byClass(page, 'strip');
    expect(visible(strip?.inner ?? '')).toBe(
      'Answer Conditional To be decided by January 31, 2026 At stake 31.4 GWh Energy storage deployed, 2024 Confidence medium',
    );
    expect(page.indexOf('class="strip"')).toBeLessThan(page.indexOf('class="lead"'));
  });

  test('calls neither a rate nor all that a company turns over an amount at stake: the first amount behind them is', () => {
    const report = sampleReport();
    const [first] = report.paper?.recommendations ?? [];
    if (!first) throw new Error('the sample has recommendations');
    // F4 is a margin, F1 the revenue, F5 cash.
    first.size = ['F4', 'F1', 'F5'];
    const [strip] = byClass(renderHtml(report), 'strip');
    expect(visible(strip?.inner ?? '')).toMatch(/At stake \$[\d.]+B Cash/u);
  });

  test('has no strip where nothing was asked and no day or amount is known', () => {
    const report = sampleReport();
    if (!report.paper) throw new Error('the sample has a paper');
    Object.assign(report.paper.answer, { verdict: 'none_asked', decide_by: null });
    for (const one of report.paper.recommendations) one.size = [];
    const page = renderHtml(report);
    expect(byClass(page, 'strip')).toEqual([]);
    expect(page).toContain('In one thought');
  });
});

describe('beside its message', () => {
  test('stands a key figure that it states and rests on, and no other', () => {
    const [first, ...others] = byClass(renderHtml(sampleReport()), 'message');
    expect(first?.inner).toContain('class="callouts"');
    expect(visible(first?.inner ?? '')).toContain('Revenue, 2024 $97.7B');
    expect(others.filter(({ inner }) => inner.includes('callouts'))).toEqual([]);
  });

  test('stands no figure of which no page states the time', () => {
    const report = sampleReport();
    for (const fact of report.facts) fact.period = { ...fact.period, kind: 'unknown' };
    expect(renderHtml(report)).not.toContain('class="callouts"');
  });

  test('stands no figure whose number is only a part of one in the sentence', () => {
    const report = sampleReport();
    for (const { support } of report.paper?.messages ?? []) {
      for (const claim of support) claim.text = claim.text.replace('$97.7', '$197.7');
    }
    expect(renderHtml(report)).not.toContain('class="callouts"');
  });

  test('stands the drawing of the exhibit that holds it; the exhibit’s own part keeps the table', () => {
    const report = sampleReport();
    report.exhibits = report.exhibits.map((one, at) => ({
      ...one,
      ...(at === 0 && {
        kind: 'bars' as const,
        rows: [{ label: 'Tesla', cells: [{ value: 97.7e9, ref: 'F1' }] }],
      }),
    }));
    const page = renderHtml(report);
    const [first] = byClass(page, 'message');
    expect(first?.inner).toContain('id="exhibit-1-drawing-title"');
    const own = readHtml(page).elements.find(
      ({ attributes }) => attributes.get('id') === 'exhibit-1',
    );
    expect(own?.inner).toContain('<table>');
    expect(own?.inner).not.toContain('<svg');
  });
});

describe('the number behind a sentence', () => {
  const page = renderHtml(sampleReport());
  const { elements } = readHtml(page);
  const byId = new Map(elements.map((one) => [one.attributes.get('id'), one]));

  test('opens the very words of its passage, with a way to the note', () => {
    const buttons = elements.filter(({ name }) => name === 'button');
    expect(buttons.length).toBeGreaterThan(50);
    for (const { attributes, inner } of buttons) {
      const preview = byId.get(attributes.get('popovertarget'));
      const n = inner.slice(1, -1);
      expect(preview?.attributes.has('popover')).toBe(true);
      expect(preview?.inner).toContain(`href="#evidence-${n}"`);
      const quoted = /<blockquote[^>]*>.*?<\/blockquote>/s.exec(preview?.inner ?? '')?.[0];
      if (quoted) expect(byId.get(`evidence-${n}`)?.inner).toContain(quoted);
    }
  });

  test('is a link to the note for browsers without popovers and in print', () => {
    const pairs = [
      ...page.matchAll(
        /popovertarget="preview-(\d+)"[^>]*>\[\d+\]<\/button>(<a href="#evidence-(\d+)")?/g,
      ),
    ];
    expect(pairs.filter(([, n, , linked]) => n !== linked)).toEqual([]);
  });
});

test.each([
  ['complete', sampleReport()],
  ['partial', partialReport()],
])('a Japanese report holds no English of ours: %s', (_name, base) => {
  const own = withHostileText(base, '文', 'keep');
  const report = { ...own, request: { ...own.request, language: 'ja' } };
  const [, body = ''] = renderHtml(report).split('</style>');
  const words = `${visible(body)} ${renderMarkdown(report)}`.match(/[A-Za-z]{3,}/g);
  // Names of prompts, of which the certificate gives the versions, and of a digest.
  const names = ['SHA', 'blue', 'ocean', 'pestel', 'porter', 'summary', 'swot'];
  expect([...new Set(words)].filter((word) => !names.includes(word))).toEqual([]);
});
