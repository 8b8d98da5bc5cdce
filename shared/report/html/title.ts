import { escapeHtml } from '../escape.ts';
import { mentionsOf, titleText } from '../rows.ts';
import type { View } from '../view.ts';

/** The one line that stands before the answer. */
export function titleBlock(view: View, logo = ''): string {
  const { report, labels } = view;
  const mark = report.demonstration
    ? ` <span class="mark open">${escapeHtml(labels.demonstration)}</span>`
    : '';
  const told = mentionsOf(view).map(
    (text) => `<p class="mentions" dir="auto">${escapeHtml(text)}</p>`,
  );
  return `<header>${logo}
<h1 dir="auto">${escapeHtml(report.request.company)}</h1>
<p class="subtitle"><span dir="auto">${escapeHtml(titleText(view))}</span>${mark}</p>
${told.join('\n')}</header>`;
}

/** The way to each part of the page; it stands after the answer. */
export function contents(
  view: View,
  parts: readonly (readonly [id: string, title: string])[],
): string {
  const { labels } = view;
  const items = parts.map(([id, name]) => `<li><a href="#${id}">${escapeHtml(name)}</a></li>`);
  return `<nav aria-label="${escapeHtml(labels.contents)}"><ol>${items.join('')}</ol></nav>`;
}

const FOLDED = new Set(['appendix', 'framework']);

/**
 * A part of the report under a heading of its own. What belongs to the appendix is folded; a link into it opens it,
 * and so does print.
 */
export function part(id: string, title: string, content: string, className = ''): string {
  const heading = `<h2 id="${id}-heading">${escapeHtml(title)}</h2>`;
  const attributes = `aria-labelledby="${id}-heading"${className ? ` class="${className}"` : ''}`;
  if (!FOLDED.has(className)) {
    return `<section id="${id}" ${attributes}>
${heading}
${content}
</section>`;
  }
  return `<section ${attributes}><details class="fold"><summary>${heading}</summary>
<div id="${id}">
${content}
</div></details></section>`;
}
