import type { Report } from '../domain/report.ts';
import {
  certificatePart,
  evidencePart,
  factsPart,
  gapsPart,
  methodPart,
  sourcesPart,
} from './markdown/appendix.ts';
import { partMarkdown } from './markdown/blocks.ts';
import { sectionPart } from './markdown/section.ts';
import { confidencePart, titleBlock } from './markdown/summary.ts';
import { blocks, plain } from './markdown/text.ts';
import { createPaperView } from './paper/paper-view.ts';

/** The report as GitHub-flavoured Markdown; every citation is a footnote with the passage. Pure. */
export function renderMarkdown(report: Report): string {
  const { view, parts, figures, appendix } = createPaperView(report);
  const text = blocks(
    titleBlock(view),
    ...parts.map((part) => partMarkdown(view, part)),
    report.gaps.length === 0 ? '' : gapsPart(view),
    `# ${plain(view.labels.paper.appendix)}`,
    ...figures.map((part) => partMarkdown(view, part)),
    ...report.sections.map((section, at) => sectionPart(view, section, at)),
    factsPart(view),
    sourcesPart(view),
    ...appendix.map((part) => partMarkdown(view, part)),
    report.gaps.length === 0 ? gapsPart(view) : '',
    confidencePart(view),
    methodPart(view),
    certificatePart(view),
    evidencePart(view),
  );
  return `${text}\n`;
}
