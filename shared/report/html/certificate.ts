import { certificateRows } from '../certificate-rows.ts';
import { escapeHtml } from '../escape.ts';
import { confidenceFormula, methodRows, namesMissing, titleRows } from '../rows.ts';
import type { View } from '../view.ts';
import { table } from './statement.ts';
import { part } from './title.ts';

export function certificatePart(view: View): string {
  const { labels } = view;
  const rows = certificateRows(view).map(([name, value]) => ({
    cells: [{ html: escapeHtml(name) }, { html: escapeHtml(value) }],
  }));
  return part(
    'certificate',
    labels.certificate,
    table(labels.certificate, [labels.part, labels.value], rows),
    'appendix',
  );
}

export function methodPart(view: View): string {
  const { labels, report, ownLabels } = view;
  const facts = titleRows(view).map(
    ([name, value]) =>
      `<div><dt>${escapeHtml(name)}</dt><dd dir="auto">${escapeHtml(value)}</dd></div>`,
  );
  const methods = methodRows(view).map(
    ([name, method]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(method)}</dd>`,
  );
  const formula = confidenceFormula(view);
  const missing = namesMissing(view);
  return part(
    'method',
    labels.method,
    `<dl class="facts-of-report">${facts.join('\n')}</dl>
${report.demonstration ? `<p>${escapeHtml(labels.demonstrationNote)}</p>` : ''}
${ownLabels ? '' : `<p lang="en">${escapeHtml(labels.headingsInEnglish)}</p>`}
${missing === '' ? '' : `<p>${escapeHtml(missing)}</p>`}
<p>${escapeHtml(labels.reader)}</p>
${formula === '' ? '' : `<p>${escapeHtml(labels.methodConfidence)} ${escapeHtml(formula)}</p>`}
<h3>${escapeHtml(labels.methodScores)}</h3>
<dl class="methods">${methods.join('\n')}</dl>`,
    'appendix',
  );
}
