import { describe, expect, it } from 'vitest';
import type { Computed } from '../domain/facts/fact.ts';
import { namedOnce } from '../domain/facts/label-match.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { figureWords } from './fact-rows.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { wordingOf } from './view.ts';

const sample = sampleReport();
const growth: Computed = {
  ...{ id: 'D1', op: 'growth', of: ['F1', { value: 96.8e9, why: 'stated beside it' }] },
  amount: { low: 0.9, high: 1.1, bound: 'range', unit: 'percent', printed: '0.9–1.1%' },
  formula: 'F1 ÷ 96800000000 − 1',
};
const facts = sample.facts.map((fact) =>
  fact.id === 'F7'
    ? {
        ...fact,
        amount: { ...fact.amount, bound: 'at_least' as const },
        ...{ status: 'guided' as const, fresh: 'old' as const, verdict: 'unchecked' as const },
      }
    : fact,
);
const [first] = sample.facts;
const kept = first === undefined ? null : first.amount;
const reportIn = (language: string) =>
  sampleReport({
    facts,
    computed: [growth],
    conflicts: [{ id: 'X1', facts: ['F1', 'F5'], kind: 'value', rule: 'later', kept }],
    request: { ...sample.request, language },
  });

/** What a reader sees: no tags, plain spaces, no escapes of Markdown. */
const words = (text: string) =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('\\', '')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ');

describe.each([
  ['HTML', renderHtml],
  ['Markdown', renderMarkdown],
])('the ledger in %s', (_, render) => {
  it.each([
    ['a value with its bound', 'at least 17 million'],
    ['what is no report of the past', '2024, guided'],
    ['publishers, age and a missing verdict', '1 · old · not checked'],
    ['the change that was computed', '+0.9–1.1%'],
    ['the formula of a computed figure', 'F1 ÷ 96800000000 − 1'],
    ['what a conflict kept, and by which rule', '$97.7B (the later source)'],
  ])('shows %s', (_what, text) => {
    expect(words(render(reportIn('en')))).toContain(text);
  });

  it('speaks the language of its report', () => {
    const german = words(render(reportIn('de')));
    expect(german).toContain('mindestens 17 Millionen');
    expect(german).toContain('97,7 Mrd. $ (die spätere Quelle)');
  });
});

describe('a computed change', () => {
  const changed = (amount: Partial<Computed['amount']>) =>
    words(
      renderMarkdown(
        sampleReport({
          computed: [{ ...growth, amount: { ...growth.amount, ...amount } }],
          request: { ...sample.request, language: 'de' },
        }),
      ),
    );
  it.each([
    ['at most', { low: 100, high: 100, bound: 'at_most' }, 'höchstens +100 %'],
    ['about', { low: 11, high: 11, bound: 'about' }, 'etwa +11 %'],
    ['within a range', { low: 12.2, high: 14.4, bound: 'range' }, '+12,2–14,4 %'],
    ['a fall', { low: -33.8, high: -33.8, bound: 'exact' }, '−33,8 %'],
  ] as const)('that is %s has its sign beside the number', (_, amount, text) => {
    expect(changed(amount)).toContain(` ${text} (D1)`);
  });
});

it('a formula has its numbers as the language writes them', () => {
  const product = { ...growth, op: 'product' as const, formula: 'F25 × 0.45 ÷ D1.5' };
  const report = sampleReport({
    computed: [product],
    request: { ...sample.request, language: 'de' },
  });
  for (const render of [renderHtml, renderMarkdown]) {
    expect(words(render(report))).toContain('F25 × 0,45 ÷ D1.5');
  }
});

it.each([
  [['Advertising Revenue', 'advertising', 'Europe'], 'Advertising Revenue, Europe'],
  [['Revenue', 'revenue'], 'Revenue'],
  [['Revenue', 'advertising', undefined], 'Revenue, advertising'],
])('a name of %j says nothing twice: %s', (parts, name) => {
  expect(namedOnce(parts)).toBe(name);
});

describe('a figure of the ledger', () => {
  const period = { kind: 'fiscal_year', label: '2024', end: '2024', origin: 'passage' } as const;
  const amount = { low: 12, high: 12, bound: 'exact', printed: '12', per: 'year' } as const;
  it.each([
    ['a sum of a year, for a year', 'money', period, '$12'],
    ['a sum of a year, for a day', 'money', { ...period, kind: 'date' }, '$12 a year'],
    ['a share, for a day', 'percent', { ...period, kind: 'date' }, '12%'],
  ] as const)('says its span only where its period does not: %s', (_, unit, when, text) => {
    if (first === undefined) throw new Error('the sample has facts');
    const fact = { ...first, amount: { ...amount, unit, currency: 'USD' }, period: when };
    expect(figureWords(wordingOf(sample), fact)).toBe(text);
  });

  it('computed, is called as its writer called it', () => {
    const named = sampleReport({ computed: [{ ...growth, label: 'Growth without credits' }] });
    expect(renderMarkdown(named)).toMatch(/\| D1 \| Growth without credits \|/);
  });
});
