import { Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import { run } from '../office/runs.ts';
import { hex } from '../office/theme-part.ts';
import { titleText } from '../rows.ts';
import type { Pen } from './pen.ts';

/** What stands at the head of every page after the first. */
export function runningHead(pen: Pen): Header {
  const { report } = pen.view;
  const company = run(report.request.company).text.slice(0, 80);
  return new Header({
    children: [line(pen, company, [run(titleText(pen.view)).text.slice(0, 80)])],
  });
}

/** The firm's line, the mark of demonstration, the page. */
export function runningFoot(pen: Pen): Footer {
  const { view, theme } = pen;
  const left = [
    ...(view.report.demonstration ? [view.labels.demonstration] : []),
    ...[theme.footer, view.report.request.confidentiality].flatMap((text) =>
      text ? [run(text).text] : [],
    ),
  ].join(' · ');
  return new Footer({
    children: [line(pen, left, [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES])],
  });
}

function line(
  { theme, width }: Pen,
  left: string,
  right: (string | (typeof PageNumber)[keyof typeof PageNumber])[],
): Paragraph {
  const style = { size: 16, color: hex(theme.colours.muted) };
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [
      new TextRun({ text: left, ...style }),
      new TextRun({ children: [new Tab(), ...right], ...style }),
    ],
  });
}
