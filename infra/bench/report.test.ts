import { describe, expect, it } from 'vitest';
import { renderMarkdown } from '../../shared/report/markdown.ts';
import { sampleReport } from '../../shared/testing/sample-report.ts';
import { measures } from './report-measures.ts';

const lines = (
  change: (report: ReturnType<typeof sampleReport>) => void = () => {},
  expected = {},
) => {
  const report = sampleReport();
  change(report);
  return measures(report, renderMarkdown(report), expected).join('\n');
};

describe('the measures of a report', () => {
  it('count claims, figures and what stands before the answer', () => {
    const said = lines();
    expect(said).toMatch(/^claims of the paper: [1-9]\d* \(/);
    expect(said).toMatch(/claims with a figure: [1-9]\d* of \d+ \(\d+ %\)/);
    expect(said).toMatch(/characters before the answer: [1-9]\d*/);
  });

  it('name old news that does not say so', () => {
    const said = lines(({ paper }) => {
      const title = paper?.messages[0]?.title;
      if (title) Object.assign(title, { text: 'It leads.', as_of: '2020-01-01', kind: 'fact' });
    });
    expect(said).toMatch(/stale statements without a date: [1-9]\d*: /);
  });

  it('name what stands twice', () => {
    const said = lines(({ paper }) => {
      const [first, second] = paper?.messages ?? [];
      if (first && second) second.title.text = first.title.text;
    });
    expect(said).toMatch(/repeats: [1-9]/);
  });

  it('count paragraphs and rows, and take rows of a table for no repeats', () => {
    const before = /repeats: \d+/u.exec(lines())?.[0] ?? 'none';
    const said = lines(({ paper }) => {
      const message = paper?.messages[0];
      if (message === undefined) return;
      const [title, row] = [message.title, (n: number) => `Fee of the games | 2024: $150M | ${n}`];
      const opens = true as const;
      message.support = [
        { ...title, opens },
        { ...title, text: 'So.' },
        { ...title, text: 'Then.', opens },
      ];
      message.rows = [1, 2, 3].map((n) => ({ ...title, text: row(n) }));
      for (const other of paper?.messages.slice(1) ?? [])
        Object.assign(other, { support: [], rows: [] });
      message.support[0] = { ...title, text: 'Quite another beginning.', opens };
    });
    expect(said).toMatch(/sections: \d+ of 2 paragraphs; tables: 1 of 3 rows/);
    expect(said).toContain(before);
  });

  it('hold the report against what the pages are known to hold', () => {
    const url = sampleReport().sources.find(({ id }) => id === 'S1')?.url ?? '';
    const said = lines(undefined, { against: [url, 'https://nowhere.example/'], cells: [] });
    expect(said).toContain('contradicting pages mentioned: 1 of 2');
    expect(said).toContain('cells filled of those the pages state: 0 of 0');
  });

  it('say that there is none where no paper was written', () => {
    expect(measures(sampleReport({ paper: null }), '')).toEqual(['no paper']);
  });
});
