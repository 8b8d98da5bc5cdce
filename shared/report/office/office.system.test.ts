import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../domain/report.ts';
import { partialReport, sampleReport } from '../../testing/sample-report.ts';
import { renderDocx } from '../docx.ts';
import { clean } from '../escape.ts';
import { withHostileText } from '../hostile-report.test-rig.ts';
import { statementsOf } from '../paper/blocks.ts';
import { createPaperView } from '../paper/paper-view.ts';
import { renderPptx } from '../pptx.ts';
import { DEFAULT_THEME } from '../theme.ts';
import { openPackage, readPart } from './package.ts';
import { every, packageFaults, parseXml, wordsIn } from './package-reading.test-rig.ts';

const HOSTILE = '=cmd|calc <b onclick="x">&amp; \u0000\u202Ejavascript:alert(1)\ud800 \ufffe😀';
const inLanguage = (language: string): Report => {
  const report = sampleReport();
  return { ...report, request: { ...report.request, language } };
};

function hostileReport(): Report {
  const report = withHostileText(sampleReport(), HOSTILE, 'keep');
  const [first] = report.sections;
  const [claim] = first?.claims ?? [];
  if (first && claim) {
    first.claims = Array.from({ length: 60 }, (_, at) => ({ ...claim, id: `porter.${at}` }));
  }
  for (const source of report.sources) source.url = 'javascript:alert(1)';
  return report;
}

const REPORTS: readonly (readonly [string, () => Report])[] = [
  ['complete', sampleReport],
  ['partial', () => partialReport()],
  ['German', () => inLanguage('de')],
  ['Japanese', () => inLanguage('ja')],
  ['Arabic', () => inLanguage('ar')],
  ['hostile', hostileReport],
];
const FORMATS = [
  ['DOCX', renderDocx, /^word\/(?:document|footnotes)\.xml$|^word\/charts\/chart/],
  ['PPTX', renderPptx, /^ppt\/(?:slides|notesSlides|charts)\/[^/]+\.xml$/],
] as const;
const OPTIONS = { theme: DEFAULT_THEME, paper: 'A4' } as const;
const SLOW = 120_000;

const run = promisify(execFile);
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const squeezed = (text: string) => clean(text).replaceAll(/[\s\u200b]+/g, '');

test('a document prints for whom it is, who may read it, and a logo in its own shape', async () => {
  const { request, ...report } = sampleReport();
  const png = new Uint8Array(24);
  const header = new DataView(png.buffer);
  header.setUint32(16, 400);
  header.setUint32(20, 100);
  const bytes = await renderDocx(
    { ...report, request: { ...request, prepared_for: 'The board', confidentiality: 'Secret' } },
    { theme: { ...DEFAULT_THEME, logo: { png, alt: 'Firm' } }, paper: 'Letter' },
  );
  expect(wordsIn(bytes, /^word\/document\.xml$/)).toContain('Prepared for The board · Secret');
  expect(wordsIn(bytes, /^word\/footer\d+\.xml$/)).toContain('Secret');
  const [size] = [...every(parseXml(readPart(openPackage(bytes), 'word/document.xml')))].filter(
    ({ name }) => name === 'wp:extent',
  );
  const [wide, high] = ['cx', 'cy'].map((side) => Number(size?.attributes.get(side)));
  expect((wide ?? 0) / (high ?? 1)).toBeCloseTo(4);
});

test('a document quotes each passage once, and later notes lead there', async () => {
  const report = sampleReport();
  const bytes = await renderDocx(report, OPTIONS);
  const notes = squeezed(wordsIn(bytes, /^word\/footnotes\.xml$/));
  const quoted = report.passages.map(({ text }) => notes.split(squeezed(`“${text}”`)).length - 1);
  expect(Math.max(...quoted)).toBe(1);
  expect(notes).toMatch(/filings\.example,January30,2025\[\d+\]/);
});

