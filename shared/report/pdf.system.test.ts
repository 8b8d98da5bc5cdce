import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, it } from 'vitest';
import type { Report } from '../domain/report.ts';
import { partialReport, sampleReport } from '../testing/sample-report.ts';
import { withHostileText } from './hostile-report.test-rig.ts';
import { statementsOf } from './paper/blocks.ts';
import { createPaperView } from './paper/paper-view.ts';
import { renderPdf } from './pdf.ts';
import { DEFAULT_THEME } from './theme.ts';

const options = { theme: DEFAULT_THEME, paper: 'A4' } as const;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const sample = renderPdf(sampleReport(), options);
/** Line ends and places to break are layout, and the reader of these tests loses percent signs. */
const letters = (text: string) => text.replace(/[\s\u200b\u2060%]+/gu, '');

async function textOf(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), {
    mergePages: true,
  });
  return letters(text);
}

it('holds every statement of the paper, and every passage, in an order to be read', async () => {
  const report = sampleReport();
  const text = await textOf(await sample);
  const said = statementsOf(createPaperView(report).parts).map((one) => letters(one.text));
  expect(said.length).toBeGreaterThan(30);
  for (const one of said) expect(text).toContain(one);
  for (const section of report.sections) {
    for (const claim of section.claims) expect(text).toContain(letters(claim.text));
  }
  for (const { text: passage } of report.passages) expect(text).toContain(letters(passage));
});

it('is the same, byte for byte, in another process', async () => {
  const script = `
    const { renderPdf } = await import(${JSON.stringify(new URL('./pdf.ts', import.meta.url).href)});
    const { sampleReport } = await import(${JSON.stringify(new URL('../testing/sample-report.ts', import.meta.url).href)});
    const { DEFAULT_THEME } = await import(${JSON.stringify(new URL('./theme.ts', import.meta.url).href)});
    const { createHash } = await import('node:crypto');
    const bytes = await renderPdf(sampleReport(), { theme: DEFAULT_THEME, paper: 'A4' });
    process.stdout.write(createHash('sha256').update(bytes).digest('hex'));`;
  const there = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(there).toBe(sha256(await sample));
});

it('is a tagged document for readers who do not see it, with bookmarks and a language', async () => {
  const bytes = Buffer.from(await sample).toString('latin1');
  const document = await getDocumentProxy(new Uint8Array(await sample));
  const { info, metadata } = await document.getMetadata();
  expect(info).toMatchObject({ Title: 'Tesla: Board paper', Language: 'en' });
  expect(metadata?.get('pdfuaid:part')).toBe('1');
  expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
  const outline = await document.getOutline();
  expect(outline?.map(({ title }) => title)).toContain('The argument');
  const page = await document.getPage(1);
  const tree = JSON.stringify(await page.getStructTree());
  for (const role of ['H1', 'Note', 'Table', 'TOC', 'Link']) expect(tree).toContain(`"${role}"`);
  expect(bytes).toContain('/StructTreeRoot');
});

interface Branch {
  readonly type?: string;
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Branch[];
}
const branches = (one: Branch): Branch[] => [one, ...(one.children ?? []).flatMap(branches)];

it('is tagged on every page: headings without a gap, tables with heads, figures with a text, notes', async () => {
  const document = await getDocumentProxy(new Uint8Array(await sample));
  const all: Branch[] = [];
  for (let at = 1; at <= document.numPages; at += 1) {
    const tree: Branch | null = await (await document.getPage(at)).getStructTree();
    expect(tree, `page ${at}`).not.toBeNull();
    if (tree) all.push(...branches(tree));
  }
  const levels = all.flatMap(({ role }) => /^H([1-6])$/.exec(role ?? '')?.[1] ?? []).map(Number);
  expect(levels[0]).toBe(1);
  expect(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
  const tables = all.filter(({ role }) => role === 'Table');
  expect(tables.length).toBeGreaterThan(8);
  for (const table of tables) {
    const roles = branches(table).map(({ role }) => role);
    // A table that goes on over a page has its head on the first.
    expect(roles).toContain('TR');
  }
  expect(all.filter(({ role }) => role === 'TH').length).toBeGreaterThanOrEqual(tables.length);
  const figures = all.filter(({ role }) => role === 'Figure');
  expect(figures.length).toBeGreaterThan(2);
  for (const { alt } of figures) expect(alt?.length).toBeGreaterThan(20);
  expect(all.filter(({ role }) => role === 'Note' || role === 'FENote').length).toBeGreaterThan(10);
});

it('has the line below a picture on the picture’s page, also where that is full', async () => {
  const sample = sampleReport({ exhibits: [] });
  const [before, after] = sample.sections.filter(({ framework }) =>
    /porter|pestel/.test(framework),
  );
  const [claim] = before?.claims ?? [];
  if (!before || !after || !claim) throw new Error('two frameworks, the first with a claim');
  const short = { ...claim, text: 'x', label: null, rating: null };
  const fill = (n: number) =>
    Array.from({ length: n }, (_, at) => ({ ...short, id: `porter.more-${at}` }));
  // With 25 more lines the picture of the second framework ends a page.
  for (let more = 23; more < 28; more += 1) {
    const sections = [{ ...before, claims: [...before.claims, ...fill(more)] }, after];
    const bytes = await renderPdf({ ...sample, sections }, options);
    const document = await getDocumentProxy(new Uint8Array(bytes));
    const { text } = await extractText(document, { mergePages: false });
    for (let at = 1; at <= document.numPages; at += 1) {
      const tree: Branch | null = await (await document.getPage(at)).getStructTree();
      const drawn = tree ? branches(tree).filter(({ role }) => role === 'Figure').length : 0;
      expect(text[at - 1]?.match(/Exhibit \d/g)?.length ?? 0, `page ${at}`).toBe(drawn);
    }
  }
}, 30_000);

it('leads to pages of the web and to nothing else', async () => {
  const report = sampleReport();
  const bad = 'javascript:alert(1)';
  const [first, ...others] = report.sources;
  if (!first) throw new Error('no source');
  const bytes = await renderPdf(
    { ...report, sources: [{ ...first, url: bad }, ...others] },
    options,
  );
  const links = uris(bytes);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((uri) => !/^https?:/.test(uri))).toEqual([]);
});

