import type { Report } from '../domain/report.ts';
import { anchors } from './citations.ts';
import { escapeHtml } from './escape.ts';
import { partHtml } from './html/blocks.ts';
import { certificatePart, methodPart } from './html/certificate.ts';
import { factsPart, gapsPart } from './html/ledger.ts';
import { PAPER_STYLES } from './html/paper-styles.ts';
import { PRINT_STYLES } from './html/print-styles.ts';
import { sectionPart } from './html/section.ts';
import { evidencePart, notesPart, previews, sourcesPart } from './html/sources.ts';
import { STYLES } from './html/styles.ts';
import { confidencePart } from './html/summary.ts';
import { logoHtml, themeStyles } from './html/theme.ts';
import { contents, titleBlock } from './html/title.ts';
import { createPaperView } from './paper/paper-view.ts';
import type { RenderOptions } from './render-options.ts';
import { DEFAULT_THEME } from './theme.ts';
import { isRightToLeft, sectionTitle } from './view.ts';

/** Nothing is loaded and nothing runs, even if a sentence slipped through as markup. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The report as one self-contained page. Pure: equal reports give equal bytes. */
export function renderHtml(
  report: Report,
  options: RenderOptions = { theme: DEFAULT_THEME, paper: 'A4' },
): string {
  const { view, parts, figures, appendix } = createPaperView(report);
  const { labels } = view;
  const title = `${report.request.company}: ${report.paper ? labels.paper.documentKind : labels.documentKind}`;
  const [answer = '', ...others] = [
    ...parts.map((one) => partHtml(view, one)),
    report.gaps.length === 0 ? '' : gapsPart(view),
    notesPart(view),
  ].filter((html) => html !== '');
  const frameworks = report.sections.map((section, at): [string, string] => [
    anchors.section(at),
    sectionTitle(view, section),
  ]);
  return `<!DOCTYPE html>
<html lang="${escapeHtml(view.language)}" dir="${isRightToLeft(view) ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${STYLES}${PAPER_STYLES}${PRINT_STYLES}${themeStyles(options, view, title)}</style>
</head>
<body>
<a class="skip" href="#report">${escapeHtml(labels.skip)}</a>
<div class="page">
${titleBlock(view, logoHtml(options))}
<main id="report">
${answer}
${contents(view, [...parts.slice(1).map(({ id, title }): [string, string] => [id, title]), ...frameworks, ['appendix', labels.paper.appendix]])}
${others.join('\n')}
<h2 class="divider" id="appendix">${escapeHtml(labels.paper.appendix)}</h2>
${figures.map((one) => partHtml(view, one, 'appendix')).join('\n')}
${report.sections.map((section, at) => sectionPart(view, section, at)).join('\n')}
${factsPart(view)}
${evidencePart(view)}
${sourcesPart(view)}
${appendix.map((one) => partHtml(view, one, 'appendix')).join('\n')}
${report.gaps.length === 0 ? gapsPart(view) : ''}
${confidencePart(view)}
${methodPart(view)}
${certificatePart(view)}
${previews(view)}
</main>
<footer>${options.theme.footer === null ? '' : `<p>${escapeHtml(options.theme.footer)}</p>`}<p>${escapeHtml(labels.identifier)}${labels.colon} ${escapeHtml(report.report_id)}</p></footer>
</div>
</body>
</html>
`;
}
