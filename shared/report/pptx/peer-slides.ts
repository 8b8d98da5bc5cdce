import type { Exhibit } from '../../domain/exhibit.ts';
import type { Fact } from '../../domain/facts/fact.ts';
import { type Run, run } from '../office/runs.ts';
import type { Part } from '../paper/blocks.ts';
import { figurePeriod, figureText } from '../paper/figure-text.ts';
import type { View } from '../view.ts';
import { BODY, columns, type DeckSlide, type Element, rows } from './canvas.ts';
import { fitAll } from './fit.ts';
import { card } from './panels.ts';
import { figureRuns, linesOfPart } from './say.ts';
import { createBuilder, type SlideSpec } from './spec.ts';

/** A metric with those whose figure is known, the largest first. */
interface Panel {
  readonly metric: string;
  readonly known: readonly {
    readonly name: string;
    readonly ref: string;
    readonly value: number;
  }[];
}

const PANELS = 6;

/**
 * Peers and market as panels, one for each metric: bars where the figures share a unit, else the figures. Cells that
 * no page fills are left to the table in the appendix.
 */
export function peersSlide(
  view: View,
  parts: readonly { exhibit: Exhibit; part: Part }[],
): DeckSlide[] {
  const peers = parts.find(({ exhibit }) => exhibit.id === 'peers');
  const market = parts.find(({ exhibit }) => exhibit.id === 'market');
  const across = peers ? panelsOf(peers.exhibit).filter(({ known }) => known.length > 1) : [];
  const told = new Set(across.flatMap(({ known }) => known.map(({ ref }) => ref)));
  const size = (market ? panelsOf(market.exhibit) : []).filter(({ known }) =>
    known.some(({ ref }) => !told.has(ref)),
  );
  const panels = [...across.slice(0, Math.max(3, PANELS - size.length)), ...size].slice(0, PANELS);
  if (panels.length === 0) return [];
  const perRow = panels.length <= 3 ? panels.length : Math.ceil(panels.length / 2);
  const areas = rows(BODY, panels.length > perRow ? [1, 1] : [1]).flatMap((row, at) => {
    const many = at === 0 ? perRow : panels.length - perRow;
    return columns(
      row,
      Array.from({ length: many }, () => 1),
    );
  });
  const shown = [...(peers ? [peers] : []), ...(size.length > 0 && market ? [market] : [])];
  return [
    {
      layout: 'message',
      kicker: shown.map(({ exhibit }) => exhibit.title.text).join(' · '),
      title: [run(gapTitle(view, across) ?? shown[0]?.exhibit.title.text ?? '')],
      elements: panels.flatMap((panel, at) => drawn(view, panel, areas[at] ?? BODY)),
      said: shown.flatMap(({ part }) => linesOfPart(part)),
      sources: shown.flatMap(({ exhibit }) => exhibit.sources),
    },
  ];
}

function panelsOf({ rows: list, columns: names }: Exhibit): Panel[] {
  return list.map(({ label, cells }) => ({
    metric: label,
    known: cells
      .flatMap(({ value, ref }, at) =>
        value === null || ref === undefined ? [] : [{ name: names[at + 1] ?? '', ref, value }],
      )
      .toSorted((a, b) => b.value - a.value),
  }));
}

const factOf = ({ report }: View, ref: string): Fact | undefined =>
  report.facts.find(({ id }) => id === ref);

/** One unit, one currency, one kind of period: bars of a year beside those of a quarter would say what is not so. */
function shared(view: View, { known }: Panel): Fact['amount'] | undefined {
  const facts = known.map(({ ref }) => factOf(view, ref));
  const [first] = facts;
  const measure = (fact: Fact | undefined) =>
    [fact?.amount.unit, fact?.amount.currency, fact?.amount.per, fact?.period.kind].join();
  const same = facts.every((one) => measure(one) === measure(first));
  return known.length > 1 && same ? first?.amount : undefined;
}

