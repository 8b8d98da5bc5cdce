import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Exhibit } from '../../domain/paper/paper.ts';
import { columnWidths } from '../office/columns.ts';
import { inRightToLeft, type Run, readsRightToLeft, run } from '../office/runs.ts';
import { hex, mixed } from '../office/theme-part.ts';
import type { Theme } from '../theme.ts';
import { isRightToLeft, type View } from '../view.ts';
import { directionOf } from './direction.ts';
import { createFootnotes, type Footnotes } from './notes.ts';
import { STYLE } from './styles.ts';

export interface TableSpec {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Run[][])[];
}

type Level = 1 | 2 | 3;

/** Writes paragraphs and tables in the document's styles; every citation becomes a footnote. */
export interface Pen {
  readonly view: View;
  readonly theme: Theme;
  readonly footnotes: Footnotes;
  /** Kinds of the charts drawn so far, in order. */
  readonly charts: Exhibit['kind'][];
  /** Twentieths of a point between the margins. */
  readonly width: number;
  /** `kept`: on the page of what follows. */
  text(runs: readonly Run[], style?: string, kept?: 'kept'): Paragraph;
  heading(runs: readonly Run[], level: Level, pageBreakBefore?: boolean): Paragraph;
  bullet(runs: readonly Run[]): Paragraph;
  caption(text: string): Paragraph;
  table(spec: TableSpec): Table;
}

/** The list that statements stand in. */
export const BULLETS = 'statements';

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };

export function createPen(view: View, theme: Theme, width: number): Pen {
  const footnotes = createFootnotes(view);
  const textRun = (one: Run, rightToLeft: boolean): TextRun =>
    new TextRun({
      text: one.text,
      ...(one.bold && { bold: true }),
      ...(one.italic && { style: STYLE.mark }),
      ...(one.open && { color: hex(theme.colours.bad) }),
      ...(one.muted && !one.italic && { color: hex(theme.colours.muted) }),
      ...(rightToLeft && readsRightToLeft(view, [one]) && { rightToLeft: true }),
    });
  const paragraph = (
    list: readonly Run[],
    options: Omit<IParagraphOptions, 'children'>,
    how?: 'fresh',
  ): Paragraph => {
    const rightToLeft = readsRightToLeft(view, list);
    const children = (rightToLeft ? inRightToLeft(list) : list).flatMap((one): ParagraphChild[] => [
      one.url === undefined
        ? textRun(one, rightToLeft)
        : new ExternalHyperlink({
            link: one.url,
            children: [new TextRun({ text: one.text, style: 'Hyperlink' })],
          }),
      ...footnotes.cite(one.evidence ?? [], how),
    ]);
    return new Paragraph({ ...directionOf(view, rightToLeft), ...options, children });
  };
  const text: Pen['text'] = (list, style, kept) =>
    paragraph(list, { ...(style !== undefined && { style }), ...(kept && { keepNext: true }) });
  return {
    ...{ view, theme, footnotes, width, text, charts: [] },
    heading: (list, level, pageBreakBefore = false) =>
      paragraph(list, { heading: LEVELS[level], pageBreakBefore }, 'fresh'),
    bullet: (list) => paragraph(list, { numbering: { reference: BULLETS, level: 0 } }),
    caption: (words) => paragraph([run(words)], { style: 'Caption' }),
    table: (spec) => tableOf(spec, { theme, width, rightToLeft: isRightToLeft(view), text }),
  };
}

/** Rows that stand on one page. */
const SHORT = 7;

function tableOf(
  { head, rows }: TableSpec,
  {
    theme,
    width,
    rightToLeft,
    text,
  }: { rightToLeft: boolean } & Pick<Pen, 'theme' | 'width' | 'text'>,
): Table {
  const named = head.map((words) => [run(words, { bold: true })]);
  const widths = columnWidths(named, rows, 8.5, width / 1440).map((one) => Math.floor(one * 1440));
  const line = (colour: string, size: number) => ({
    ...{ style: BorderStyle.SINGLE, size, color: hex(colour) },
  });
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  // A short table is never torn, and no head stands alone.
  const isKept = (row: number) => row < 0 || (rows.length <= SHORT && row < rows.length - 1);
  const cell = (runs: readonly Run[], at: number, row: number) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      ...(row < 0 && { shading: { fill: hex(mixed(theme.colours.line, 0.55)) } }),
      children: [text(runs, row < 0 ? STYLE.head : STYLE.cell, isKept(row) ? 'kept' : undefined)],
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    ...(rightToLeft && { visuallyRightToLeft: true }),
    margins: { top: 50, bottom: 50, left: 70, right: 70 },
    borders: {
      ...{ top: none, left: none, right: none, insideVertical: none },
      ...{ bottom: line(theme.colours.line, 4), insideHorizontal: line(theme.colours.line, 4) },
    },
    rows: [
      new TableRow({
        ...{ tableHeader: true, cantSplit: true },
        children: head.map((words, at) => cell([run(words)], at, -1)),
      }),
      ...rows.map(
        (row, place) =>
          new TableRow({
            cantSplit: true,
            children: head.map((_, at) => cell(row[at] ?? [], at, place)),
          }),
      ),
    ],
  });
}
