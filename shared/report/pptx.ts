import type { Report } from '../domain/report.ts';
import { chartParts, finishChart } from './office/chart-parts.ts';
import { noteTexts } from './office/note-text.ts';
import { changeParts, closePackage, openPackage, settleWorkbooks } from './office/package.ts';
import { isRightToLeft, officeLanguage, run, textOf } from './office/runs.ts';
import { themePart } from './office/theme-part.ts';
import { createDeck } from './pptx/deck.ts';
import { createPresentation, drawBody, drawTitle, type Pen, textProps } from './pptx/draw.ts';
import { chartsOf, type LaidOut, layOut } from './pptx/layout.ts';
import { defineLayouts, drawCover } from './pptx/master.ts';
import { mendDeck, placeCharts } from './pptx/mend.ts';
import { notesOf, publishersOn } from './pptx/notes.ts';
import { distinctTitles } from './pptx/titles.ts';
import type { RenderOptions } from './render-options.ts';

/**
 * The report as a deck: titles are messages, charts are native and hold their data, notes hold the passages word for
 * word. Pure: equal reports give equal bytes.
 */
export async function renderPptx(report: Report, { theme }: RenderOptions): Promise<Uint8Array> {
  const { view, main, appendix } = createDeck(report);
  const pen: Pen = { view, theme };
  const pptx = createPresentation();
  pptx.theme = { headFontFace: theme.font.heading, bodyFontFace: theme.font.body };
  pptx.title = run(report.request.company).text;
  pptx.subject = run(view.labels.paper.documentKind).text;
  pptx.author = 'ConsultantOS';
  pptx.company = 'ConsultantOS';
  defineLayouts(pptx, pen);
  drawCover(pptx, pen);
  const slides = distinctTitles(
    view,
    [...main, ...appendix].flatMap((spec) => layOut(view, spec)),
  );
  const texts = noteTexts(view);
  for (const slide of slides) {
    const page = pptx.addSlide({ masterName: 'Message' });
    drawTitle(pen, page, slide);
    drawBody(pen, page, slide);
    page.addText(textProps(pen, [run(sourcesOn(pen, slide), { muted: true })], 9), {
      ...{ placeholder: 'source', margin: 0, align: isRightToLeft(view) ? 'right' : 'left' },
    });
    page.addNotes(notesOf(view, slide, texts));
  }
  const charts = slides.flatMap((slide) => chartsOf(view, slide, theme));
  const parts = openPackage((await pptx.write({ outputType: 'uint8array' })) as Uint8Array);
  const made = await chartParts(charts.map(({ chart }) => chart));
  placeCharts(
    parts,
    made.map(({ xml, workbook }, at) => ({
      xml: finishChart(xml, charts[at]?.exhibit.kind ?? 'bars', officeLanguage(view.language)),
      workbook,
    })),
  );
  changeParts(parts, /^ppt\/theme\/theme\d+\.xml$/, (xml) => themePart(xml, theme));
  settleWorkbooks(parts, report.generated_at);
  mendDeck(parts, report.generated_at, isRightToLeft(view));
  return closePackage(parts);
}

/** `Sources: Nielsen, Antenna +3`: as many publishers as one line holds. */
function sourcesOn({ view }: Pen, slide: LaidOut): string {
  const publishers = publishersOn(view, slide).map((name) => textOf([run(name)]));
  const lead = `${view.labels.sources}${view.labels.colon} `;
  let count = 0;
  while (
    count < publishers.length &&
    publishers.slice(0, count + 1).join(', ').length + lead.length < 118
  ) {
    count += 1;
  }
  const more = publishers.length - count;
  if (publishers.length === 0) {
    return `${view.labels.identifier}${view.labels.colon} ${view.report.report_id}`.slice(0, 118);
  }
  return `${lead}${publishers.slice(0, count).join(', ')}${more > 0 ? ` +${view.format.number(more)}` : ''}`;
}
