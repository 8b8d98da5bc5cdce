import type { Exhibit } from '../../domain/paper/paper.ts';
import { fill } from '../labels.ts';
import { exhibitChart } from '../office/exhibit-chart.ts';
import { cellText } from '../office/exhibit-text.ts';
import { run } from '../office/runs.ts';
import { figureName, figurePeriod, figureText } from '../paper/figure-text.ts';
import type { PaperView } from '../paper/paper-view.ts';
import { DEFAULT_THEME } from '../theme.ts';
import type { View } from '../view.ts';
import { addBlocks, createBuilder, type SlideSpec } from './spec.ts';
import { together } from './together.ts';

/** Key figures, then peers and market, then the other exhibits for the appendix. */
export function figureSlides({ view, parts }: PaperView): { main: SlideSpec[]; more: SlideSpec[] } {
  const figures = parts
    .filter(({ id }) => id === 'key-figures')
    .map((part): SlideSpec => {
      const builder = createBuilder(view);
      addBlocks(builder, view, part, part.blocks);
      return { title: [run(figureTitle(view) ?? part.title)], ...builder };
    });
  const exhibits = view.report.exhibits.flatMap((exhibit, at) => {
    const part = parts.find(({ id }) => id === `exhibit-${at + 1}`);
    return part ? [{ exhibit, spec: exhibitSlide(view, exhibit, part) }] : [];
  });
  const isMain = ({ exhibit }: { exhibit: Exhibit }) =>
    /^(?:peers|market|shares-\d+)$/.test(exhibit.id);
  return {
    main: [...figures, ...together(exhibits.filter(isMain).map(({ spec }) => spec))],
    more: exhibits.filter((one) => !isMain(one)).map(({ spec }) => spec),
  };
}

/** `Revenue, 2024: $97.7 billion (+0.93%)`: the first key figure whose change is known. */
function figureTitle(view: View): string | undefined {
  const { key_figures } = view.report;
  const told = key_figures.find(({ change }) => change !== null) ?? key_figures[0];
  const value = told && figureText(view, told.fact)?.text;
  if (told === undefined || value === undefined) return undefined;
  const change = told.change === null ? undefined : figureText(view, told.change)?.text;
  const name = [figureName(view, told.fact), figurePeriod(view, told.fact)].join(', ');
  return `${name}${view.labels.colon} ${value}${change ? ` (${change})` : ''}`;
}

function exhibitSlide(view: View, exhibit: Exhibit, part: PaperView['parts'][number]): SlideSpec {
  const builder = createBuilder(view);
  const look = { theme: DEFAULT_THEME, width: 100, height: 100, fontSize: 11 };
  const drawn = exhibitChart(view, exhibit, look) !== undefined;
  addBlocks(builder, view, part, part.blocks);
  return {
    title: [run(exhibitTitle(view, exhibit))],
    ...builder,
    ...(drawn && { chart: exhibit }),
    sources: exhibit.sources,
  };
}

/** A series of one row says where it went; else the exhibit's own title. */
function exhibitTitle(view: View, { id, kind, title, rows, columns }: Exhibit): string {
  const [row] = rows;
  const [latest] = row?.cells ?? [];
  if (kind === 'table' && id !== 'peers' && row && latest && latest.value !== null) {
    return `${row.label}${view.labels.colon} ${cellText(view, latest)}`;
  }
  if (kind !== 'lines' || rows.length !== 1 || row === undefined) return title.text;
  const known = row.cells.flatMap((cell, at) =>
    cell.value === null ? [] : [`${cellText(view, cell)} (${columns[at + 1] ?? ''})`],
  );
  const first = known[0];
  const last = known.at(-1);
  if (known.length < 2) return title.text;
  return `${row.label}${view.labels.colon} ${first} → ${last}`;
}

/** What the deck rests on, for titles of the appendix. */
export function evidenceTitle({ report, labels, format }: View): string {
  return fill(labels.office.evidenceBase, {
    n: format.number(report.sources.length),
    publishers: format.number(report.certificate.independent_domains),
  });
}
