import { escapeHtml } from '../escape.ts';
import type { Block, Grid, Part, Span } from '../paper/blocks.ts';
import type { View } from '../view.ts';
import { cites, table } from './statement.ts';
import { part } from './title.ts';

export function partHtml(view: View, { id, title, blocks }: Part, className = 'paper'): string {
  const content = blocks.map((block) =>
    block.kind === 'table' ? tableHtml(view, block, title) : blockHtml(view, block),
  );
  return part(id, title, content.join('\n'), className);
}

function blockHtml(view: View, block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h3${block.anchor === '' ? '' : ` id="${block.anchor}"`}>${spansHtml(view, block.spans)}</h3>`;
    case 'paragraph':
      return `<p${block.style ? ` class="${block.style}"` : ''}>${spansHtml(view, block.spans)}</p>`;
    case 'terms': {
      const rows = block.rows.map(
        ([term, inner]) =>
          `<div><dt>${escapeHtml(term)}</dt><dd>${blockHtml(view, inner)}</dd></div>`,
      );
      return `<dl class="terms">${rows.join('\n')}</dl>`;
    }
    case 'table':
      return tableHtml(view, block, '');
  }
}

/** A caption that repeats its heading is there for those who hear the table only. */
function tableHtml(view: View, { caption, head, rows, note }: Grid, heading: string): string {
  const body = rows.map((cells) => ({
    cells: cells.map(({ spans, number = false }) => ({ html: spansHtml(view, spans), number })),
  }));
  const below = note ? `<p class="small">${escapeHtml(note)}</p>` : '';
  const repeated = caption === heading ? ' class="repeated"' : '';
  return `<div${repeated}>${table(caption, head, body)}${below}</div>`;
}

function spansHtml(view: View, spans: readonly Span[]): string {
  return spans.map((span) => spanHtml(view, span)).join(' ');
}

function spanHtml(view: View, span: Span): string {
  const name = span.strong ? 'strong' : 'span';
  if (span.kind === 'label') {
    return span.strong
      ? `<strong dir="auto">${escapeHtml(span.text)}</strong>`
      : `<span class="label" dir="auto">${escapeHtml(span.text)}</span>`;
  }
  if (span.kind === 'data') return `<${name} dir="auto">${escapeHtml(span.text)}</${name}>`;
  const marks = span.marks.map(({ text, open, sign }) =>
    sign
      ? `<span class="sign">${escapeHtml(sign)}</span>`
      : ` <span class="mark${open ? ' open' : ''}">${escapeHtml(text)}</span>`,
  );
  const notes = cites(view, span.evidence);
  return `<${name} id="${span.anchor}" dir="auto">${escapeHtml(span.text)}</${name}>${marks.join('')}${notes === '' ? '' : `&nbsp;${notes}`}`;
}
