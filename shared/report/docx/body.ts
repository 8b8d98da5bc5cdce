import { ImageRun, Paragraph, TableOfContents } from 'docx';
import { logoSize } from '../office/logo-size.ts';
import { run } from '../office/runs.ts';
import type { PaperView } from '../paper/paper-view.ts';
import { mentionsOf, titleText } from '../rows.ts';
import {
  certificateContent,
  gapContent,
  ledgerContent,
  methodContent,
  sourceContent,
} from './appendix.ts';
import { type Content, chartContent, partContent } from './blocks.ts';
import { frameworkContent } from './frameworks.ts';
import type { Pen } from './pen.ts';
import { STYLE } from './styles.ts';

/** The document in the order of a board paper: the answer on the first page, contents next, the appendix last. */
export function bodyContent(
  pen: Pen,
  { view, parts, figures, appendix }: PaperView,
): (Content | TableOfContents)[] {
  const { labels, report } = view;
  const isFirst = (id: string) => id === 'answer';
  const [first, later] = [
    parts.filter(({ id }) => isFirst(id)),
    parts.filter(({ id }) => !isFirst(id)),
  ];
  const isPartial = report.gaps.length > 0;
  return [
    ...titleContent(pen),
    ...first.flatMap((part) => partContent(pen, part, 1)),
    pen.text([run(labels.contents, { bold: true })], STYLE.contents, 'kept'),
    new TableOfContents(labels.contents, { hyperlink: true, headingStyleRange: '1-2' }),
    ...later.flatMap((part) => partContent(pen, part, 1)),
    ...(isPartial ? gapContent(pen) : []),
    pen.heading([run(labels.paper.appendix)], 1, true),
    ...figures.flatMap((part) => [...partContent(pen, part, 2), ...exhibitChartOf(pen, part.id)]),
    ...report.sections.flatMap((section) => frameworkContent(pen, section)),
    ...ledgerContent(pen),
    ...sourceContent(pen),
    ...appendix.flatMap((part) => partContent(pen, part, 2)),
    ...methodContent(pen),
    ...certificateContent(pen),
  ];
}

/** An exhibit with a native chart shows it below its table. */
function exhibitChartOf(pen: Pen, id: string): Content[] {
  const at = /^exhibit-(\d+)$/.exec(id)?.[1];
  const exhibit = at === undefined ? undefined : pen.view.report.exhibits[Number(at) - 1];
  return exhibit ? chartContent(pen, exhibit, exhibit.title.text) : [];
}

function titleContent(pen: Pen): Content[] {
  const { view, theme } = pen;
  const { labels, report } = view;
  const { logo } = theme;
  const mentions = mentionsOf(view).join(' · ');
  const mark = report.demonstration
    ? [{ text: ' · ' }, run(labels.demonstration, { open: true, bold: true })]
    : [];
  return [
    ...(logo === null
      ? []
      : [
          new Paragraph({
            children: [
              new ImageRun({
                type: 'png',
                data: logo.png,
                transformation: logoSize(logo.png, 150, 50),
                altText: { name: logo.alt, description: logo.alt, title: logo.alt },
              }),
            ],
          }),
        ]),
    pen.text([run(report.request.company)], 'Title'),
    pen.text([run(titleText(view), { muted: true }), ...mark], STYLE.small),
    ...(mentions.length === 0 ? [] : [pen.text([run(mentions, { bold: true })], STYLE.small)]),
  ];
}
