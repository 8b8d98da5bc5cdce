import type { Paper } from '../../domain/paper/paper.ts';
import { fill } from '../labels.ts';
import { type Run, run } from '../office/runs.ts';
import type { Part } from '../paper/blocks.ts';
import type { View } from '../view.ts';
import {
  type Area,
  BODY,
  columns,
  type DeckSlide,
  type Element,
  rows,
  showsAll,
} from './canvas.ts';
import { fitAll } from './fit.ts';
import { linesOfPart, say } from './say.ts';
import { flowSlides, partSpec } from './spec.ts';
import { type Entry, monthOf, shortDate, spansOf } from './time-spans.ts';

interface Lane {
  readonly head: readonly Run[];
  readonly isEvent: boolean;
  readonly entries: readonly Entry[];
}

const LABEL = 2.1;
/** More would be too low to be read. */
const LANES = 5;

/** Steps by who takes them over the time until they are due, dated events above them; else all of it as a table. */
export function roadmapSlide(view: View, parts: readonly Part[], paper: Paper): DeckSlide[] {
  const lanes = lanesOf(view, paper);
  if (lanes.length === 0) return [];
  const spans = spansOf(
    view,
    lanes.flatMap(({ entries }) => entries),
  );
  const weights = spans.map(({ has }) =>
    Math.max(1, ...lanes.map(({ entries }) => Math.min(3, entries.filter(has).length))),
  );
  const [headArea = BODY, body = BODY] = rows(BODY, [0.42, 4.5], 0.12);
  const right = (area: Area): Area => ({
    ...area,
    x: area.x + LABEL + 0.12,
    w: area.w - LABEL - 0.12,
  });
  const heads = columns(right(headArea), weights, 0.08);
  const lines = rows(
    body,
    lanes.map(() => 1),
    0.12,
  );
  const elements = [
    ...spans.map(
      ({ label }, at): Element => ({
        ...{ kind: 'text', ...(heads[at] ?? headArea), shape: 'homePlate', fill: 'accent' },
        ...{ inset: 0.1, valign: 'middle' },
        paragraphs: fitAll(
          [[run(label)]],
          { w: (heads[at]?.w ?? 1) - 0.45, h: 0.4 },
          [14, 13, 12],
          {
            ...{ bold: true, colour: 'onAccent' },
          },
        ),
      }),
    ),
    ...lanes.flatMap((lane, at): Element[] => {
      const area = lines[at] ?? body;
      return [
        {
          ...{ kind: 'text', ...area, w: LABEL, inset: 0.12, valign: 'middle' },
          fill: lane.isEvent ? 'tint' : 'accentTint',
          paragraphs: fitAll([lane.head], { w: LABEL - 0.24, h: area.h - 0.1 }, [14, 13, 12]),
        },
        ...columns(right(area), weights, 0.08).flatMap((cell, column) =>
          boxes(lane, lane.entries.filter(spans[column]?.has ?? (() => false)), cell),
        ),
      ];
    }),
  ];
  const base = { kicker: view.labels.paper.roadmap, title: [run(titleOf(view, paper))] };
  const told = lanes.flatMap(({ head, entries }) => [head, ...entries.map(({ runs }) => runs)]);
  const [plan] = parts;
  // What the picture would cut or leave out stands in a table.
  if (plan && (lanes.length > LANES || !showsAll(elements, told)))
    return flowSlides({ ...partSpec(view, plan), ...base });
  return [{ layout: 'message', ...base, elements, said: parts.flatMap(linesOfPart) }];
}

function boxes(lane: Lane, entries: readonly Entry[], cell: Area): Element[] {
  if (entries.length === 0) {
    return [
      { kind: 'text', ...cell, y: cell.y + cell.h / 2, h: 0.015, fill: 'line', paragraphs: [] },
    ];
  }
  const shown = entries.slice(0, 3);
  return columns(
    cell,
    shown.map(() => 1),
    0.08,
  ).flatMap((area, at): Element[] => {
    const entry = shown[at];
    if (entry === undefined) return [];
    return [
      {
        ...{
          kind: 'text',
          ...area,
          inset: 0.09,
          valign: 'middle',
          fill: lane.isEvent ? 'tint' : 'paper',
        },
        ...(!lane.isEvent && { line: 'accent' as const }),
        paragraphs: fitAll([entry.runs], { w: area.w - 0.18, h: area.h - 0.08 }, [13, 12]),
      },
    ];
  });
}

function lanesOf(view: View, { recommendations, calendar }: Paper): Lane[] {
  const entry = (date: string | null, claim: Paper['calendar'][number]['what']): Entry => ({
    month: date === null ? null : monthOf(date),
    runs: [
      ...(date === null
        ? []
        : [run(`${shortDate(view, date)}${view.labels.colon}`, { bold: true }), { text: ' ' }]),
      ...say(view, claim),
    ],
  });
  const events = calendar
    .filter(({ ahead }) => ahead)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
    .map(({ date, precision, what }) =>
      entry(date.slice(0, { year: 4, month: 7, day: 10 }[precision]), what),
    );
  const steps = recommendations.map(
    ({ first_90_days, beyond, owner, action }, at): Lane => ({
      head: [
        run(`${view.format.number(at + 1)}. ${owner === '' ? action.text : owner}`, { bold: true }),
      ],
      isEvent: false,
      entries: [...first_90_days, ...beyond].map(({ by, claim }) => entry(by, claim)),
    }),
  );
  const lanes = steps.filter(({ entries }) => entries.length > 0);
  const event: Lane = {
    head: [run(view.labels.paper.calendar, { bold: true })],
    isEvent: true,
    entries: events,
  };
  return [...(events.length > 0 ? [event] : []), ...lanes];
}

function titleOf(view: View, { recommendations, calendar }: Paper): string {
  const steps = recommendations.flatMap(({ first_90_days, beyond }) => [
    ...first_90_days,
    ...beyond,
  ]);
  const words = view.labels.office;
  const n = view.format.number(steps.length);
  const [first] = steps.flatMap(({ by }) => by ?? []).toSorted();
  if (steps.length === 0) return calendar[0]?.what.text ?? view.labels.paper.calendar;
  if (steps.length === 1) return view.labels.paper.roadmap;
  return first === undefined
    ? fill(words.stepsUndated, { n })
    : fill(words.steps, { n, date: view.format.date(first) });
}
