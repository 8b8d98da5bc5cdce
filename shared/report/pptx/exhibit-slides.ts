import type { Exhibit } from '../../domain/exhibit.ts';
import { cellText } from '../office/exhibit-text.ts';
import { run } from '../office/runs.ts';
import type { Part } from '../paper/blocks.ts';
import type { View } from '../view.ts';
import { BODY, columns, type DeckSlide, type Element } from './canvas.ts';
import { fitAll } from './fit.ts';
import { flow } from './flow.ts';
import { isDrawn } from './further-slides.ts';
import { peerList } from './peer-slides.ts';
import { tableWidths } from './piece.ts';
import { linesOfPart } from './say.ts';
import { flowSlides, partSpec } from './spec.ts';

interface Shown {
  readonly exhibit: Exhibit;
  readonly part: Part;
}

/** The ledger's exhibits for the appendix: lines two by two, other pictures beside their table, tables in full. */
export function exhibitSlides(view: View, all: readonly Shown[]): DeckSlide[] {
  const drawn = all.flatMap((one) => {
    const exhibit = asPicture(view, one.exhibit);
    return exhibit ? [{ ...one, exhibit }] : [];
  });
  const lines = drawn.filter(({ exhibit }) => exhibit.kind === 'lines');
  const pairs = Array.from({ length: Math.ceil(lines.length / 2) }, (_, at) =>
    lines.slice(at * 2, at * 2 + 2),
  );
  const alone = drawn.filter(({ exhibit }) => exhibit.kind !== 'lines').map((one) => [one]);
  const isListed = ({ exhibit }: Shown) => exhibit.id === 'peers' || exhibit.id === 'market';
  const tables = all.filter(
    (one) => !isListed(one) && !drawn.some(({ part }) => part === one.part),
  );
  return [
    ...peerList(
      view,
      all.map(({ exhibit }) => exhibit),
    ).flatMap(flowSlides),
    ...[...alone, ...pairs].map((pair) => pictures(view, pair)),
    ...tables.flatMap(({ exhibit, part }) =>
      flowSlides({ ...partSpec(view, part), kicker: exhibit.title.text, sources: exhibit.sources }),
    ),
  ];
}

/** What can be drawn as it is; segments over the years as parts of a whole. */
function asPicture(view: View, exhibit: Exhibit): Exhibit | undefined {
  const isSplit =
    exhibit.id === 'segments' && exhibit.rows.length > 1 && exhibit.columns.length > 2;
  const shown: Exhibit = isSplit ? { ...exhibit, kind: 'stacked' } : exhibit;
  return isDrawn(view, shown) ? shown : undefined;
}

function pictures(view: View, pair: readonly Shown[]): DeckSlide {
  const areas = columns(
    BODY,
    pair.map(() => 1),
    0.4,
  );
  const titles = pair.map(({ exhibit }) => messageOf(view, exhibit));
  return {
    layout: 'message',
    kicker: pair.map(({ exhibit }) => exhibit.title.text).join(' · '),
    title: [run(titles[0] ?? '')],
    elements: pair.flatMap(({ exhibit, part }, at): Element[] => {
      const area = areas[at] ?? BODY;
      const head = fitAll(
        [[run(titles[at] ?? '', { bold: true })]],
        { w: area.w, h: 0.6 },
        [16, 15, 14],
      );
      const alone = pair.length === 1;
      const [left = area, right = area] = alone ? columns(area, [6, 6], 0.4) : [area];
      const table = alone ? tableBeside(view, part, right) : [];
      const picture = table.length > 0 ? left : area;
      return [
        ...(alone ? [] : [{ kind: 'text' as const, ...area, h: 0.6, inset: 0, paragraphs: head }]),
        {
          ...{ kind: 'chart', ...picture, exhibit, fontSize: 12 },
          ...(!alone && { y: area.y + 0.65, h: area.h - 0.65 }),
        },
        ...table,
      ];
    }),
    said: pair.flatMap(({ part }) => linesOfPart(part)),
    sources: pair.flatMap(({ exhibit }) => exhibit.sources),
  };
}

/** Its figures, where they stand beside it on one slide. */
function tableBeside(view: View, part: Part, area: typeof BODY): Element[] {
  const [table] = partSpec(view, part).pieces.filter(({ kind }) => kind === 'table');
  if (table?.kind !== 'table') return [];
  const [page, ...more] = flow([table], area);
  const [one] = page ?? [];
  if (one?.piece.kind !== 'table' || more.length > 0) return [];
  return [{ ...one.piece, ...area, h: one.h, widths: tableWidths(one.piece, area.w) }];
}

/** `Revenue: $96.8 billion (2023) → $94.8 billion (2025)`: a series says where it went. */
function messageOf(view: View, { kind, title, rows, columns: names }: Exhibit): string {
  const [row] = rows;
  if (kind !== 'lines' || rows.length !== 1 || row === undefined) return title.text;
  const known = row.cells.flatMap((cell, at) =>
    cell.value === null ? [] : [`${cellText(view, cell)} (${names[at + 1] ?? ''})`],
  );
  // The oldest stands first.
  const first = known[0];
  const last = known.at(-1);
  return known.length < 2 ? title.text : `${row.label}${view.labels.colon} ${first} → ${last}`;
}
