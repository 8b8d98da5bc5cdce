import { Paragraph, type Table } from 'docx';
import { ChartRun } from 'docx/charts';
import type { Exhibit } from '../../domain/paper/paper.ts';
import { exhibitChart } from '../office/exhibit-chart.ts';
import { sourceLine } from '../office/exhibit-text.ts';
import { type Run, run, runsOf } from '../office/runs.ts';
import { type Block, type Grid, isCaptioned, type Part } from '../paper/blocks.ts';
import type { Pen } from './pen.ts';
import { STYLE } from './styles.ts';

export type Content = Paragraph | Table;

/** A part of the paper with its heading. */
export function partContent(pen: Pen, part: Part, level: 1 | 2): Content[] {
  return [
    pen.heading([run(part.title)], level),
    ...part.blocks.flatMap((block) => blockContent(pen, part, block, level)),
  ];
}

function blockContent(pen: Pen, part: Part, block: Block, level: 1 | 2): Content[] {
  switch (block.kind) {
    case 'heading':
      return [pen.heading(runsOf(block.spans), level === 1 ? 2 : 3)];
    case 'paragraph':
      return [pen.text(runsOf(block.spans), block.style && STYLE[block.style])];
    case 'list':
      return block.items.map((spans, at) =>
        pen.text([{ text: `${pen.view.format.number(at + 1)}. ` }, ...runsOf(spans)]),
      );
    case 'terms':
      return block.rows.map(([term, inner]) => {
        const spans = inner.kind === 'paragraph' ? inner.spans : [];
        const name = run(`${term}${pen.view.labels.colon}`, { bold: true });
        return pen.text([name, { text: ' ' }, ...runsOf(spans)]);
      });
    case 'table':
      return [
        ...(isCaptioned(block, part) ? [pen.caption(block.caption)] : []),
        ...gridContent(pen, block),
      ];
  }
}

/** More columns than a page is wide: what stood across stands down. */
const MOST_COLUMNS = 6;

export function gridContent(
  pen: Pen,
  { head, rows, note }: Omit<Grid, 'kind' | 'caption'>,
): Content[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) =>
    head.map((_, at): Run[] => {
      const runs = runsOf(row[at]?.spans ?? []);
      const isName = at === 0 && row[0]?.spans[0]?.kind !== 'statement';
      return isName ? runs.map((one) => ({ ...one, bold: true })) : runs;
    }),
  );
  const spec = { head, rows: cells };
  const shown =
    head.length > MOST_COLUMNS && rows.length < head.length - 1 ? transposed(spec) : spec;
  return [pen.table(shown), pen.text(note ? [run(note)] : [], STYLE.source)];
}

function transposed({ head, rows }: { head: readonly string[]; rows: readonly Run[][][] }) {
  const [corner = '', ...names] = head;
  return {
    head: [corner, ...rows.map(([name]) => (name ?? []).map(({ text }) => text).join(''))],
    rows: names.map((name, at) => [
      [run(name, { bold: true })],
      ...rows.map((row) => row[at + 1] ?? []),
    ]),
  };
}

/** The native chart of an exhibit with its caption and source line; nothing where its kind has none. `heading`: what stands above it. */
export function chartContent(pen: Pen, exhibit: Exhibit, heading: string): Content[] {
  const { view, theme } = pen;
  const width = Math.round((pen.width / 1440) * 96);
  const isRows = exhibit.kind === 'diverging' || exhibit.kind === 'bars';
  const rows = isRows ? exhibit.rows.length : exhibit.kind === 'lines' ? 5 : 8;
  const look = { theme, width, height: Math.min(380, 70 + rows * 30), fontSize: 9 };
  const chart = exhibitChart(view, exhibit, look);
  if (chart === undefined) return [];
  pen.charts.push(exhibit.kind);
  const lines = [sourceLine(view, exhibit.sources), exhibit.note ?? ''];
  const name = [exhibit.title.text, exhibit.unit ?? '', exhibit.period ?? '']
    .filter((text) => text !== '')
    .join(' · ');
  return [
    ...(name === heading ? [] : [pen.caption(name)]),
    new Paragraph({ keepNext: true, children: [new ChartRun(chart)] }),
    pen.text([run(lines.filter((text) => text !== '').join(' · '))], STYLE.source),
  ];
}
