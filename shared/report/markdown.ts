import type { Report } from '../domain/report.ts';
import {
  certificatePart,
  contradictionsPart,
  evidencePart,
  factsPart,
  gapsPart,
  methodPart,
  sourcesPart,
} from './markdown/appendix.ts';
import { sectionPart } from './markdown/section.ts';
import { keyFiguresPart, summaryPart, titleBlock } from './markdown/summary.ts';
import { blocks } from './markdown/text.ts';
import { createView } from './view.ts';

/** The report as GitHub-flavoured Markdown; every citation is a footnote with the passage. Pure. */
export function renderMarkdown(report: Report): string {
  const view = createView(report);
  const summary = report.executive_summary;
  const text = blocks(
    titleBlock(view),
    summary ? summaryPart(view, summary) : '',
    keyFiguresPart(view),
    ...report.sections.map((section) => sectionPart(view, section)),
    factsPart(view),
    contradictionsPart(view),
    gapsPart(view),
    sourcesPart(view),
    certificatePart(view),
    methodPart(view),
    evidencePart(view),
  );
  return `${text}\n`;
}
