import { readFileSync } from 'node:fs';
import {
  AlignmentType,
  Document,
  Header,
  type INumberingOptions,
  LevelFormat,
  Packer,
  Paragraph,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import type { Report } from '../domain/report.ts';
import { bodyContent } from './docx/body.ts';
import { turnRightToLeft } from './docx/direction.ts';
import { BULLETS, createPen } from './docx/pen.ts';
import { runningFoot, runningHead } from './docx/running.ts';
import { settleDocument } from './docx/settle.ts';
import { documentStyles } from './docx/styles.ts';
import { closePackage, openPackage } from './office/package.ts';
import { officeLanguage, run } from './office/runs.ts';
import { createPaperView } from './paper/paper-view.ts';
import { facePath, LATIN } from './pdf/fonts.ts';
import type { Paper, RenderOptions } from './render-options.ts';
import { titleText } from './rows.ts';
import { isRightToLeft } from './view.ts';

/** Twentieths of a point. */
const PAGES: Record<Paper, { width: number; height: number }> = {
  A4: { width: 11906, height: 16838 },
  Letter: { width: 12240, height: 15840 },
};
const MARGIN = 1134;

/**
 * The report as a document: the paper's prose with a footnote for each passage, native charts that hold their data,
 * and the appendix. Pure: equal reports give equal bytes.
 */
export async function renderDocx(
  report: Report,
  { theme, paper }: RenderOptions,
): Promise<Uint8Array> {
  const paperView = createPaperView(report);
  const { view } = paperView;
  const size = PAGES[paper];
  const pen = createPen(view, theme, size.width - 2 * MARGIN);
  const children = bodyContent(pen, paperView);
  const language = officeLanguage(view.language);
  const margin = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN };
  const document = new Document({
    title: run(`${report.request.company} · ${titleText(view)}`).text,
    subject: view.labels.paper.documentKind,
    creator: 'ConsultantOS',
    lastModifiedBy: 'ConsultantOS',
    styles: documentStyles(theme, language),
    footnotes: pen.footnotes.all,
    numbering: { config: [bullets()] },
    ...(pagesCanBeCounted(report)
      ? { pageNumbers: estimatePageNumbersWith({ guess: true, fonts: facesOf(theme) }) }
      : { features: { updateFields: true } }),
    sections: [
      {
        properties: {
          page: { size, margin: { ...margin, header: 560, footer: 560 } },
          titlePage: true,
        },
        headers: {
          default: runningHead(pen),
          first: new Header({ children: [new Paragraph({})] }),
        },
        footers: { default: runningFoot(pen), first: runningFoot(pen) },
        children,
      },
    ],
  });
  const parts = openPackage(new Uint8Array(await Packer.toBuffer(document)));
  if (isRightToLeft(view)) turnRightToLeft(parts);
  settleDocument(parts, { at: report.generated_at, language, theme, charts: pen.charts });
  return closePackage(parts);
}

/** The shipped faces of Latin text, so that lines are counted as they will break; a firm's own font is guessed. */
const facesOf = ({ font }: RenderOptions['theme']) =>
  font.body === LATIN.name
    ? LATIN.faces.map((face) => ({ data: new Uint8Array(readFileSync(facePath(face))) }))
    : [];

/** Above this many letters counting the pages takes longer than it is worth: Word counts them on opening. */
const COUNTED = 600_000;

const pagesCanBeCounted = (report: Report): boolean => JSON.stringify(report).length <= COUNTED;

function bullets(): INumberingOptions['config'][number] {
  const indent = { left: 300, hanging: 220 };
  return {
    reference: BULLETS,
    levels: [
      {
        ...{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.START },
        style: { paragraph: { indent, spacing: { after: 70 } } },
      },
    ],
  };
}
