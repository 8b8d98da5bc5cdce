import { type Block, type Grid, isCaptioned, type Part, type Span } from '../paper/blocks.ts';
import type { View } from '../view.ts';
import { blocks, footnotes, list, plain, table } from './text.ts';

export function partMarkdown(view: View, part: Part): string {
  const shown = part.blocks.map((block) =>
    block.kind === 'table' && !isCaptioned(block, part)
      ? tableMarkdown(view, block)
      : blockMarkdown(view, block),
  );
  return blocks(`## ${plain(part.title)}`, ...shown);
}

function blockMarkdown(view: View, block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `### ${spansMarkdown(view, block.spans)}`;
    case 'paragraph':
      return spansMarkdown(view, block.spans);
    case 'list':
      return list(
        block.items.map((spans) => spansMarkdown(view, spans)),
        true,
      );
    case 'terms':
      return list(
        block.rows.map(
          ([term, inner]) => `**${plain(term)}${view.labels.colon}** ${blockMarkdown(view, inner)}`,
        ),
      );
    case 'table':
      return blocks(`**${plain(block.caption)}**`, tableMarkdown(view, block));
  }
}

function tableMarkdown(view: View, { head, rows, note }: Grid): string {
  const body = rows.map((cells) => cells.map(({ spans }) => spansMarkdown(view, spans)));
  const numbers = [...head.keys()].filter((at) => rows.every((cells) => cells[at]?.number));
  return blocks(table({ head, rows: body, numbers }), note ? plain(note) : '');
}

function spansMarkdown(view: View, spans: readonly Span[]): string {
  return spans.map((span) => spanMarkdown(view, span)).join(' ');
}

function spanMarkdown(view: View, span: Span): string {
  const text = plain(span.text);
  const shown = span.strong && text !== '' ? `**${text}**` : text;
  if (span.kind !== 'statement') return shown;
  const marks = span.marks.map(({ text: said, sign }) =>
    sign ? plain(sign) : ` *(${plain(said)})*`,
  );
  return `${shown}${marks.join('')}${footnotes(view, span.evidence)}`;
}
