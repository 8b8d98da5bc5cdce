import { describe, expect, test } from 'vitest';
import type { Report } from '../domain/report.ts';
import { partialReport, sampleReport } from '../testing/sample-report.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';

/** The words of the page as a reader sees them. */
const words = (page: string) =>
  (page.split('</style>')[1] ?? page).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const FORMATS = [
  ['HTML', (report: Report) => words(renderHtml(report))],
  ['Markdown', (report: Report) => renderMarkdown(report).replaceAll('\\', '')],
] as const;
const paperOf = ({ paper }: Report) => {
  if (paper === null) throw new Error('the sample has a paper');
  return paper;
};

describe.each(FORMATS)('the paper in %s', (format, render) => {
  test('begins with the answer: nothing but the title line and the mark of demonstration before it', () => {
    const report = sampleReport({
      demonstration: true,
      status: 'partial',
      gaps: partialReport().gaps,
    });
    const text = render(report);
    const before = text.slice(0, text.indexOf(paperOf(report).answer.question ?? '?'));
    expect(before.length).toBeLessThan(200);
    expect(before).toContain('Demonstration data');
    expect(before).not.toContain('incomplete');
    expect(text).toContain('This report is incomplete');
  });

  test('keeps the order of a board paper', () => {
    const report = sampleReport();
    const text = render(report);
    const { answer, messages, calendar, options, choice, recommendations, risks, unknowns } =
      paperOf(report);
    const order = [
      ...answer.sentences.map((claim) => claim.text),
      ...recommendations.map(({ action }) => action.text),
      answer.decide_by?.claim.text,
      'weakest link is point 3',
      answer.uncertainty?.text,
      answer.changes[0]?.claim.text,
      'Gross margin',
      ...messages.flatMap(({ title, support }) => [title.text, ...support.map((one) => one.text)]),
      choice?.text,
      options[0]?.cells[0]?.claim?.text,
      recommendations[0]?.action.text,
      recommendations[0]?.counter?.text,
      calendar[2]?.what.text,
      'Ask three makers',
      'Break ground.',
      calendar[0]?.what.text,
      risks[0]?.claim.text,
      unknowns[0]?.what,
      'Peers side by side',
      'Units sold',
      'The market',
      calendar[1]?.what.text,
      'Appendix Porter',
    ].map((piece) => piece ?? '?');
    let at = 0;
    for (const piece of order.slice(0, -1)) {
      const found = text.indexOf(piece, at);
      expect(found, `${piece} in ${format}`).toBeGreaterThanOrEqual(0);
      at = found;
    }
    for (const late of [
      'Fact ledger',
      'Certificate of evidence',
      'Model calls',
      'What the critic found',
    ])
      expect(text.lastIndexOf(late), late).toBeGreaterThan(at);
  });

  test('says beside a statement what its check left open, in its note what is concluded, and once what is proposed', () => {
    const text = render(sampleReport());
    expect(text).toMatch(/Orders for storage exceed what can be built\.\W+partly supported/);
    expect(text).toMatch(/tariffs\.”?\s.{0,200}What goes beyond these passages is this paper’s/);
    expect(text).not.toContain('°');
    expect(text.match(/is this paper’s proposal/g)).toHaveLength(1);
    expect(text).toMatch(/orders exceed capacity\.\W+not checked/);
    expect(text).toContain('Owner (proposal)');
    const [paper = ''] = text.split(/# Appendix|Each passage is quoted/);
    expect(paper).not.toMatch(/\((?:inference|proposal)\)\W*\[/);
  });

  test('prints what no page states as a dash, never as a number', () => {
    const [peers] = sampleReport().exhibits;
    if (!peers) throw new Error('the sample has peers');
    peers.columns.push('Volkswagen');
    for (const { cells } of peers.rows) cells.push({ value: null });
    const text = render(sampleReport({ key_figures: [], exhibits: [peers] }));
    const row = /Units sold.*?(?:Sources|\n)/s.exec(text)?.[0] ?? '';
    expect(row).toContain('1,789,226');
    expect(row).toContain('–');
    expect(row).not.toMatch(/\b0\b/);
  });

  test('says that a newer figure should exist where code found it overdue', () => {
    const report = sampleReport();
    expect(render(report)).not.toContain('newer figure should exist');
    for (const figure of report.key_figures) Object.assign(figure, { overdue: true, due: '2025' });
    expect(render(report)).toMatch(/17\.9%.*?newer figure should exist: 2025/s);
  });

  test('says what is foreseen in the row of what was found, and no period that no page states', () => {
    const report = sampleReport();
    const [revenue] = report.key_figures;
    const found = report.facts.find(({ id }) => id === revenue?.fact);
    if (!revenue || !found) throw new Error('the sample has key figures');
    const period = { ...found.period, label: '2027', start: '2027', end: '2027' };
    report.facts.push({ ...found, id: 'F90', status: 'guided', period });
    report.key_figures.splice(1, 0, { ...revenue, fact: 'F90', change: null });
    const text = render(report);
    expect(text).toMatch(/Change\W+Outlook/);
    expect(text).toMatch(/\$97\.7B.{0,12}2024\W+0\.93%.{0,40}\$97\.7B.{0,20}\(2027, guided\)/s);
    expect(render(sampleReport())).not.toContain('Outlook');

    for (const fact of report.facts) fact.period = { ...fact.period, kind: 'unknown', label: '' };
    expect(render(report)).toMatch(/\$97\.7B \(Revenue, Tesla\) ÷/);
  });

  test('leaves out a column of levels that sources give of few risks, and says nothing where they give none', () => {
    const report = sampleReport();
    const { risks } = paperOf(report);
    const [first] = risks;
    if (!first) throw new Error('the sample has risks');
    const unknown = { ...first, likelihood: 'unknown', impact: 'unknown' } as const;
    paperOf(report).risks = [
      { ...first, likelihood: 'high', impact: 'high' },
      { ...unknown, impact: 'low' },
      unknown,
    ];
    const part = render(report).split('Mitigation')[0]?.slice(-200) ?? '';
    expect(part).toMatch(/Risk\W+Impact\W+Early sign/);
    expect(render(report).split('Mitigation')[1]?.slice(0, 900)).not.toMatch(/\bunknown\b/);
  });

  test.each([
    ['de', 'Die Argumentation'],
    ['fr', 'L’argumentation'],
    ['es', 'El razonamiento'],
  ])('has its headings in the language of the report: %s', (language, heading) => {
    const report = sampleReport();
    const text = render({ ...report, request: { ...report.request, language } });
    expect(text).toContain(heading);
    expect(text).not.toContain('The argument');
  });
});

test('a claim of the paper leads to its passage with source, date and tier, and the passage back', () => {
  const page = renderHtml(sampleReport());
  const [, n] = /BYD sold|Two manufacturers supply.*?href="#evidence-(\d+)"/s.exec(page) ?? [];
  const note = page.slice(page.indexOf(`<li id="evidence-${n}"`)).split('</li>')[0] ?? '';
  expect(note).toContain('Two manufacturers supply more than half');
  expect(note).toContain('December 10, 2024');
  expect(note).toContain('Press, trade or research');
  expect(note).toMatch(/href="#says-\d+"/);
});

test.each(FORMATS)(
  'sums in %s stand in the appendix, assumptions in the notes, without ids',
  (_, render) => {
    const report = sampleReport();
    const [message] = paperOf(report).messages;
    const [first] = report.computed;
    if (!message || !first) throw new Error('the sample has a message and a computed figure');
    expect(render(report)).not.toContain('Sums and assumptions');
    first.label = 'Growth in a year';
    message.title.evidence.push(first.id);
    message.title.basis = `${first.id} assumes one currency (S1.p2, ${first.id}).`;
    for (const one of message.support) one.basis = message.title.basis;
    const row = { ...message.title, text: 'Growth | 2024: +0.93%', basis: 'Nothing is left out.' };
    message.rows = [row];
    const text = render(report);
    const sums = text.slice(text.lastIndexOf('Sums and assumptions'));
    expect(sums).toMatch(
      /Growth in a year\W+\$97\.7B \(Revenue, Tesla, 2024\) ÷ \$96\.8B \(Revenue, Tesla, 2023\) − 1/,
    );
    const notes = text.slice(text.indexOf('Each passage is quoted'));
    expect(notes).toContain('+0.93% assumes one currency.');
    expect(notes).toContain('Nothing is left out.');
    expect(text).not.toContain('(S1.p2');
  },
);

test.each(FORMATS)(
  'a computed figure in %s has a note with its formula and what it was made of',
  (_, render) => {
    const text = render(sampleReport());
    expect(text).toMatch(
      /Computed: \$97\.7B \(Revenue, Tesla, 2024\) ÷ \$96\.8B \(Revenue, Tesla, 2023\) − 1 = \+0\.93%/,
    );
  },
);

test.each(FORMATS)(
  'a figure in %s says how old it is where it is not new, and that sources disagree',
  (_, render) => {
    const text = render(sampleReport());
    expect(text).toMatch(/1\.76 million\W+as of January 30, 2025/);
    expect(text).toMatch(/48\.7%\W+sources disagree/);
    expect(text).toContain('at least 55%');
  },
);

test.each([
  ['Deployment more than doubled.', '2023-05-02', 'as of May 2, 2023'],
  ['Deployment more than doubled in 2023.', '2023-05-02', undefined],
  ['Deployment more than doubled.', '2025-05-02', undefined],
  ['Deployment more than doubled.', null, undefined],
])('"%s" from a source of %s is marked %s', (text, as_of, mark) => {
  const report = sampleReport();
  const [first] = paperOf(report).messages;
  if (first) first.support = [{ ...first.title, text, as_of }];
  const [, after = ''] = renderMarkdown(report).split(`${text} `);
  if (mark === undefined) expect(after.slice(0, 20)).not.toContain('as of');
  else expect(after.slice(0, 30)).toContain(mark);
});

test('the context of a passage stands above its words', () => {
  const report = sampleReport();
  for (const passage of report.passages)
    passage.context = [
      { text: 'Results of operations', start: 0, end: 1 },
      { text: 'in millions', start: 0, end: 1 },
    ];
  expect(words(renderHtml(report))).toContain('Results of operations › in millions');
  expect(renderMarkdown(report)).toContain('Results of operations › in millions');
});

test('the appendix is folded, and of the paper the list of notes only', () => {
  const page = renderHtml(sampleReport());
  const [paper = '', appendix = ''] = page.split('id="appendix"');
  // The notes open behind their numbers; the list of them is folded.
  expect(paper.match(/class="fold"/g)).toHaveLength(1);
  expect(paper).toMatch(/<details class="fold">.*id="notes"/s);
  expect(appendix.match(/<details class="fold">/g)?.length).toBeGreaterThanOrEqual(9);
});

test.each(FORMATS)('a table in %s names a bearer only where there are several', (_, render) => {
  const report = sampleReport({ key_figures: [] });
  const [exhibit] = report.exhibits;
  if (!exhibit) throw new Error('the sample has exhibits');
  const figures = (refs: readonly string[]) => [
    {
      ...{ ...exhibit, columns: ['', '2024'], title: { text: 'Parts', by_code: true as const } },
      rows: refs.map((ref) => ({ label: `Row ${ref}`, cells: [{ value: 1, ref }] })),
    },
  ];
  expect(render({ ...report, exhibits: figures(['F1', 'F4']) })).not.toMatch(/Row F1.*?\(Tesla/s);
  // F15 is of BYD.
  const mixed = render({ ...report, exhibits: figures(['F4', 'F15']) });
  expect(mixed).toMatch(/Row F4.{0,60}\(Tesla\)/s);
  expect(mixed).toMatch(/Row F15.{0,60}\(BYD\)/s);
});

test.each(FORMATS)(
  'where sources disagree %s says so once, and each reading with its publisher',
  (_, render) => {
    const text = render(sampleReport());
    const part = text.slice(text.lastIndexOf('None was chosen silently')).slice(0, 400);
    expect(part).toMatch(/48\.7%.{0,24}\(market-tracker\.example\); 51\.2%/);
    expect(part.split('Notes')[0]).not.toContain('sources disagree');
  },
);
