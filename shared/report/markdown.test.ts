import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partialReport, sampleReport } from '../testing/sample-report.ts';
import { withHostileText } from './hostile-report.test-rig.ts';
import { plain } from './markdown/text.ts';
import { renderMarkdown } from './markdown.ts';

/** The text with escaped characters and our own addresses taken out: what is left is live markup. */
const live = (markdown: string) =>
  markdown.replace(/<https?:\/\/[^\s<>]+>/g, '').replace(/\\[!-/:-@[-`{-~]/g, '');

function faults(markdown: string): string[] {
  const text = live(markdown);
  const notes = new Set([...text.matchAll(/^\[\^(\d+)\]:/gm)].map(([, n]) => n));
  const used = [...text.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, n]) => n);
  const brackets = text.replace(/\[\^\d+\]/g, '').match(/[[\]`<~$]/g) ?? [];
  const tables = text.split('\n\n').filter((block) => block.startsWith('|'));
  const ragged = tables.filter(
    (block) => new Set(block.split('\n').map((line) => line.split('|').length)).size > 1,
  );
  const headings = [...text.matchAll(/^(#+) /gm)].map(([, marks]) => marks?.length ?? 0);
  return [
    ...used.filter((n) => !notes.has(n)).map((n) => `no footnote ${n}`),
    ...brackets.map((char) => `live ${char}`),
    ...ragged.map((block) => `ragged table: ${block.slice(0, 60)}`),
    ...(/:\/\/|www\./i.test(text) ? ['a bare address'] : []),
    ...headings
      .filter((level, index) => level > (headings[index - 1] ?? 0) + 1)
      .map((level) => `h${level} skips`),
  ];
}

describe('the Markdown', () => {
  test.each([
    ['complete', sampleReport()],
    ['partial', partialReport()],
  ])('has a footnote for each citation, even tables and no stray markup: %s', (_name, report) => {
    expect(faults(renderMarkdown(report))).toEqual([]);
  });

  test.each([
    '<script>alert(1)</script>',
    'a | b || c',
    '**bold** _under_ `code` ~~gone~~',
    '[x](javascript:alert(1)) ![y](http://evil.example) [^1]',
    '# head\n- item\n\n```\nfence',
    'see https://evil.example and www.evil.example or @team',
    '1. one',
    '\\',
    'AT&T &lt;b&gt; \u202e \ud800',
  ])('does no harm when every free string reads %j', (text) => {
    for (const references of ['keep', 'replace'] as const) {
      expect(faults(renderMarkdown(withHostileText(sampleReport(), text, references)))).toEqual([]);
    }
  });

  test('cites each claim with the passage, its source and its address', () => {
    const report = sampleReport();
    const text = renderMarkdown(report);
    const [, n] = /reach of Tesla in 2024.*?\[\^(\d+)\]/.exec(text) ?? [];
    const note = text.split('\n').find((line) => line.startsWith(`[^${n}]:`));
    expect(note).toContain('BYD sold 1.76 million battery electric cars in 2024');
    const [source] = /\(S\d+\)/.exec(note ?? '') ?? ['?'];
    const [first = ''] = text
      .split('\n')
      .filter((line) => /^\[\^/.test(line) && line.includes(source));
    expect(first).toContain('Rivals close in: the 2024 sales table');
    expect(first).toContain('<https://auto-trade.example/2025/01/sales-table>');
  });

  test('sets figures of a table under each other', () => {
    expect(renderMarkdown(sampleReport())).toMatch(
      /\| Figure \| Value \| Period \| Change \|\n\| --- \| ---: \| --- \| ---: \|/,
    );
  });

  test('shows words and no number for what was not assessed', () => {
    const text = renderMarkdown(partialReport());
    const rows = text.split('\n').filter((line) => line.startsWith('| Environmental'));
    expect(rows).toHaveLength(1);
    for (const row of rows) expect(row).not.toMatch(/\d/);
    const section = text.slice(
      text.indexOf('## Blue Ocean Strategy'),
      text.indexOf('## Fact ledger'),
    );
    expect(section).toContain('could not be assessed');
    expect(section).not.toContain('|');
  });

  test('is the same for the same report', () => {
    expect(renderMarkdown(sampleReport())).toBe(renderMarkdown(sampleReport()));
  });
});

test('plain text keeps no live character, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(live(plain(text))).not.toMatch(/[*_`[\]|<>~$@\n]|:\/\/|^[#+=-]|^\d+[.)]\s/);
    }),
  );
});
