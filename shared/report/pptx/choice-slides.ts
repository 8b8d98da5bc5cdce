import type { Paper } from '../../domain/paper/paper.ts';
import { fill } from '../labels.ts';
import { CELL_MARGIN } from '../office/columns.ts';
import { heightOf } from '../office/measure.ts';
import { type Run, run } from '../office/runs.ts';
import type { Part } from '../paper/blocks.ts';
import { compared } from '../paper/options.ts';
import type { View } from '../view.ts';
import {
  type Area,
  BODY,
  columns,
  type DeckSlide,
  type Element,
  type Paragraph,
} from './canvas.ts';
import { AFTER, clip, fitAll, paragraphsHeight } from './fit.ts';
import { disc } from './panels.ts';
import { rowHeight, textHeight } from './piece.ts';
import { dated, linesOfPart, say } from './say.ts';

type Option = Paper['options'][number];
type Recommendation = Paper['recommendations'][number];

/** Full, half and empty, so that a rating is read without colour. */
const BALLS = { strong: '●', mixed: '◐', weak: '○', none: '–' } as const;
const TONES = { strong: 'good', mixed: 'muted', weak: 'bad', none: 'muted' } as const;
/** Points of its text: the largest in which every cell is told in full. */
const SIZES = [18, 16, 14, 13, 12] as const;
const HEAD = 0.62;

/** The choice is the title; the matrix shows why, each rating in words with its reason. */
export function optionsSlide(view: View, part: Part, paper: Paper): DeckSlide {
  const { options, criteria } = compared(paper);
  const { labels } = view;
  const across = options.length <= criteria.length;
  const head = across
    ? [labels.paper.criterion, ...options.map(({ name }) => name)]
    : [labels.paper.option, ...criteria];
  const lines = across
    ? criteria.map((name, at) => ({ name, cells: options.map(({ cells }) => cells[at]) }))
    : options.map(({ name, cells }) => ({ name, cells: criteria.map((_, at) => cells[at]) }));
  const first = 1.7;
  const wide = (BODY.w - first) / Math.max(1, head.length - 1);
  const widths = [first, ...head.slice(1).map(() => wide)];
  const each = (BODY.h - HEAD) / Math.max(1, lines.length);
  const inner = (width: number) => width - 2 * CELL_MARGIN;
  const texts = lines.map(({ name, cells }): (readonly Run[])[] => [
    [run(name, { bold: true })],
    ...cells.map((one) => rated(view, one)),
  ]);
  const names = head.map((text) => [run(text, { bold: true })]);
  const fits = (size: number) =>
    rowHeight(names, widths, size, true) <= HEAD &&
    texts.every((row) => rowHeight(row, widths, size) <= each);
  const size = SIZES.find(fits) ?? 12;
  const room = Math.max(1, Math.floor((each - 2 * CELL_MARGIN) / heightOf('x', size, 1)));
  const short = (runs: readonly Run[], at: number, most: number) =>
    clip(runs, { size, width: inner(widths[at] ?? 1), lines: most });
  return {
    layout: 'message',
    kicker: part.title,
    title: paper.choice ? say(view, paper.choice) : [run(part.title)],
    elements: [
      {
        ...{ kind: 'table', ...BODY, h: HEAD, size, widths, rowHeight: each },
        head: names.map((runs, at) => short(runs, at, 2)),
        rows: texts.map((row) => row.map((runs, at) => short(runs, at, room))),
      },
    ],
    said: linesOfPart(part),
  };
}

function rated(view: View, one: Option['cells'][number] | undefined): Run[] {
  if (!one?.claim) return [run(BALLS.none, { muted: true })];
  const tone = TONES[one.rating];
  return [
    {
      text: `${BALLS[one.rating]} ${view.labels.paper.optionRatings[one.rating]}`,
      bold: true,
      tone,
    },
    { text: ' ' },
    ...say(view, one.claim),
  ];
}

