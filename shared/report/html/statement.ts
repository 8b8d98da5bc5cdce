import type { Claim } from '../../domain/section.ts';
import { anchors } from '../citations.ts';
import { escapeHtml } from '../escape.ts';
import { fill } from '../labels.ts';
import { claimMarks } from '../marks.ts';
import type { View } from '../view.ts';

/** Where the words of a note are shown without leaving the sentence. */
export const previewId = (n: number) => `preview-${n}`;

/**
 * `[1] [2]`: each shows its passage where it stands, without a script. Where a browser cannot, and in print, a link
 * to the passage takes the place of the button.
 */
export function cites({ labels, citations }: View, evidence: readonly string[]): string {
  const links = citations.numbers(evidence).map((n) => {
    const name = escapeHtml(fill(labels.evidenceNumber, { n: String(n) }));
    return `<button type="button" popovertarget="${previewId(n)}" aria-label="${name}">[${n}]</button><a href="#${anchors.passage(n)}" aria-label="${name}">[${n}]</a>`;
  });
  // The space keeps the numbers on the line of the word that they stand behind.
  return links.length === 0 ? '' : `<span class="cites">&nbsp;${links.join('')}</span>`;
}

function marks(view: View, claim: Claim): string {
  return claimMarks(view, claim)
    .map(({ text, open }) => ` <span class="mark${open ? ' open' : ''}">${escapeHtml(text)}</span>`)
    .join('');
}

/** A sentence with its marks and citations. */
export function statement(view: View, claim: Claim): string {
  return `<span dir="auto">${escapeHtml(claim.text)}</span>${marks(view, claim)}${cites(view, claim.evidence)}`;
}

/** A wide table may scroll inside its frame, never the page. */
export function frame(label: string, content: string): string {
  return `<div class="frame" role="group" tabindex="0" aria-label="${escapeHtml(label)}">${content}</div>`;
}

export interface Cell {
  readonly html: string;
  readonly number?: boolean;
  readonly span?: number;
}

/** Its head, for where a narrow page sets the cells of a row below each other. */
const headed = (head = ''): string => (head === '' ? '' : ` data-head="${escapeHtml(head)}"`);

/** The first cell of a row names it. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly { id?: string; cells: readonly Cell[] }[],
): string {
  const columns = head
    .map((name, index) => {
      const numeric = rows.some(({ cells }) => cells[index]?.number);
      if (name === '') return '<td></td>';
      return `<th scope="col"${numeric ? ' class="number"' : ''}>${escapeHtml(name)}</th>`;
    })
    .join('');
  const body = rows.map(({ id, cells }) => {
    const row = cells.map(({ html, number = false, span }, index) => {
      const attributes = `${number ? ' class="number"' : ''}${span ? ` colspan="${span}"` : ''}`;
      return index === 0
        ? `<th scope="row"${attributes}>${html}</th>`
        : `<td${attributes}${headed(head[index])}>${html}</td>`;
    });
    return `<tr${id ? ` id="${id}"` : ''}>${row.join('')}</tr>`;
  });
  return frame(
    caption,
    `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${columns}</tr></thead><tbody>${body.join('\n')}</tbody></table>`,
  );
}
