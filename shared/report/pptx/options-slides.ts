import type { Paper } from '../../domain/paper/paper.ts';
import { keepsWords, wordWidth } from '../office/columns.ts';
import { type Run, run } from '../office/runs.ts';
import type { Part } from '../paper/blocks.ts';
import { compared } from '../paper/options.ts';
import type { View } from '../view.ts';
import { BODY, type DeckSlide } from './canvas.ts';
import { rowHeight } from './piece.ts';
import { linesOfPart, say } from './say.ts';
import { createBuilder, flowSlides } from './spec.ts';

type Option = Paper['options'][number];

/** Full, half and empty, so that a rating is read without colour. */
const BALLS = { strong: '●', mixed: '◐', weak: '○', none: '–' } as const;
const TONES = { strong: 'good', mixed: 'muted', weak: 'bad', none: 'muted' } as const;
/** Points of its text: the largest in which every cell is told in full. */
const SIZES = [18, 16, 14, 13, 12] as const;
const HEAD = 0.62;
/** Width of the column of names. */
const NAME = { least: 1.7, most: 2.6 } as const;

/** The choice is the title; the matrix shows why, each rating in words with its reason. */
export function optionsSlides(view: View, part: Part, paper: Paper): DeckSlide[] {
  const { options, criteria } = compared(paper);
  const { labels } = view;
  const across = options.length <= criteria.length;
  const head = across
    ? [labels.paper.criterion, ...options.map(({ name }) => name)]
    : [labels.paper.option, ...criteria];
  const lines = across
    ? criteria.map((name, at) => ({ name, cells: options.map(({ cells }) => cells[at]) }))
    : options.map(({ name, cells }) => ({ name, cells: criteria.map((_, at) => cells[at]) }));
  const rowNames = [head[0] ?? '', ...lines.map(({ name }) => name)].map((text) => [
    run(text, { bold: true }),
  ]);
  const first = Math.min(NAME.most, Math.max(NAME.least, wordWidth(rowNames, SIZES[1])));
  const wide = (BODY.w - first) / Math.max(1, head.length - 1);
  const widths = [first, ...head.slice(1).map(() => wide)];
  const texts = lines.map(({ name, cells }): (readonly Run[])[] => [
    [run(name, { bold: true })],
    ...cells.map((one) => rated(view, one)),
  ]);
  const base = {
    kicker: part.title,
    title: paper.choice ? say(view, paper.choice) : [run(part.title)],
  };
  const names = head.map((text) => [run(text, { bold: true })]);
  const heightIn = (size: number, least = 0) =>
    texts.reduce(
      (sum, row) => sum + Math.max(least, rowHeight(row, widths, size)),
      rowHeight(names, widths, size, true),
    );
  const fitting = SIZES.filter((one) => heightIn(one) <= BODY.h);
  const size = fitting.find((one) => keepsWords(names, texts, widths, one)) ?? fitting.at(-1);
  if (size === undefined) {
    const builder = createBuilder();
    builder.table(head, texts, 13);
    return flowSlides({ ...base, ...builder });
  }
  const each = (BODY.h - HEAD) / Math.max(1, lines.length);
  return [
    {
      ...{ layout: 'message', ...base, said: linesOfPart(part) },
      elements: [
        {
          ...{ kind: 'table', ...BODY, h: HEAD, size, widths, head: names, rows: texts },
          rowHeight: heightIn(size, each) <= BODY.h ? each : 0,
        },
      ],
    },
  ];
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
