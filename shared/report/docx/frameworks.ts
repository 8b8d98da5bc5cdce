import type { Exhibit } from '../../domain/exhibit.ts';
import type { Section } from '../../domain/section.ts';
import { claimGroups } from '../citations.ts';
import { exhibitTable } from '../exhibit-svg.ts';
import { claimRuns, messageRuns } from '../office/claim-runs.ts';
import { sourceLine } from '../office/exhibit-text.ts';
import { run } from '../office/runs.ts';
import { scoreRows } from '../rows.ts';
import { sectionExhibits } from '../section-exhibits.ts';
import { gapReason, sectionTitle, topicLabel } from '../view.ts';
import { type Content, chartContent } from './blocks.ts';
import type { Pen } from './pen.ts';

/** A framework in full: its picture, its scores, every statement under its topic, how the scores are made. */
export function frameworkContent(pen: Pen, section: Section): Content[] {
  const { view } = pen;
  const { labels } = view;
  const heading = pen.heading([run(sectionTitle(view, section))], 2);
  const isEmpty = section.status === 'not_assessed';
  const reasons = view.report.gaps
    .filter((gap) => gap.section === section.framework)
    .map((gap) => pen.text([run(gapReason(view, gap))]));
  if (isEmpty && section.claims.length === 0) {
    return [heading, pen.text([run(labels.sectionNotAssessed, { bold: true })]), ...reasons];
  }
  const groups = claimGroups(section).flatMap(({ id, label, claims }) => [
    pen.heading([run(topicLabel(view, section, id, label))], 3),
    ...(claims.length === 0 ? [pen.text([run(labels.noStatement, { muted: true })])] : []),
    ...claims.map(({ claim }) => pen.bullet(claimRuns(view, section, claim))),
  ]);
  return [
    heading,
    ...(isEmpty ? reasons : message(pen, section)),
    ...sectionExhibits(view.report, section).flatMap((exhibit) => picture(pen, section, exhibit)),
    ...scores(pen, section),
    ...groups,
    ...(section.unknown.length === 0
      ? []
      : [
          pen.heading([run(labels.sections.unknown)], 3),
          ...section.unknown.map((text) => pen.bullet([run(text)])),
        ]),
  ];
}

/** A native chart, or the table that it is; nothing where the statements below say all of it. */
function picture(pen: Pen, section: Section, exhibit: Exhibit): Content[] {
  const drawn = chartContent(pen, exhibit, sectionTitle(pen.view, section));
  if (drawn.length > 0) return drawn;
  const { head, rows } = exhibitTable(pen.view, exhibit);
  if (rows.length === 0) return [];
  const cells = rows.map((row) =>
    row.map((text, at) => [run(text, at === 0 ? { bold: true } : {})]),
  );
  return [
    pen.caption(exhibit.title.text),
    pen.table({ head, rows: cells }),
    pen.text([run(sourceLine(pen.view, exhibit.sources))], 'SourceLine'),
  ];
}

function message(pen: Pen, section: Section): Content[] {
  const { headline, takeaways, soWhat } = messageRuns(pen.view, section);
  return [
    ...(headline.length === 0 ? [] : [pen.text(headline.map((one) => ({ ...one, bold: true })))]),
    ...takeaways.map((runs) => pen.bullet(runs)),
    ...(soWhat.length === 0 ? [] : [pen.text(soWhat)]),
  ];
}

function scores(pen: Pen, section: Section): Content[] {
  const { view } = pen;
  const { labels } = view;
  const rows = scoreRows(view, section).map(({ name, values }) => [
    [run(name, { bold: true })],
    [run(values?.value ?? labels.notAssessed)],
    [run(values?.range ?? '')],
    [run(values?.assessed ?? '')],
  ]);
  if (rows.length === 0) return [];
  const head = [labels.topic, labels.score, labels.range, labels.assessedItems];
  return [pen.caption(labels.scores), pen.table({ head, rows }), pen.text([], 'SourceLine')];
}
