import { anchors } from '../citations.ts';
import { escapeHtml } from '../escape.ts';
import { titleRows, titleText } from '../rows.ts';
import { gapLabel, sectionTitle, type View } from '../view.ts';

/** Company, what the report is, and what a reader must know before reading on. */
export function titleBlock(view: View): string {
  const { report, labels, ownLabels } = view;
  const { company } = report.request;
  const rows = titleRows(view).map(
    ([name, value]) =>
      `<div><dt>${escapeHtml(name)}</dt><dd dir="auto">${escapeHtml(value)}</dd></div>`,
  );
  return `<header>
<p class="kind">${escapeHtml(labels.documentKind)}</p>
<h1 dir="auto">${escapeHtml(company)}</h1>
<p class="subtitle" dir="auto">${escapeHtml(titleText(view))}</p>
${report.demonstration ? banner('demonstration', labels.demonstration, `<p>${escapeHtml(labels.demonstrationNote)}</p>`) : ''}
${report.status === 'partial' ? banner('partial', labels.partialBanner, gapList(view)) : ''}
${ownLabels ? '' : `<p class="banner" lang="en">${escapeHtml(labels.headingsInEnglish)}</p>`}
<dl class="facts-of-report">${rows.join('\n')}</dl>
</header>`;
}

function banner(kind: string, title: string, content: string): string {
  return `<div class="banner ${kind}" role="note"><p class="banner-title">${escapeHtml(title)}</p>${content}</div>`;
}

function gapList(view: View): string {
  const items = view.report.gaps.map(
    ({ section, reason }) =>
      `<li>${escapeHtml(gapLabel(view, section))}${view.labels.colon} ${escapeHtml(view.labels.gapReasons[reason])}</li>`,
  );
  return `<ul>${items.join('')}</ul>`;
}

export function contents(view: View): string {
  const { labels, report } = view;
  const entries: (readonly [string, string])[] = [
    ...(report.executive_summary ? [['executive-summary', labels.executiveSummary] as const] : []),
    ['key-figures', labels.keyFigures],
    ...report.sections.map(
      (section, at) => [anchors.section(at), sectionTitle(view, section)] as const,
    ),
    ['facts', labels.factLedger],
    ...(report.contradictions.length > 0
      ? [['contradictions', labels.contradictions] as const]
      : []),
    ['gaps', labels.gaps],
    ['sources', labels.sources],
    ['evidence', labels.evidencePassages],
    ['certificate', labels.certificate],
    ['method', labels.method],
  ];
  const items = entries.map(([id, name]) => `<li><a href="#${id}">${escapeHtml(name)}</a></li>`);
  return `<nav aria-label="${escapeHtml(labels.contents)}"><ol>${items.join('')}</ol></nav>`;
}

/** A part of the report under a heading of its own. */
export function part(id: string, title: string, content: string, className = ''): string {
  return `<section id="${id}" aria-labelledby="${id}-heading"${className ? ` class="${className}"` : ''}>
<h2 id="${id}-heading">${escapeHtml(title)}</h2>
${content}
</section>`;
}
