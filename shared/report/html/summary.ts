import { escapeHtml } from '../escape.ts';
import { confidenceFigure, confidenceRows, keyFigures } from '../rows.ts';
import type { View } from '../view.ts';
import { table } from './statement.ts';
import { part } from './title.ts';

/** What the run gave, and how much it is to be relied on: for the appendix. */
export function confidencePart(view: View): string {
  const { labels, report } = view;
  const figures = [confidenceFigure(view), ...keyFigures(view)].map(
    ({ name, value, note }) =>
      `<div class="figure"><dt>${escapeHtml(name)}</dt><dd><span class="big">${escapeHtml(value)}</span> <span class="note">${escapeHtml(note)}</span></dd></div>`,
  );
  const rows = confidenceRows(view, report.confidence).map(({ name, share, value, weight }) => ({
    cells: [
      { html: escapeHtml(name) },
      { html: `${escapeHtml(value)}${gauge(share)}`, number: true },
      { html: escapeHtml(weight), number: true },
    ],
  }));
  return part(
    'confidence',
    labels.standing.strength,
    `<dl class="figures">
${figures.join('\n')}
</dl>
${rows.length === 0 ? '' : table(labels.confidenceParts, [labels.part, labels.value, labels.weight], rows)}`,
    'appendix',
  );
}

function gauge(share: number): string {
  const width = Math.round(share * 80);
  return `<svg class="gauge" aria-hidden="true" width="80" height="8" viewBox="0 0 80 8"><rect width="80" height="8" fill="#e3e8ed"/><rect width="${width}" height="8" fill="#1b4b7a"/></svg>`;
}
