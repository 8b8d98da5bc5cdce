import { certificateRows } from '../certificate-rows.ts';
import { escapeHtml } from '../escape.ts';
import { titleRows } from '../rows.ts';
import { sectionTitle, type View } from '../view.ts';
import { english, table } from './statement.ts';
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
  const methods = report.sections.map(
    (section) =>
      `<dt>${escapeHtml(sectionTitle(view, section))}</dt><dd>${english(view, section.method)}</dd>`,
  );
  return part(
    'method',
    labels.method,
    `<dl class="facts-of-report">${facts.join('\n')}</dl>
${report.demonstration ? `<p>${escapeHtml(labels.demonstrationNote)}</p>` : ''}
${ownLabels ? '' : `<p lang="en">${escapeHtml(labels.headingsInEnglish)}</p>`}
<p>${escapeHtml(labels.reader)}</p>
<p>${escapeHtml(labels.methodConfidence)} ${english(view, report.confidence.formula)}</p>
<h3>${escapeHtml(labels.methodScores)}</h3>
<dl class="methods">${methods.join('\n')}</dl>`,
    'appendix',
  );
}
