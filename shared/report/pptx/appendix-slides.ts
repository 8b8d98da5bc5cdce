import { certificateRows } from '../certificate-rows.ts';
import { safeUrl } from '../escape.ts';
import { fill } from '../labels.ts';
import { run } from '../office/runs.ts';
import { cell, data, type Grid } from '../paper/blocks.ts';
import { confidenceFigure, confidenceRows, titleRows } from '../rows.ts';
import { publishedText, remarkTexts } from '../source-texts.ts';
import { gapLabel, gapReason, type View } from '../view.ts';
import { createBuilder, type SlideSpec } from './spec.ts';

/** What is missing: it belongs to the paper. */
export function openSpecs(view: View): SlideSpec[] {
  return gapSlides(view);
}

/** Sources, method and certificate. */
export function sourceSpecs(view: View): SlideSpec[] {
  return [sourcesSlide(view), methodSlide(view), certificateSlide(view)];
}

function tableSlide(view: View, title: string, grid: Pick<Grid, 'head' | 'rows'>): SlideSpec {
  const builder = createBuilder();
  builder.grid(grid, 13);
  return { kicker: view.labels.paper.appendix, title: [run(title)], ...builder };
}

function gapSlides(view: View): SlideSpec[] {
  const { labels, report } = view;
  if (report.gaps.length === 0) return [];
  const rows = report.gaps.map((gap) => [
    cell(data(gapLabel(view, gap.section))),
    cell(data(gapReason(view, gap))),
  ]);
  return [tableSlide(view, labels.gaps, { head: [labels.part, labels.remarks], rows })];
}

function sourcesSlide(view: View): SlideSpec {
  const { labels, report } = view;
  const builder = createBuilder();
  const rows = report.sources.map((source) => {
    const url = safeUrl(source.url);
    const standing = [labels.tiers[source.tier], ...remarkTexts(view, source)].join(' · ');
    return [
      [run(source.id, { bold: true })],
      [run(source.title, url === undefined ? {} : { url })],
      ...[source.publisher, publishedText(view, source), standing].map((text) => [run(text)]),
    ];
  });
  const head = [labels.number, labels.sources, labels.publishers, labels.published, labels.remarks];
  builder.table(head, rows, 12.5);
  return { kicker: view.labels.paper.appendix, title: [run(evidenceTitle(view))], ...builder };
}

function methodSlide(view: View): SlideSpec {
  const { labels, report, ownLabels } = view;
  const builder = createBuilder();
  builder.text([run(labels.reader)], { size: 14 });
  if (report.demonstration) builder.text([run(labels.demonstrationNote)], { size: 14 });
  if (!ownLabels) builder.text([run(labels.headingsInEnglish)], { size: 14 });
  const confidence = confidenceFigure(view);
  const rows = [
    ...titleRows(view),
    [confidence.name, [confidence.value, confidence.note].filter((text) => text !== '').join('; ')],
    ...confidenceRows(view, report.confidence).map(({ name, value, weight }) => [
      `${labels.confidenceParts}${labels.colon} ${name}`,
      `${value} (${labels.weight}${labels.colon} ${weight})`,
    ]),
  ];
  builder.grid(
    {
      head: [labels.part, labels.value],
      rows: rows.map((row) => row.map((text) => cell(data(text)))),
    },
    13,
  );
  return { kicker: view.labels.paper.appendix, title: [run(labels.method)], ...builder };
}

function certificateSlide(view: View): SlideSpec {
  const { labels } = view;
  const rows = certificateRows(view).map((row) => row.map((text) => cell(data(text))));
  return tableSlide(view, labels.certificate, { head: [labels.part, labels.value], rows });
}

/** What the deck rests on. */
function evidenceTitle({ report, labels, format }: View): string {
  return fill(labels.office.evidenceBase, {
    n: format.number(report.sources.length),
    publishers: format.number(report.certificate.independent_domains),
  });
}
