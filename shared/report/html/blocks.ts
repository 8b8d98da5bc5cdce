import { escapeHtml } from '../escape.ts';
import { besideMessages } from '../paper/beside.ts';
import { type Block, type Grid, isCaptioned, type Part, type Span } from '../paper/blocks.ts';
import { figureName, figurePeriod, figureText } from '../paper/figure-text.ts';
import type { View } from '../view.ts';
import { answerStrip } from './answer.ts';
import { drawnFigure, folded } from './figure.ts';
import { cites, table } from './statement.ts';
import { part } from './title.ts';

const MOST_CALLOUTS = 3;

export function partHtml(view: View, one: Part, className = 'paper'): string {
  return part(one.id, one.title, contentOf(view, one), className);
}

function contentOf(view: View, part: Part): string {
  const { id, title, blocks } = part;
  const html = blocks.map((block) =>
    block.kind === 'table'
      ? tableHtml(view, block, isCaptioned(block, part))
      : blockHtml(view, block),
  );
  if (id === 'answer') return answerContent(view, blocks, html);
  if (id === 'messages') return messagesContent(view, blocks, html);
  const at = Number(/^exhibit-(\d+)$/.exec(id)?.[1] ?? 0);
  const exhibit = view.report.exhibits[at - 1];
  const drawn = exhibit ? drawnFigure(view, exhibit, at, title) : '';
  if (drawn === '') return html.join('\n');
  const isElsewhere = besideMessages(view).some(({ exhibits }) => exhibits.includes(at - 1));
  return isElsewhere ? html.join('\n') : `${drawn}${folded(view, html.join('\n'))}`;
}

/** The strip takes the place of the bare verdict. */
function answerContent(view: View, blocks: Part['blocks'], html: readonly string[]): string {
  const at = blocks.findIndex((block) => block.kind === 'paragraph' && block.style === 'verdict');
  const isAsked = view.report.paper?.answer.verdict !== 'none_asked';
  const shown = html.map((one, n) =>
    n === at ? `${isAsked ? '' : one}${answerStrip(view)}` : one,
  );
  return shown.join('\n');
}

/** Each message with the figures and drawings that it speaks of. */
function messagesContent(view: View, blocks: Part['blocks'], html: readonly string[]): string {
  const beside = besideMessages(view);
  const starts = blocks.flatMap(({ kind }, at) => (kind === 'heading' ? [at] : []));
  const messages = starts.map((from, at) => {
    const { figures = [], exhibits = [] } = beside[at] ?? {};
    const drawn = exhibits.map((n) => {
      const exhibit = view.report.exhibits[n];
      return exhibit ? drawnFigure(view, exhibit, n + 1) : '';
    });
    const text = html.slice(from, starts[at + 1] ?? html.length);
    return `<div class="message">${[...text, callouts(view, figures), ...drawn].join('\n')}</div>`;
  });
  return messages.join('\n');
}

/** The few key figures that a message states, large enough to be seen first. */
function callouts(view: View, ids: readonly string[]): string {
  const boxes = ids.slice(0, MOST_CALLOUTS).map((id) => {
    const about = [figureName(view, id), figurePeriod(view, id)].filter((text) => text !== '');
    return `<div><dt class="note" dir="auto">${escapeHtml(about.join(view.labels.comma))}</dt><dd dir="auto">${escapeHtml(figureText(view, id)?.text ?? '')}</dd></div>`;
  });
  return boxes.length === 0 ? '' : `<dl class="callouts">${boxes.join('')}</dl>`;
}

function blockHtml(view: View, block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h3${block.anchor === '' ? '' : ` id="${block.anchor}"`}>${spansHtml(view, block.spans)}</h3>`;
    case 'paragraph':
      if (block.style === 'answer') return leadHtml(view, block.spans);
      return `<p${block.style ? ` class="${block.style}"` : ''}>${spansHtml(view, block.spans)}</p>`;
    case 'terms': {
      const rows = block.rows.map(
        ([term, inner]) =>
          `<div><dt>${escapeHtml(term)}</dt><dd>${blockHtml(view, inner)}</dd></div>`,
      );
      return `<dl class="terms">${rows.join('\n')}</dl>`;
    }
    case 'list':
      return `<ol class="approve">${block.items.map((spans) => `<li>${spansHtml(view, spans)}</li>`).join('\n')}</ol>`;
    case 'table':
      return tableHtml(view, block, true);
  }
}

/** The first sentence is the one to be remembered. */
function leadHtml(view: View, [first, ...others]: readonly Span[]): string {
  const lead = first ? `<p class="lead">${spanHtml(view, first)}</p>` : '';
  return others.length === 0 ? lead : `${lead}<p class="answer">${spansHtml(view, others)}</p>`;
}

/** A caption that is not shown is there for those who hear the table. */
function tableHtml(view: View, { caption, head, rows, note }: Grid, captioned: boolean): string {
  const body = rows.map((cells) => ({
    cells: cells.map(({ spans, number = false }) => ({ html: spansHtml(view, spans), number })),
  }));
  const below = note ? `<p class="small">${escapeHtml(note)}</p>` : '';
  const repeated = captioned ? '' : ' class="repeated"';
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
  return `<${name} id="${span.anchor}" dir="auto">${escapeHtml(span.text)}</${name}>${marks.join('')}${cites(view, span.evidence)}`;
}