/** Up to three on a slide, side by side: what to do, why, what would reverse it, who. */
export function recommendationSlides(
  view: View,
  part: Part,
  list: readonly Recommendation[],
): DeckSlide[] {
  const slides = Math.ceil(list.length / 3);
  const each = Math.ceil(list.length / Math.max(1, slides));
  const n = view.format.number(list.length);
  const title = list.length === 1 ? part.title : fill(view.labels.office.moves, { n });
  return Array.from({ length: slides }, (_, slide): DeckSlide => {
    const shown = list.slice(slide * each, (slide + 1) * each);
    const areas = columns(
      BODY,
      shown.map(() => 1),
    );
    return {
      layout: 'message',
      kicker: part.title,
      title: [run(title)],
      elements: shown.flatMap((one, at) =>
        recommendation(view, one, slide * each + at + 1, areas[at] ?? BODY),
      ),
      said: slide === 0 ? linesOfPart(part) : [],
    };
  });
}

function recommendation(view: View, one: Recommendation, place: number, area: Area): Element[] {
  const { labels, format } = view;
  const words = labels.paper;
  const width = area.w - 0.4;
  const top = { ...area, h: 1.22 };
  const foot = { ...area, y: area.y + area.h - 0.66, h: 0.66 };
  const middle = { x: area.x, y: top.y + top.h, w: area.w, h: area.h - top.h - foot.h };
  const blocks: [string, readonly (readonly Run[])[]][] = [
    [labels.office.why, one.why.slice(0, 1).map((claim) => say(view, claim))],
    [
      `${words.reversal}${labels.colon}`,
      one.reverse.slice(0, 1).map((change) => dated(view, change)),
    ],
    [words.strongestCase, one.counter ? [say(view, one.counter)] : []],
  ];
  const facts = [labels.priorities[one.priority], labels.horizons[one.horizon]];
  return [
    { kind: 'text', ...area, fill: 'tint', paragraphs: [] },
    { kind: 'text', ...top, fill: 'accent', paragraphs: [] },
    disc({ x: area.x + 0.16, y: area.y + 0.38 }, format.number(place), 'paper'),
    {
      ...{ kind: 'text', ...top, x: area.x + 0.76, w: area.w - 0.9, inset: 0, valign: 'middle' },
      paragraphs: fitAll(
        [say(view, one.action)],
        { w: area.w - 0.9, h: 1.15 },
        [20, 18, 16, 15, 14],
        {
          ...{ bold: true, colour: 'onAccent' },
        },
      ),
    },
    {
      ...{ kind: 'text', ...middle, inset: 0.2, valign: 'top' },
      paragraphs: stacked(blocks, { w: width, h: middle.h - 0.24 }),
    },
    {
      ...{ kind: 'text', ...foot, fill: 'accentTint', inset: 0.2, valign: 'middle' },
      paragraphs: fitAll(
        [
          ...(one.owner === ''
            ? []
            : [[run(words.owner, { muted: true }), { text: ' ' }, run(one.owner, { bold: true })]]),
          [run(`${labels.priority}${labels.colon} ${facts.join(' · ')}`, { muted: true })],
        ],
        { w: width, h: 0.6 },
        [14, 13, 12],
      ),
    },
  ];
}

/** Headed paragraphs in one size, as many as there is room for. */
function stacked(
  blocks: readonly (readonly [string, readonly (readonly Run[])[]])[],
  area: Pick<Area, 'w' | 'h'>,
): Paragraph[] {
  const told = blocks.filter(([, texts]) => texts.length > 0);
  const all = (size: number) =>
    told.flatMap(([head, texts]) => [
      { runs: [run(head)], size: 12, bold: true as const, colour: 'accent' as const },
      ...texts.map((runs) => ({ runs, size })),
    ]);
  for (const size of [16, 15, 14]) {
    if (paragraphsHeight(all(size), area.w) <= area.h) return all(size);
  }
  const head = (text: string): Paragraph => ({
    ...{ runs: [run(text)], size: 12, bold: true, colour: 'accent' },
  });
  const line = heightOf('x', 14, 1);
  const shown: Paragraph[] = [];
  let left = area.h;
  for (const [at, [name, texts]] of told.slice(0, 2).entries()) {
    // The second block keeps room for its head and three lines.
    const kept = at === 0 && told.length > 1 ? heightOf('x', 12, 1) + 3 * line + 2 * AFTER : 0;
    const own = textHeight(head(name), area.w) + AFTER;
    const inside = fitAll(texts, { w: area.w, h: left - own - kept }, [14]);
    shown.push(head(name), ...inside);
    left -= own + paragraphsHeight(inside, area.w) + AFTER;
  }
  return shown;
}
