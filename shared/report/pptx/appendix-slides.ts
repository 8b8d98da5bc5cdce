import { certificateRows } from '../certificate-rows.ts';
import { safeUrl } from '../escape.ts';
import { conflictWords } from '../fact-rows.ts';
import { fill } from '../labels.ts';
import { run } from '../office/runs.ts';
import { cell, data, type Grid, type Span } from '../paper/blocks.ts';
import type { PaperView } from '../paper/paper-view.ts';
import { confidenceFigure, confidenceRows, titleRows } from '../rows.ts';
import { publishedText, remarkTexts } from '../source-texts.ts';
import { gapLabel, type View } from '../view.ts';
import { evidenceTitle } from './figure-slides.ts';
import { addBlocks, createBuilder, type SlideSpec } from './spec.ts';

/** Where sources disagree and what is missing: these belong to the paper. */
export function openSlides(view: View): SlideSpec[] {
  return [...conflictSlides(view), ...gapSlides(view)];
}

/** Sources, the critic's findings, method and certificate. */
export function appendixSlides({ view, appendix }: PaperView): SlideSpec[] {
  return [
    sourcesSlide(view),
    ...appendix.map((part): SlideSpec => {
      const builder = createBuilder(view);
      addBlocks(builder, view, part, part.blocks);
      return { title: [run(part.title)], ...builder };
    }),
    methodSlide(view),
    certificateSlide(view),
  ];
}

function tableSlide(view: View, title: string, grid: Pick<Grid, 'head' | 'rows'>): SlideSpec {
  const builder = createBuilder(view);
  builder.grid(grid, 10);
  return { title: [run(title)], ...builder };
}

function conflictSlides(view: View): SlideSpec[] {
  const { labels, report, format } = view;
  const rows = report.conflicts.flatMap((conflict) => {
    const words = conflictWords(view, conflict);
    if (words === null) return [];
    const values = words.facts.map(
      ({ fact, value }): Span => ({
        kind: 'statement',
        text: `${value} (${fact.id})`,
        marks: [],
        evidence: fact.evidence,
        anchor: '',
      }),
    );
    return [[cell(data(words.title)), cell(...values), cell(data(words.ruling))]];
  });
  if (rows.length === 0) return [];
  const [only] = rows;
  const title =
    rows.length === 1
      ? [labels.contradictions, only?.[0]?.spans[0]?.text].join(`${labels.colon} `)
      : fill(labels.office.ruled, { n: format.number(rows.length) });
  return [
    tableSlide(view, title, { head: [labels.metric, labels.value, labels.keptReading], rows }),
  ];
}

function gapSlides(view: View): SlideSpec[] {
  const { labels, report } = view;
  if (report.gaps.length === 0) return [];
  const rows = report.gaps.map(({ section, reason, detail }) => [
    cell(data(gapLabel(view, section))),
    cell(data(`${labels.gapReasons[reason]} (${detail})`)),
  ]);
  return [tableSlide(view, labels.gaps, { head: [labels.part, labels.remarks], rows })];
}

function sourcesSlide(view: View): SlideSpec {
  const { labels, report } = view;
  const builder = createBuilder(view);
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
  builder.table(head, rows, 10);
  return { title: [run(evidenceTitle(view))], ...builder };
}

function methodSlide(view: View): SlideSpec {
  const { labels, report, ownLabels } = view;
  const builder = createBuilder(view);
  builder.text([run(labels.reader)], { size: 12 });
  if (report.demonstration) builder.text([run(labels.demonstrationNote)], { size: 12 });
  if (!ownLabels) builder.text([run(labels.headingsInEnglish)], { size: 12 });
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
    10,
  );
  return { title: [run(labels.method)], ...builder };
}

function certificateSlide(view: View): SlideSpec {
  const { labels } = view;
  const rows = certificateRows(view).map((row) => row.map((text) => cell(data(text))));
  return tableSlide(view, labels.certificate, { head: [labels.part, labels.value], rows });
}
