import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partialReport, sampleReport } from '../testing/sample-report.ts';
import { escapeHtml } from './escape.ts';
import { withHostileText } from './hostile-report.test-rig.ts';
import { renderHtml } from './html.ts';
import { pageFaults, readHtml } from './html-reading.test-rig.ts';

const element = (page: string, id: string) =>
  readHtml(page).elements.find(({ attributes }) => attributes.get('id') === id);
const visible = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the page', () => {
  test.each([
    ['complete', sampleReport()],
    ['partial', partialReport()],
    [
      'without anything',
      sampleReport({
        sections: [],
        facts: [],
        conflicts: [],
        sources: [],
        passages: [],
        paper: null,
      }),
    ],
  ])('is sound markup with anchors that resolve: %s', (_name, report) => {
    expect(pageFaults(renderHtml(report))).toEqual([]);
  });

  test.each(['en', 'de', 'fr-CH', 'es', 'it', 'ja', 'not a language!', ''])(
    'is sound in language "%s"',
    (language) => {
      const report = sampleReport();
      expect(
        pageFaults(renderHtml({ ...report, request: { ...report.request, language } })),
      ).toEqual([]);
    },
  );

  test.each([
    ['en', 'ltr'],
    ['ja', 'ltr'],
    ['ar', 'rtl'],
    ['fa-IR', 'rtl'],
    ['he', 'rtl'],
    ['ur', 'rtl'],
    ['not a language!', 'ltr'],
  ])('runs in the direction of language "%s": %s', (language, direction) => {
    const report = sampleReport();
    const page = renderHtml({ ...report, request: { ...report.request, language } });
    expect(pageFaults(page)).toEqual([]);
    const html = readHtml(page).elements.find(({ name }) => name === 'html');
    expect(html?.attributes.get('dir')).toBe(direction);
  });

  test('no style takes a side that depends on the direction', () => {
    const styles = renderHtml(sampleReport()).split('</style>')[0];
    const anyDirection = styles?.replace(/^\[dir="rtl"\].*$/gm, '');
    const sided = /(?:padding|margin|border)-(?:left|right)|[\s{](?:left|right):|: (?:left|right);/;
    expect(anyDirection).not.toMatch(sided);
  });

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style></svg></title><b>',
    '<!-- & --> ]]> &lt;b&gt; &#60;i&#62;',
    'javascript:alert(1)',
    'https://user:secret@evil.example/"onclick="x',
    '日本電産 L’Oréal AT&T \u202e\u0000\ud800',
    '$& $1 {total} {n} $`',
    '{a|rich} {value} \\n',
    '__proto__',
    'constructor',
  ])('is sound when every free string reads %j', (text) => {
    for (const references of ['keep', 'replace'] as const) {
      expect(pageFaults(renderHtml(withHostileText(sampleReport(), text, references)))).toEqual([]);
      expect(pageFaults(renderHtml(withHostileText(partialReport(), text, references)))).toEqual(
        [],
      );
    }
  });

  test('is sound for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(pageFaults(renderHtml(withHostileText(sampleReport(), text, 'keep')))).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  test('shows a name as it is written', () => {
    for (const company of [
      'AT&T',
      'L’Oréal',
      '日本電産',
      'Ł "Q" \'s',
      '<script>alert(1)</script>',
    ]) {
      const report = sampleReport();
      const page = renderHtml({ ...report, request: { ...report.request, company } });
      expect(page).toContain(`<h1 dir="auto">${escapeHtml(company)}</h1>`);
    }
  });

  test('runs and loads nothing', () => {
    const page = renderHtml(sampleReport());
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|javascript:|\ssrc=|\son\w+=/i);
    expect(page).toContain("default-src 'none'");
  });

  test('is the same bytes for the same report, whatever was rendered in between', () => {
    const first = renderHtml(sampleReport());
    renderHtml(partialReport());
    expect(renderHtml(sampleReport())).toBe(first);
  });

  test('takes the language of the report for its own', () => {
    const report = sampleReport();
    const german = renderHtml({ ...report, request: { ...report.request, language: 'de-AT' } });
    expect(german).toContain('<html lang="de-AT" dir="ltr">');
    expect(german).toContain('Die Argumentation');
    const italian = renderHtml({ ...report, request: { ...report.request, language: 'it' } });
    expect(italian).toContain('The headings of this report are in English');
    expect(renderHtml(report)).not.toContain('The headings of this report are in English');
  });
});