test('the contents of a document stand between the answer and all else, on no page of their own', async () => {
  const bytes = await renderDocx(sampleReport(), OPTIONS);
  const xml = readPart(openPackage(bytes), 'word/document.xml');
  const headings = [...xml.matchAll(/<w:pStyle w:val="Heading1"\/>/g)].map(({ index }) => index);
  const contents = xml.indexOf('TOC \\h');
  expect(contents).toBeGreaterThan(headings[0] ?? 0);
  expect(contents).toBeLessThan(headings[1] ?? 0);
  expect(xml).not.toContain('<w:br w:type="page"/>');
  // Thirty lines of contents are no page and a half.
  const styles = readPart(openPackage(bytes), 'word/styles.xml');
  expect(/w:styleId="TOC1".*?<w:spacing w:after="(\d+)"/.exec(styles)?.[1]).toBe('30');
});

test('a document in Arabic runs from right to left, its contents and running lines too, words of English in it do not', async () => {
  const { request, ...report } = sampleReport();
  const bytes = await renderDocx(
    { ...report, request: { ...request, company: 'تسلا', language: 'ar' } },
    OPTIONS,
  );
  const parts = openPackage(bytes);
  const named = (xml: string, name: string) =>
    [...every(parseXml(xml))].filter((one) => one.name === name);
  const directionOf = (paragraph: ReturnType<typeof parseXml>) =>
    named(readPart(parts, 'word/styles.xml'), 'w:pPrDefault').flatMap((all) =>
      [...every(paragraph), ...every(all)].flatMap(({ name, attributes }) =>
        name === 'w:bidi' ? [attributes.get('w:val') !== 'false'] : [],
      ),
    )[0];
  const paragraphs = named(readPart(parts, 'word/document.xml'), 'w:p');
  const wordsOf = (one: ReturnType<typeof parseXml>) =>
    [...every(one)].flatMap(({ name, text }) => (name === 'w:t' ? [text] : [])).join('');
  const inContents = paragraphs.filter((one) =>
    [...every(one)].some(({ attributes }) => attributes.get('w:val')?.startsWith('TOC')),
  );
  expect(inContents.length).toBeGreaterThan(10);
  const [head] = named(readPart(parts, 'word/header1.xml'), 'w:p');
  for (const one of [...inContents, ...(head ? [head] : [])]) expect(directionOf(one)).toBe(true);
  const title = paragraphs.find((one) => wordsOf(one) === 'تسلا');
  const question = paragraphs.find((one) => wordsOf(one).startsWith('Question:'));
  expect(title && directionOf(title)).toBe(true);
  expect(question && directionOf(question)).toBe(false);
});

test('what is missing is told in the language of the report, and so is the formula of its confidence', async () => {
  const { request, confidence, ...report } = partialReport();
  const german = { ...report, confidence, request: { ...request, language: 'de' } };
  const text = wordsIn(await renderDocx(german, OPTIONS), /^word\/document\.xml$/);
  for (const { detail } of report.gaps) expect(text).not.toContain(detail);
  expect(text).not.toContain(confidence.formula);
  expect(text).toContain('die Kostengrenze');
});

