import type { Exhibit } from '../../domain/exhibit.ts';
import { escapeHtml } from '../escape.ts';
import { exhibitLines, exhibitSvg, exhibitTable } from '../exhibit-svg.ts';
import type { View } from '../view.ts';
import { frame, table } from './statement.ts';

/** Drawing under its number and heading, sources below; '' where there is nothing to draw. `under`: a heading that says it already. */
export function drawnFigure(view: View, exhibit: Exhibit, n: number, under = ''): string {
  const svg = exhibitSvg(view.report, exhibit, `exhibit-${n}-drawing`);
  return svg === '' ? '' : figureOf(view, exhibit, n, (heading) => frame(heading, svg), under);
}

/** The drawing with its data folded below, or a table where there is nothing to draw. */
export function figureWithData(view: View, exhibit: Exhibit, n: number): string {
  const { head, rows } = exhibitTable(view, exhibit);
  const cells = rows.map((row) => ({
    cells: row.map((text, index) => ({ html: escapeHtml(text), number: index > 0 })),
  }));
  const svg = exhibitSvg(view.report, exhibit, `exhibit-${n}-drawing`);
  return figureOf(view, exhibit, n, (heading) => {
    const data = table(heading, head, cells);
    return svg === ''
      ? `<div class="repeated">${data}</div>`
      : `${frame(heading, svg)}${folded(view, data)}`;
  });
}

/** What a drawing shows, in figures, for who asks. */
export const folded = ({ labels }: View, data: string): string =>
  `<details class="data"><summary>${escapeHtml(labels.chartData)}</summary>${data}</details>`;

function figureOf(
  view: View,
  exhibit: Exhibit,
  n: number,
  body: (heading: string) => string,
  under = '',
): string {
  const { number, heading, source, note } = exhibitLines(view, exhibit, n);
  const below = [note, source].filter((line) => line !== '').map(escapeHtml);
  return `<figure class="${exhibit.kind}"><figcaption><strong>${escapeHtml(number)}</strong>${heading === under ? '' : ` <span dir="auto">${escapeHtml(heading)}</span>`}</figcaption>${body(heading)}<p class="small">${below.join(' · ')}</p></figure>`;
}