function drawn(view: View, panel: Panel, area: typeof BODY): Element[] {
  const amount = shared(view, panel);
  const periods = panel.known.map(({ ref }) => figurePeriod(view, ref));
  const one = new Set(periods).size === 1 ? (periods[0] ?? '') : '';
  const when = one === '' || panel.metric.includes(one) ? '' : one;
  if (amount === undefined) return figuresOnly(view, panel, when, area);
  const unit = amount.unit === 'percent' ? '%' : (amount.currency ?? '');
  const aside = [when, unit].filter((text) => text !== '');
  const exhibit: Exhibit = {
    ...{ id: panel.metric, kind: 'bars', unit: null, period: null, note: null, sources: [] },
    title: { text: [panel.metric, ...aside].join(', '), by_code: true },
    columns: ['', panel.metric],
    rows: panel.known.slice(0, 5).map(({ name, ref, value }, at) => ({
      label: one === '' && periods[at] ? `${name} (${periods[at]})` : name,
      cells: [{ value, ref }],
    })),
  };
  const head = fitAll(
    [
      [
        run(panel.metric, { bold: true }),
        run(aside.length > 0 ? `, ${aside.join(', ')}` : '', { muted: true }),
      ],
    ],
    { w: area.w - 0.3, h: 0.3 },
    [14, 13, 12],
  );
  return [
    { kind: 'text', ...area, line: 'line', paragraphs: [] },
    { kind: 'text', ...area, h: 0.06, fill: 'accent', paragraphs: [] },
    {
      kind: 'text',
      x: area.x + 0.15,
      y: area.y + 0.14,
      w: area.w - 0.3,
      h: 0.3,
      inset: 0,
      paragraphs: head,
    },
    {
      kind: 'chart',
      x: area.x + 0.1,
      y: area.y + 0.48,
      w: area.w - 0.2,
      h: area.h - 0.56,
      exhibit,
      fontSize: 12,
    },
  ];
}

/** Figures of several units stand as they are. */
function figuresOnly(
  view: View,
  { metric, known }: Panel,
  when: string,
  area: typeof BODY,
): Element[] {
  const lines = known.slice(0, 5).map(({ name, ref }): Run[] => {
    const period = figurePeriod(view, ref);
    const aside = when === '' && period !== '' && !metric.includes(period) ? ` (${period})` : '';
    const isNamed = known.length > 1;
    return [
      ...(isNamed ? [run(`${name}${view.labels.colon}`, { muted: true }), { text: ' ' }] : []),
      ...figureRuns(view, ref, period || when || metric).map((one, at) =>
        at === 0 ? { ...one, bold: true } : one,
      ),
      ...(aside === '' ? [] : [{ text: aside, muted: true }]),
    ];
  });
  const head = [run(metric), run(when === '' ? '' : `, ${when}`, { muted: true })];
  return card(area, head, lines, { sizes: [28, 24, 20, 18, 16, 14] });
}

/** Every figure that a page gives, for the appendix: metric, bearer, figure, period. */
export function peerList(view: View, exhibits: readonly Exhibit[]): SlideSpec[] {
  const { labels } = view;
  const list = exhibits
    .filter(({ id }) => id === 'peers' || id === 'market')
    .flatMap((exhibit) => panelsOf(exhibit).map((panel) => ({ ...panel, id: exhibit.id })));
  const lines = list.flatMap(({ metric, known, id }) =>
    known.map(({ name, ref }, at): Run[][] => {
      const period = figurePeriod(view, ref);
      return [
        [run(at === 0 ? metric : '', { bold: true })],
        [run(id === 'peers' ? name : '')],
        figureRuns(view, ref, period),
        [run(period)],
      ];
    }),
  );
  if (lines.length === 0) return [];
  const builder = createBuilder();
  const head = [labels.metric, labels.company, labels.value, labels.period];
  builder.table(head, lines, 13);
  const [first] = exhibits.filter(({ id }) => id === 'peers' || id === 'market');
  const title = [run(first?.title.text ?? labels.metric)];
  return [{ kicker: labels.paper.appendix, title, ...builder }];
}

/** `Units sold, 2025: BYD 2.26 million, Tesla 1.64 million`: the first metric on which the company is compared. */
function gapTitle(view: View, panels: readonly Panel[]): string | undefined {
  const panel = panels.find((one) => shared(view, one));
  if (panel === undefined) return undefined;
  const told = panel.known
    .slice(0, 3)
    .map(({ name, ref }) => `${name} ${figureText(view, ref)?.text ?? ''}`);
  return `${panel.metric}${view.labels.colon} ${told.join(view.labels.comma)}`;
}