test('a cell of the paper knows its head, for pages too narrow for columns', () => {
  const page = renderHtml(sampleReport());
  const figures = page.slice(page.indexOf('id="key-figures"')).split('</table>')[0] ?? '';
  const cells = [...figures.matchAll(/<td[^>]*>/g)].map(([cell]) => cell);
  expect(cells.length).toBeGreaterThan(10);
  for (const cell of cells) expect(cell).toMatch(/data-head="(?:Value|Period|Change)"/);
});

describe('evidence', () => {
  test('every claim leads to one note with the words of each passage it cites, and back', () => {
    const report = sampleReport();
    const page = renderHtml(report);
    const passages = new Map(report.passages.map(({ id, text }) => [id, text]));
    const byId = new Map(
      readHtml(page).elements.map((one) => [one.attributes.get('id'), one.inner]),
    );
    report.sections.forEach((section, at) => {
      section.claims.forEach((claim, index) => {
        const anchor = `claim-${at + 1}-${index + 1}`;
        const inner = byId.get(anchor) ?? '';
        expect(inner).toContain(escapeHtml(claim.text));
        const cited = [...inner.matchAll(/href="#(evidence-\d+)"/g)].map(([, id]) => byId.get(id));
        const [note = '', ...others] = cited;
        expect(others).toEqual([]);
        for (const id of claim.evidence)
          expect(note).toContain(escapeHtml(passages.get(id) ?? '?'));
        expect(note).toContain(`href="#${anchor}"`);
      });
    });
  });

  test('citations are numbered as a reader meets them', () => {
    const page = renderHtml(sampleReport());
    const met = [...page.matchAll(/href="#evidence-(\d+)" aria-label/g)].map(([, n]) => Number(n));
    const first = [...new Set(met)];
    expect(first).toEqual(first.toSorted((a, b) => a - b));
  });

  test('a passage that the report does not hold gets no number', () => {
    const report = sampleReport();
    const [fact, ...others] = report.facts;
    if (!fact) throw new Error('the sample has facts');
    const page = renderHtml({ ...report, facts: [{ ...fact, evidence: ['S99.p9'] }, ...others] });
    expect(pageFaults(page)).toEqual([]);
    expect(element(page, 'fact-1')?.inner).not.toContain('evidence-');
  });

  test('only web addresses become links', () => {
    const report = sampleReport();
    const urls = [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://a.example/',
      'https://u:p@a.example/',
      '//a.example',
      'x',
    ];
    const sources = report.sources.map((source, index) => ({
      ...source,
      url: urls[index] ?? 'https://ok.example/a"b',
    }));
    const page = renderHtml({ ...report, sources, set_aside: [] });
    const out = [...page.matchAll(/href="([^#"][^"]*)"/g)].map(([, href]) => href);
    expect(new Set(out)).toEqual(new Set(['https://ok.example/a%22b']));
  });
});

describe('what is missing', () => {
  test('a topic without a score shows words and no number', () => {
    const page = renderHtml(partialReport());
    const rows = page.match(/<tr><th scope="row">Environmental<\/th>.*?<\/tr>/gs) ?? [];
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(visible(row)).toContain('not assessed');
      expect(visible(row)).not.toMatch(/\d/);
    }
  });

  test('a number left behind in a score that is not assessed stays hidden', () => {
    const report = sampleReport();
    for (const score of report.sections[1]?.scores ?? []) {
      Object.assign(score, { status: 'not_assessed', value: 4.7, low: 4.6, high: 4.8 });
    }
    expect(element(renderHtml(report), 'section-2')?.inner).not.toMatch(/\b4\.[678]/);
  });

  test('a section that was not assessed says why and shows no chart, score or number', () => {
    const inner = element(renderHtml(partialReport()), 'section-4')?.inner ?? '';
    expect(visible(inner)).toContain(
      'This section could not be assessed. the cost ceiling was reached',
    );
    expect(inner).not.toMatch(/<svg|<table/);
  });

  test('a section that was not assessed hides a chart left behind', () => {
    const report = sampleReport();
    for (const section of report.sections) section.status = 'not_assessed';
    expect(renderHtml(report).match(/<svg(?! class="gauge")/g)).toBeNull();
  });

  test('the banners stand only where they are true', () => {
    const partial = renderHtml(partialReport());
    expect(partial).toContain('Demonstration data');
    expect(partial).toContain('This report is incomplete');
    const full = renderHtml(sampleReport());
    expect(full).not.toContain('Demonstration data');
    expect(full).not.toContain('This report is incomplete');
  });

  test('claims of a topic that the section does not name are shown all the same', () => {
    const report = sampleReport();
    const claim = report.sections[0]?.claims[0];
    if (!claim) throw new Error('the sample has claims');
    claim.topic = 'elsewhere';
    expect(visible(renderHtml(report))).toContain(claim.text);
  });
});