describe.each(FORMATS)('a report as %s', (format, render, told) => {
  const made = new Map<string, Uint8Array>();
  const bytesOf = (name: string): Uint8Array => made.get(name) ?? new Uint8Array();
  beforeAll(async () => {
    for (const [name, report] of REPORTS) made.set(name, await render(report(), OPTIONS));
  }, SLOW);

  test.each(REPORTS)('is a whole package of parts, types and relationships: %s', (name) => {
    expect(packageFaults(bytesOf(name))).toEqual([]);
  });

  test.each(REPORTS)(
    'says every statement and figure of the paper and its frameworks: %s',
    (name, report) => {
      const words = squeezed(wordsIn(bytesOf(name), told));
      const { parts, figures, appendix } = createPaperView(report());
      const statements = [
        ...statementsOf([...parts, ...figures, ...appendix]).map(({ text }) => text),
        ...report().sections.flatMap(({ claims }) => claims.map(({ text }) => text)),
      ];
      expect(statements.length).toBeGreaterThan(20);
      const lost = statements.filter((text) => !words.includes(squeezed(text)));
      expect(lost).toEqual([]);
    },
  );

  test('holds every cited passage word for word, with its source and date', () => {
    const report = sampleReport();
    const words = squeezed(wordsIn(bytesOf('complete'), told));
    const { view } = createPaperView(report);
    const cited = view.citations.notes
      .filter(({ places }) => places.some(({ part }) => part !== 'facts'))
      .flatMap(({ quotes }) => quotes);
    expect(cited.length).toBeGreaterThan(10);
    const lost = cited.filter(
      ({ passage, source }) =>
        !words.includes(squeezed(`“${passage.text}”`)) ||
        !words.includes(squeezed(source?.title ?? '')),
    );
    expect(lost.map(({ passage }) => passage.id)).toEqual([]);
  });

  test('begins a statement with its name or itself, never with its rating', () => {
    const words = wordsIn(bytesOf('complete'), told);
    expect(words).toMatch(/\([^()\n:]+: (?:high|medium|low)\)/);
    expect(words).not.toMatch(/\([^()\n:]+: (?:high|medium|low)\):/);
  });

  test('marks what its check left open, what is old and what is proposed', () => {
    const words = wordsIn(bytesOf('complete'), told);
    for (const mark of [
      '(partly supported)',
      '(not checked)',
      '(proposal)',
      '(as of January 30, 2025)',
    ]) {
      expect(words).toContain(mark);
    }
  });

  test('says what is missing of a partial report, and that its data are for demonstration', () => {
    const words = wordsIn(bytesOf('partial'), /^(?:word|ppt)\/.*\.xml$/);
    expect(words).toContain('the ceiling of $0.10 leaves no room');
    expect(words).toContain('Demonstration data');
  });

  test('has only links that a reader may follow, and no hidden command', () => {
    const parts = openPackage(bytesOf('hostile'));
    const relations = [...parts.keys()].filter((name) => name.endsWith('.rels'));
    const links = relations.flatMap((name) =>
      parseXml(readPart(parts, name)).children.flatMap(({ attributes }) =>
        attributes.get('TargetMode') === 'External' ? [attributes.get('Target') ?? ''] : [],
      ),
    );
    expect(links.filter((link) => !/^https?:\/\//.test(link))).toEqual([]);
    const words = wordsIn(bytesOf('hostile'), told);
    expect(words).not.toMatch(/[\u202a-\u202e\u2066-\u2069\ufffe]/);
    expect(words).toContain('<b onclick="x">&amp;');
  });

  test('has a text for every picture and chart', () => {
    const parts = openPackage(bytesOf('complete'));
    const frames = [...parts.keys()]
      .filter((name) => /^(?:word\/document|ppt\/slides\/slide\d+)\.xml$/.test(name))
      .flatMap((name) => [...every(parseXml(readPart(parts, name)))])
      .filter(({ name }) => name === 'wp:inline' || name === 'p:graphicFrame' || name === 'p:pic')
      .filter((frame) =>
        [...every(frame)].some(({ name }) => name === 'c:chart' || name === 'p:pic'),
      );
    expect(frames.length).toBeGreaterThanOrEqual(3);
    for (const frame of frames) {
      const [named] = [...every(frame)].filter(({ name }) => /^(?:wp:docPr|p:cNvPr)$/.test(name));
      expect(named?.attributes.get('descr')?.length).toBeGreaterThan(20);
    }
  });

  test(
    'is equal byte for byte when it is made again, here and in a process of its own',
    async () => {
      const first = digest(bytesOf('complete'));
      expect(digest(await render(sampleReport(), OPTIONS))).toBe(first);
      const script = `
        import { createHash } from 'node:crypto';
        import { ${render.name} } from './shared/report/${format.toLowerCase()}.ts';
        import { DEFAULT_THEME } from './shared/report/theme.ts';
        import { sampleReport } from './shared/testing/sample-report.ts';
        const bytes = await ${render.name}(sampleReport(), { theme: DEFAULT_THEME, paper: 'A4' });
        console.log(createHash('sha256').update(bytes).digest('hex'));`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ: 'Asia/Tokyo' },
      });
      expect(stdout.trim()).toBe(first);
    },
    SLOW,
  );
});
