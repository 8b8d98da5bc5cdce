import type { Message, Sentence } from '../../domain/paper/paper.ts';
import { type Run, run, runsOf } from '../office/runs.ts';
import type { Block, Grid, Part } from '../paper/blocks.ts';
import type { View } from '../view.ts';
import { type Area, BODY, columns, type DeckSlide, type Element, rows } from './canvas.ts';
import { BODY_SIZES, card, strip } from './panels.ts';
import { type TablePiece, tableWidths } from './piece.ts';
import { quoteCard } from './quotes.ts';
import { linesOfPart, say } from './say.ts';
import { createBuilder, flowSlides, tableHeight } from './spec.ts';

const POINTS = 3;
/** Points of the author's table: the largest in which it stands below its points. */
const SIZES = [18, 16, 14, 13, 12] as const;

/** A slide for each section of the argument: its message, three points or fewer, its author's table. */
export function sectionSlides(view: View, part: Part, messages: readonly Message[]): DeckSlide[] {
  return messages.flatMap((message, at) => sectionSlide(view, part, message, blocksOf(part, at)));
}

/** The blocks of one section: each begins with its heading. */
function blocksOf({ blocks }: Part, at: number): Block[] {
  const heads = blocks.flatMap(({ kind }, place) => (kind === 'heading' ? [place] : []));
  return blocks.slice(heads[at] ?? 0, heads[at + 1]);
}

function sectionSlide(
  view: View,
  part: Part,
  message: Message,
  blocks: readonly Block[],
): DeckSlide[] {
  const { labels } = view;
  const base = { kicker: part.title, title: say(view, message.title) };
  const claims = pointsOf(message);
  const points = claims.map((one) => say(view, one));
  const against = message.against
    ? [run(labels.paper.against, { bold: true }), { text: ' ' }, ...say(view, message.against)]
    : [];
  const [body = BODY, foot = BODY] = against.length > 0 ? rows(BODY, [4, 0.75]) : [BODY];
  const grid = blocks.find((block): block is Grid => block.kind === 'table');
  const table = grid && tableIn(grid, body, points.length > 0 ? 2.1 : 0);
  const above = table ? { ...body, h: table.y - body.y - 0.2 } : body;
  const slide: DeckSlide = {
    ...{ layout: 'message', ...base, said: linesOfPart({ blocks }) },
    elements: [
      ...pointCards(view, above, claims, points),
      ...(table ? [table] : []),
      ...strip(foot, against),
    ],
  };
  if (grid === undefined || table) return [slide];
  // A table with no room below the points has slides of its own.
  const builder = createBuilder();
  builder.grid(grid, 14);
  return [slide, ...flowSlides({ ...base, ...builder })];
}

/** The points, and beside them what the pages say. */
function pointCards(
  view: View,
  area: Area,
  claims: readonly Sentence[],
  points: readonly Run[][],
): Element[] {
  if (points.length === 0) return [];
  const [left = area, right = area] = columns(area, [6.6, 5.4]);
  const quotes = quoteCard(view, right, claims);
  return [
    ...card(quotes.length > 0 ? left : area, [run(view.labels.sections.takeaways)], points, {
      ...{ bullet: true, sizes: area.h > 3 ? [22, 20, ...BODY_SIZES] : BODY_SIZES },
    }),
    ...quotes,
  ];
}

/** What opens its paragraphs, or its first sentences where it has one or two. */
function pointsOf({ support }: Message): Sentence[] {
  const openings = support.filter(({ opens }, at) => opens || at === 0);
  return (openings.length >= 2 ? openings : support).slice(0, POINTS);
}

/** At the foot of the area, in the largest type that leaves `above` free; undefined where none does. */
function tableIn({ head, rows: lines }: Grid, area: Area, above: number): Element | undefined {
  const piece = (size: number): TablePiece => ({
    ...{ kind: 'table', size, head: head.map((text) => [run(text, { bold: true })]) },
    rows: lines.map((row) =>
      row.map(({ spans }, at) =>
        runsOf(spans).map((one) => (at === 0 ? { ...one, bold: true } : one)),
      ),
    ),
  });
  const size = SIZES.find((one) => tableHeight(piece(one), area.w) <= area.h - above);
  if (size === undefined) return undefined;
  const table = piece(size);
  const h = tableHeight(table, area.w);
  return { ...table, ...area, y: area.y + area.h - h, h, widths: tableWidths(table, area.w) };
}
