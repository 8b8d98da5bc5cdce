import type { Report } from '../domain/report.ts';
import { escapeHtml } from './escape.ts';
import { certificatePart, methodPart } from './html/certificate.ts';
import { contradictionsPart, factsPart, gapsPart } from './html/ledger.ts';
import { PRINT_STYLES } from './html/print-styles.ts';
import { sectionPart } from './html/section.ts';
import { evidencePart, sourcesPart } from './html/sources.ts';
import { STYLES } from './html/styles.ts';
import { keyFiguresPart, summaryPart } from './html/summary.ts';
import { contents, titleBlock } from './html/title.ts';
import { createView } from './view.ts';

/** Nothing is loaded and nothing runs, even if a sentence slipped through as markup. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']);

function directionOf(language: string): 'rtl' | 'ltr' {
  return RTL_SCRIPTS.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** The report as one self-contained page. Pure: equal reports give equal bytes. */
export function renderHtml(report: Report): string {
  const view = createView(report);
  const { labels } = view;
  const summary = report.executive_summary;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(view.language)}" dir="${directionOf(view.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(`${report.request.company}: ${labels.documentKind}`)}</title>
<style>${STYLES}${PRINT_STYLES}</style>
</head>
<body>
<a class="skip" href="#report">${escapeHtml(labels.skip)}</a>
<div class="page">
${titleBlock(view)}
<main id="report">
${contents(view)}
${summary ? summaryPart(view, summary) : ''}
${keyFiguresPart(view)}
${report.sections.map((section, at) => sectionPart(view, section, at)).join('\n')}
${factsPart(view)}
${contradictionsPart(view)}
${gapsPart(view)}
${sourcesPart(view)}
${evidencePart(view)}
${certificatePart(view)}
${methodPart(view)}
</main>
<footer><p>${escapeHtml(labels.identifier)}${labels.colon} ${escapeHtml(report.report_id)}</p></footer>
</div>
</body>
</html>
`;
}
