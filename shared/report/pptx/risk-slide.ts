import type { Paper } from '../../domain/paper/paper.ts';
import { fill } from '../labels.ts';
import { keepsWords } from '../office/columns.ts';
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
  type Shade,
  type Table,
} from './canvas.ts';
import { clip, fitAll } from './fit.ts';
import { disc } from './panels.ts';
import { rowHeight } from './piece.ts';
import { linesOfPart, say } from './say.ts';
import { flowSlides, partSpec } from './spec.ts';

type Risk = Paper['risks'][number];

const WEIGHT = { high: 3, medium: 2, low: 1, unknown: 1.5 };
const LEVELS = ['high', 'medium', 'low'] as const;

/** Where each risk stands by likelihood and impact, beside its early sign and what is done about it. */
export function riskSlides(view: View, part: Part, list: readonly Risk[]): DeckSlide[] {
  const { labels } = view;
  const [gravest] = list.toSorted(
    (a, b) => WEIGHT[b.likelihood] * WEIGHT[b.impact] - WEIGHT[a.likelihood] * WEIGHT[a.impact],
  );
  const [left = BODY, right = BODY] = columns(BODY, [4.9, 7], 0.3);
  const base = {
    kicker: part.title,
    title: [run(gravest ? fill(labels.office.gravest, { risk: gravest.claim.text }) : part.title)],
  };
  const table = riskTable(view, list, right);
  const slide: DeckSlide = {
    ...{ layout: 'message', ...base, said: linesOfPart(part) },
    elements: [...matrix(view, list, left), ...(table.rows.length > 0 ? [table] : [])],
  };
  if (table.rows.length === list.length) return [slide];
  // Rows that have no room beside the picture: the table in full.
  return [slide, ...flowSlides({ ...partSpec(view, part), ...base })];
}

/** Nine fields, and a row below them where the likelihood is not known. */
function matrix(view: View, list: readonly Risk[], area: Area): Element[] {
  const words = view.labels.paper;
  const isUnknown = ({ likelihood, impact }: Risk) =>
    likelihood === 'unknown' || impact === 'unknown';
  const open = list.flatMap((risk, at) => (isUnknown(risk) ? [at] : []));
  const inside = (among: readonly number[], impact: Risk['impact']) =>
    among.filter((at) => list[at]?.impact === impact);
  const levels = open.length > 0 ? [...LEVELS, 'unknown' as const] : LEVELS;
  const names = { ...area, w: 1.15 };
  const grid = {
    ...area,
    x: area.x + 1.15,
    w: area.w - 1.15,
    y: area.y + 0.36,
    h: area.h - 0.36 - 0.72,
  };
  const lines = rows(
    grid,
    levels.map(() => 1),
    0.06,
  );
  const caption = (text: string, at: Area, align?: 'center'): Element => ({
    ...{ kind: 'text', ...at, inset: 0, valign: 'middle' },
    paragraphs: fitAll([[run(text)]], at, [14, 13, 12], align ? { align } : {}),
  });
  const fields = lines.flatMap((line, row): Element[] => {
    const level = levels[row] ?? 'low';
    const side = caption(words.levels[level], { ...names, y: line.y, h: line.h });
    if (level === 'unknown') {
      return [
        side,
        { kind: 'text', ...line, fill: 'tint', paragraphs: [] },
        ...columns(line, [1, 1, 1], 0.06).flatMap((cell, column) =>
          marks(view, inside(open, LEVELS[2 - column] ?? 'low'), cell),
        ),
        ...marks(view, inside(open, 'unknown'), line),
      ];
    }
    const cells = columns(line, [1, 1, 1], 0.06).flatMap((cell, column): Element[] => {
      const impact = LEVELS[2 - column] ?? 'low';
      const likely = list.flatMap(({ likelihood }, at) => (likelihood === level ? [at] : []));
      return [
        { kind: 'text', ...cell, fill: heat(WEIGHT[level] * WEIGHT[impact]), paragraphs: [] },
        ...marks(view, inside(likely, impact), cell),
      ];
    });
    return [side, ...cells];
  });
  const foot = { ...grid, y: grid.y + grid.h + 0.06, h: 0.3 };
  return [
    {
      ...{ kind: 'text', ...area, h: 0.3, inset: 0 },
      paragraphs: [
        {
          runs: clip([run(words.likelihood)], { size: 14, width: area.w, lines: 1 }),
          size: 14,
          bold: true,
          colour: 'accent',
        },
      ],
    },
    ...fields,
    ...columns(foot, [1, 1, 1], 0.06).map((one, at) =>
      caption(words.levels[LEVELS[2 - at] ?? 'low'], one, 'center'),
    ),
    {
      ...{ kind: 'text', ...foot, y: foot.y + 0.32, h: 0.3, inset: 0 },
      paragraphs: [
        {
          runs: clip([run(words.impact)], { size: 14, width: foot.w, lines: 1 }),
          size: 14,
          bold: true,
          colour: 'accent',
          align: 'center',
        },
      ],
    },
  ];
}

const heat = (weight: number): Shade =>
  weight >= 6 ? 'badMiddle' : weight >= 3 ? 'badTint' : 'tint';

/** The numbers of risks in their field, up to six. */
function marks(view: View, places: readonly number[], { x, y, w, h }: Area): Element[] {
  const shown = places.slice(0, 6);
  const step = Math.min(0.54, (w - 0.1) / Math.max(1, Math.min(3, shown.length)));
  const wide = step * (Math.min(3, shown.length) - 1) + 0.46;
  const high = shown.length > 3 ? 0.94 : 0.46;
  return shown.map((at, place) =>
    disc(
      {
        x: x + (w - wide) / 2 + (place % 3) * step,
        y: y + (h - high) / 2 + Math.floor(place / 3) * 0.48,
      },
      view.format.number(at + 1),
    ),
  );
}

function riskTable(view: View, list: readonly Risk[], area: Area): Table {
  const words = view.labels.paper;
  const head = ['', words.risk, words.early, words.mitigation].map((text) => [
    run(text, { bold: true }),
  ]);
  const widths = [0.45, 2.6, 2, 2].map((one) => (one * area.w) / 7.05);
  const none = [run(words.noSource, { muted: true })];
  const texts = list.map(({ claim, early, mitigation }, at): (readonly Run[])[] => [
    [run(view.format.number(at + 1), { bold: true })],
    say(view, claim),
    early ? say(view, early) : none,
    mitigation ? say(view, mitigation) : none,
  ]);
  const fits = (size: number) =>
    tableHeight(head, texts, widths, size) <= area.h && keepsWords(head, texts, widths, size);
  const size = [16, 15, 14, 13].find(fits) ?? 12;
  const top = rowHeight(head, widths, size, true);
  const each = (area.h - top) / Math.max(1, list.length);
  let left = area.h - top;
  const shown = texts.filter((row) => {
    left -= rowHeight(row, widths, size);
    return left >= 0;
  });
  const evenly = Math.min(each, 1.1);
  const rowLeast = tableHeight(head, shown, widths, size, evenly) <= area.h ? evenly : 0;
  return { kind: 'table', ...area, h: top, head, rows: shown, size, widths, rowHeight: rowLeast };
}

type Texts = readonly (readonly (readonly Run[])[])[];

function tableHeight(head: Texts[number], texts: Texts, widths: number[], size: number, least = 0) {
  const heights = texts.map((row) => Math.max(least, rowHeight(row, widths, size)));
  return heights.reduce((sum, one) => sum + one, rowHeight(head, widths, size, true));
}