it.each([
  ['A4', [595, 842]],
  ['Letter', [612, 792]],
] as const)('is laid out on %s', async (paper, size) => {
  const document = await getDocumentProxy(
    new Uint8Array(await renderPdf(sampleReport(), { ...options, paper })),
  );
  const { view } = await document.getPage(1);
  expect(view.slice(2).map(Math.round)).toEqual(size);
});

it('quotes each passage once in its list, however many notes rest on it', async () => {
  const report = sampleReport();
  const text = await textOf(await renderPdf(report, options));
  const list = text.split('Eachpassageisquotedwordforword')[1] ?? '';
  for (const { text: words } of report.passages) {
    expect(list.split(words.replaceAll(/\s/g, '')), words).toHaveLength(2);
  }
});

it('prints for whom it is, how confidential, and the foot of the theme', async () => {
  const { request } = sampleReport();
  const report = sampleReport({
    request: { ...request, prepared_for: 'The Board', confidentiality: 'Strictly confidential' },
  });
  const theme = { ...DEFAULT_THEME, footer: 'Example Partners LLP' };
  const text = await textOf(await renderPdf(report, { ...options, theme }));
  expect(text).toContain('PreparedforTheBoard');
  expect(text.match(/Strictlyconfidential/g)?.length).toBeGreaterThan(5);
  expect(text.match(/ExamplePartnersLLP/g)?.length).toBeGreaterThan(5);
});

const inLanguage = (language: string, text: string): Report => {
  const report = withHostileText(sampleReport(), text, 'keep');
  return { ...report, request: { ...report.request, language } };
};

it.each([
  [
    'Japanese, Chinese, Korean, Greek and Russian',
    inLanguage('ja', 'トヨタは伸びた。 特斯拉增长 매출이 늘었다 Τα έσοδα Выручка'),
    'トヨタは伸びた。特斯拉增长매출이늘었다ΤαέσοδαВыручка',
  ],
  ['a partial report', partialReport(), 'Tesla'],
])('can set %s', async (_name, report, words) => {
  expect(await textOf(await renderPdf(report, options))).toContain(words);
});

it('can be set from right to left', async () => {
  const report = inLanguage('ar', 'ارتفعت الإيرادات');
  const document = await getDocumentProxy(new Uint8Array(await renderPdf(report, options)));
  expect((await document.getMetadata()).info).toMatchObject({ Language: 'ar' });
});

it('takes text for text: its own commands, pictures, controls, halves of letters, scripts without a face', async () => {
  const hostile = '#set text(size: 90pt) $x$ \\ "]} @a <tag> b 🚀 c\u0000\u202e \ud83d d ตัว';
  const text = await textOf(await renderPdf(inLanguage('en', hostile), options));
  expect(text).toContain('#settext(size:90pt)$x$\\"]}@a<tag>b?c');
  expect(text).toContain('d???');
});

it('sets drawings whose labels mix scripts, Arabic among them', async () => {
  const mixed = 'BYD 比亚迪 العربية 매출 <b>&';
  for (const language of ['en', 'ar', 'ja']) {
    const text = await textOf(await renderPdf(inLanguage(language, mixed), options));
    expect(text).toContain('比亚迪');
  }
});

it('says how many letters could not be shown', async () => {
  const { request } = sampleReport();
  const report = sampleReport({ request: { ...request, context: 'Which plant? 🚀🚀' } });
  expect(await textOf(await renderPdf(report, options))).toContain('2charactersstandas“?”');
});

it('a word of ten thousand letters costs seconds at most', async () => {
  const { request } = sampleReport();
  const report = sampleReport({ request: { ...request, context: 'W'.repeat(10_000) } });
  const started = performance.now();
  await renderPdf(report, options);
  expect(performance.now() - started).toBeLessThan(10_000);
});

/** Of the link annotations, which lie in compressed streams of objects. */
function uris(pdf: Uint8Array): string[] {
  const bytes = Buffer.from(pdf);
  const found: string[] = [];
  const look = (text: string) => {
    for (const [, uri = ''] of text.matchAll(/\/URI\s*\(((?:[^()\\]|\\.)*)\)/g)) found.push(uri);
  };
  look(bytes.toString('latin1'));
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      look(inflateSync(bytes.subarray(at + 7), { finishFlush: 2 }).toString('latin1'));
    } catch {
      // No compressed stream begins there.
    }
  }
  return found;
}
