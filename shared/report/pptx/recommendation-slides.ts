import type { Paper } from '../../domain/paper/paper.ts';
import { fill } from '../labels.ts';
import { heightOf } from '../office/measure.ts';
import { type Run, run } from '../office/runs.ts';
import type { Part } from '../paper/blocks.ts';
import type { View } from '../view.ts';
import {
  type Area,
  BODY,
  columns,
  type DeckSlide,
  type Element,
  type Paragraph,
  showsAll,
} from './canvas.ts';
import { AFTER, fitAll, paragraphsHeight } from './fit.ts';
import { disc } from './panels.ts';
import { textHeight } from './piece.ts';
import { dated, linesOfPart, say } from './say.ts';

type Recommendation = Paper['recommendations'][number];

/** Up to three on a slide, side by side: what to do, why, what would reverse it, who. */
export function recommendationSlides(
  view: View,
  part: Part,
  list: readonly Recommendation[],
): DeckSlide[] {
  const n = view.format.number(list.length);
  const title = list.length === 1 ? part.title : fill(view.labels.office.moves, { n });
  const slidesOf = (most: number) => {
    const slides = Math.ceil(list.length / most);
    const each = Math.ceil(list.length / Math.max(1, slides));
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
  };
  const told = list.flatMap((one) => [say(view, one.action), ...reasons(view, one).flat()]);
  const isWhole = (most: number) =>
    showsAll(
      slidesOf(most).flatMap(({ elements }) => elements),
      told,
    );
  return slidesOf([3, 2].find(isWhole) ?? 1);
}

/** Why, what would reverse it, what speaks against it: the first of each. */
const reasons = (view: View, { why, reverse, counter }: Recommendation): Run[][][] => [
  why.slice(0, 1).map((claim) => say(view, claim)),
  reverse.slice(0, 1).map((change) => dated(view, change)),
  counter ? [say(view, counter)] : [],
];

function recommendation(view: View, one: Recommendation, place: number, area: Area): Element[] {
  const { labels, format } = view;
  const words = labels.paper;
  const width = area.w - 0.4;
  const top = { ...area, h: 1.22 };
  const foot = { ...area, y: area.y + area.h - 0.66, h: 0.66 };
  const middle = { x: area.x, y: top.y + top.h, w: area.w, h: area.h - top.h - foot.h };
  const heads = [
    labels.office.why,
    `${words.reversal}${labels.colon}`,
    `${words.strongestCase}${labels.colon}`,
  ];
  const blocks = reasons(view, one).map((texts, at) => [heads[at] ?? '', texts] as const);
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
  for (const size of [16, 15, 14, 13, 12]) {
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
