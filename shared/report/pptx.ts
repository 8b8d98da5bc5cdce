import type { Report } from '../domain/report.ts';
import { chartParts, finishChart } from './office/chart-parts.ts';
import { exhibitChart } from './office/exhibit-chart.ts';
import { noteTexts } from './office/note-text.ts';
import { changeParts, closePackage, openPackage, settleWorkbooks } from './office/package.ts';
import { officeLanguage, run } from './office/runs.ts';
import { themePart } from './office/theme-part.ts';
import { createDeck } from './pptx/deck.ts';
import { createPresentation, drawElements, drawTitle, type Slide } from './pptx/draw.ts';
import { defineLayouts, drawCover, drawDivider } from './pptx/master.ts';
import { mendDeck, placeCharts } from './pptx/mend.ts';
import { footOf, notesOf } from './pptx/notes.ts';
import { type Pen, startOf, textProps } from './pptx/pen.ts';
import type { Titled } from './pptx/titles.ts';
import type { RenderOptions } from './render-options.ts';
import { isRightToLeft } from './view.ts';

/**
 * The report as a deck: titles are messages, charts are native and hold their data, notes hold the passages word for
 * word. Pure: equal reports give equal bytes.
 */
export async function renderPptx(report: Report, { theme }: RenderOptions): Promise<Uint8Array> {
  const { view, slides } = createDeck(report);
  const pen: Pen = { view, theme };
  const pptx = createPresentation();
  pptx.theme = { headFontFace: theme.font.heading, bodyFontFace: theme.font.body };
  pptx.title = run(report.request.company).text;
  pptx.subject = run(view.labels.paper.documentKind).text;
  pptx.author = 'ConsultantOS';
  pptx.company = 'ConsultantOS';
  defineLayouts(pptx, pen);
  drawCover(pptx, pen);
  const texts = noteTexts(view);
  for (const slide of slides) {
    if (slide.layout === 'divider') {
      drawDivider(pptx, pen, slide);
      continue;
    }
    const page = pptx.addSlide({ masterName: 'Message' });
    drawTitle(pen, page, slide);
    drawElements(pen, page, slide);
    drawFoot(pen, page, slide);
    page.addNotes(notesOf(view, slide, texts));
  }
  const pictures = slides.flatMap(({ elements }) =>
    elements.flatMap((element) => (element.kind === 'chart' ? [element] : [])),
  );
  const charts = pictures.flatMap(({ exhibit, w, h, fontSize }) => {
    const look = { theme, width: Math.round(w * 96), height: Math.round(h * 96), fontSize };
    const chart = exhibitChart(view, exhibit, look);
    return chart ? [{ chart, kind: exhibit.kind }] : [];
  });
  const parts = openPackage((await pptx.write({ outputType: 'uint8array' })) as Uint8Array);
  const made = await chartParts(charts.map(({ chart }) => chart));
  placeCharts(
    parts,
    made.map(({ xml, workbook }, at) => ({
      xml: finishChart(xml, charts[at]?.kind ?? 'bars', officeLanguage(view.language)),
      workbook,
    })),
  );
  changeParts(parts, /^ppt\/theme\/theme\d+\.xml$/, (xml) => themePart(xml, theme));
  settleWorkbooks(parts, report.generated_at);
  mendDeck(parts, report.generated_at, isRightToLeft(view));
  return closePackage(parts);
}

function drawFoot(pen: Pen, page: Slide, slide: Titled): void {
  const lines = footOf(pen.view, slide);
  const props = lines.flatMap((line, at) =>
    textProps(pen, [run(line, { muted: true })], 9).map(({ text, options }) => ({
      ...{ text, options: { ...options, breakLine: at < lines.length - 1 } },
    })),
  );
  page.addText(props, { placeholder: 'source', margin: 0, align: startOf(pen.view) });
}
