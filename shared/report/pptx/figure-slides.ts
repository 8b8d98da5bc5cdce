import type { KeyFigure } from '../../domain/paper/paper.ts';
import { columnWidths, keepsWords } from '../office/columns.ts';
import { type Run, run } from '../office/runs.ts';
import type { Part } from '../paper/blocks.ts';
import { figureName, figurePeriod, figureText } from '../paper/figure-text.ts';
import type { View } from '../view.ts';
import { BODY, columns, type DeckSlide, type Element, rows, type Table } from './canvas.ts';
import { bigNumber } from './panels.ts';
import { rowHeight } from './piece.ts';
import { figureRuns, linesOfPart } from './say.ts';

/** The figures that moved in large type, the others in a table beside them; older values stand in the appendix. */
export function keyFiguresSlide(view: View, part: Part): DeckSlide {
  const { key_figures } = view.report;
  const moved = key_figures.filter(({ change }) => change !== null);
  const large = [...moved, ...key_figures.filter(({ change }) => change === null)].slice(0, 4);
  const others = key_figures.filter((one) => !large.includes(one));
  const [left = BODY, right = BODY] =
    others.length === 0 ? [BODY] : columns(BODY, [5.6, 6.4], 0.35);
  const cells = rows(left, large.length > 2 ? [1, 1] : [1]).flatMap((row) => columns(row, [1, 1]));
  return {
    layout: 'message',
    kicker: part.title,
    title: [run(figureTitle(view, large[0]) ?? part.title)],
    elements: [
      ...large.flatMap((one, at) => numberCard(view, one, cells[at] ?? left)),
      ...(others.length === 0 ? [] : [figureTable(view, others, right)]),
    ],
    said: linesOfPart(part),
  };
}

function numberCard(
  view: View,
  { fact, change, overdue }: KeyFigure,
  area: typeof BODY,
): Element[] {
  const period = figurePeriod(view, fact);
  const late = overdue ? ` (${view.labels.paper.overdue})` : '';
  const moved = change === null ? undefined : figureText(view, change)?.text;
  return bigNumber(
    area,
    figureRuns(view, fact, period),
    [figureName(view, fact), period].filter((text) => text !== '').join(', ') + late,
    moved === undefined
      ? []
      : [run(`${view.labels.change}${view.labels.colon} ${moved}`, { muted: true })],
  );
}

function figureTable(view: View, list: readonly KeyFigure[], area: typeof BODY): Table {
  const { labels } = view;
  const head = [labels.paper.figure, labels.value, labels.change, labels.period].map((text) => [
    run(text, { bold: true }),
  ]);
  const all = list.map(({ fact, change, overdue }): Run[][] => {
    const period = figurePeriod(view, fact);
    const late = overdue ? ` (${labels.paper.overdue})` : '';
    return [
      [run(figureName(view, fact).slice(0, 90), { bold: true })],
      figureRuns(view, fact, period),
      change === null ? [] : [run(figureText(view, change)?.text ?? '')],
      [run((period + late).slice(0, 60))],
    ];
  });
  const heightIn = (size: number): number => {
    const wide = columnWidths(head, all, size, area.w);
    return all.reduce(
      (sum, row) => sum + rowHeight(row, wide, size),
      rowHeight(head, wide, size, true),
    );
  };
  const holds = (size: number) =>
    heightIn(size) <= area.h && keepsWords(head, all, columnWidths(head, all, size, area.w), size);
  const size = [18, 16, 14, 13].find(holds) ?? 12;
  const widths = columnWidths(head, all, size, area.w);
  let left = area.h - rowHeight(head, widths, size, true);
  const shown = all.filter((row) => {
    left -= rowHeight(row, widths, size);
    return left >= 0;
  });
  return { kind: 'table', ...area, head, rows: shown, size, widths };
}

/** `Revenue, 2024: $97.7 billion (+0.93%)`. */
function figureTitle(view: View, told: KeyFigure | undefined): string | undefined {
  const value = told && figureText(view, told.fact)?.text;
  if (told === undefined || value === undefined) return undefined;
  const change = told.change === null ? undefined : figureText(view, told.change)?.text;
  const name = [figureName(view, told.fact), figurePeriod(view, told.fact)]
    .filter((text) => text !== '')
    .join(', ');
  return `${name}${view.labels.colon} ${value}${change ? ` (${change})` : ''}`;
}
