import type { Report } from '../domain/report.ts';
import { fill } from './labels.ts';
import { noteTexts } from './office/note-text.ts';
import type { Part } from './paper/blocks.ts';
import { createPaperView } from './paper/paper-view.ts';
import { evidencePart, gapsPart, ledgerPart } from './pdf/appendix.ts';
import { compilePdf } from './pdf/compiler.ts';
import type { TypeBlock, TypeDocument, TypeNote, TypePart } from './pdf/document.ts';
import { familiesFor } from './pdf/fonts.ts';
import { frameworkPart } from './pdf/framework.ts';
import { UNSHOWN } from './pdf/letters.ts';
import { methodParts, sourcesPart } from './pdf/method.ts';
import { exhibitPicture, sectionPictures } from './pdf/picture.ts';
import { createSetter, type Setter } from './pdf/setter.ts';
import { madeAtMs, type RenderOptions } from './render-options.ts';
import { mentionsOf, titleText } from './rows.ts';
import { isRightToLeft, type View } from './view.ts';

/** Of what a footnote says, and how many publishers it names further; the list of evidence has all in full. */
const FOOTNOTE_LETTERS = 200;
const FOOTNOTE_SOURCES = 3;

/**
 * The report as a tagged PDF (PDF/UA-1): the paper with footnotes, then the appendix. Equal reports and options
 * give equal bytes. Throws Error when it cannot be set.
 */
export async function renderPdf(report: Report, options: RenderOptions): Promise<Uint8Array> {
  const { view, parts, figures, appendix } = createPaperView(report);
  const setter = createSetter(view);
  const files = new Map<string, Uint8Array>();
  const pictures = report.sections.map((section, at) =>
    sectionPictures(view, setter, section, at).map(({ svg, ...picture }, index) => {
      const file = `picture-${at + 1}-${index + 1}.svg`;
      files.set(file, Buffer.from(svg));
      return { ...picture, file };
    }),
  );
  const drawing = ({ id }: Part): TypeBlock[] => {
    const n = Number(/^exhibit-(\d+)$/.exec(id)?.[1] ?? 0);
    const exhibit = report.exhibits[n - 1];
    if (exhibit === undefined) return [];
    return exhibitPicture(view, setter, exhibit, n).map(({ svg, alt, caption }) => {
      const file = `exhibit-${n}.svg`;
      files.set(file, Buffer.from(svg));
      return {
        kind: 'picture',
        file,
        alt: setter.tidy(alt),
        width: 78,
        note: setter.tidy(caption),
      };
    });
  };
  const paper = [
    ...parts.map((one) => setter.part(one, { level: 1, notes: 'foot' })),
    ...(report.gaps.length === 0 ? [] : gapsPart(view, setter, 1)),
  ];
  const behind: TypePart[] = [
    { title: setter.tidy(view.labels.paper.appendix), level: 1, newPage: true, blocks: [] },
    ...figures.map((one) => {
      const set = setter.part(one, { level: 2, notes: 'list' });
      return { ...set, blocks: [...drawing(one), ...set.blocks] };
    }),
    ...report.sections.map((section, at) =>
      frameworkPart(view, setter, section, pictures[at] ?? []),
    ),
    ...ledgerPart(view, setter),
    ...evidencePart(view, setter),
    ...sourcesPart(view, setter),
    ...appendix.map((one) => setter.part(one, { level: 2, notes: 'list' })),
    ...(report.gaps.length === 0 ? gapsPart(view, setter, 2) : []),
    ...methodParts(view, setter),
  ];
  const document = settle(view, setter, options, [...paper, ...behind]);
  files.set('report.json', Buffer.from(JSON.stringify(document)));
  if (options.theme.logo) files.set('logo.png', options.theme.logo.png);
  return compilePdf(files, madeAtMs(report));
}

function settle(
  view: View,
  setter: Setter,
  { theme, paper }: RenderOptions,
  parts: readonly TypePart[],
): TypeDocument {
  const { report, labels, language } = view;
  const { company, confidentiality } = report.request;
  const { tidy } = setter;
  const kind = report.paper ? labels.paper.documentKind : labels.documentKind;
  const locale = new Intl.Locale(language);
  const notes = footnotes(view, setter);
  const mentions = mentionsOf(view).map(tidy);
  const foot = [theme.footer ?? '', confidentiality ?? ''].filter((text) => text !== '');
  const fixed = {
    title: tidy(`${company}: ${kind}`),
    subtitle: tidy(titleText(view)),
    company: tidy(company),
    banner: report.demonstration ? tidy(labels.demonstration) : '',
    running: tidy([company, kind].join(' · ')),
    foot: tidy(foot.join(' · ')),
    logo: theme.logo && tidy(theme.logo.alt),
  };
  const unshown = setter.replaced();
  const said = fill(labels.files.unshown, { n: view.format.number(unshown), sign: UNSHOWN });
  return {
    ...fixed,
    mentions: [...mentions, unshown === 0 ? '' : said].filter((text) => text !== ''),
    lang: locale.language,
    region: locale.region ?? null,
    rtl: isRightToLeft(view),
    fonts: familiesFor(language),
    paper: paper === 'Letter' ? 'us-letter' : 'a4',
    colours: { ...theme.colours },
    contentsLines: parts.reduce((sum, { title }) => sum + Math.ceil(title.length / 38), 0),
    words: { contents: labels.contents, inFull: labels.files.inFull },
    parts,
    notes,
  };
}

/** The first thing that each note says, and who else stands behind it. */
function footnotes(view: View, { tidy }: Setter): Record<string, TypeNote> {
  const notes = noteTexts(view).flatMap(({ n, pieces: [first, ...others] }) => {
    if (first === undefined) return [];
    const { text, cut } = shortened(tidy(first.text));
    const named = new Map(
      others.flatMap(({ brief, url }) =>
        brief === '' || brief === first.brief ? [] : [[brief, url] as const],
      ),
    );
    const pieces = [
      { text, source: tidy(first.brief), url: first.url ?? null },
      ...[...named]
        .slice(0, FOOTNOTE_SOURCES)
        .map(([brief, url]) => ({ text: '', source: tidy(brief), url: url ?? null })),
    ];
    return [[String(n), { pieces, cut: cut || others.length > 0 }] as const];
  });
  return Object.fromEntries(notes);
}

function shortened(text: string): { text: string; cut: boolean } {
  if (text.length <= FOOTNOTE_LETTERS * 1.2) return { text, cut: false };
  const part = text.slice(0, FOOTNOTE_LETTERS).replace(/[\ud800-\udbff]$/, '');
  return {
    text: `${part.slice(0, Math.max(part.lastIndexOf(' '), FOOTNOTE_LETTERS / 2))}…`,
    cut: true,
  };
}
