import type { Exhibit } from '../../domain/exhibit.ts';
import type { Section } from '../../domain/section.ts';
import { claimGroups } from '../citations.ts';
import { exhibitTable } from '../exhibit-svg.ts';
import { fill } from '../labels.ts';
import { claimRuns, messageRuns } from '../office/claim-runs.ts';
import { exhibitChart } from '../office/exhibit-chart.ts';
import { type Run, run } from '../office/runs.ts';
import { sectionExhibits } from '../section-exhibits.ts';
import { DEFAULT_THEME } from '../theme.ts';
import { sectionTitle, topicLabel, type View } from '../view.ts';
import type { TextPiece } from './piece.ts';
import { createBuilder, type SlideSpec } from './spec.ts';

export interface FrameworkSlides {
  /** One for each framework. */
  readonly main: SlideSpec[];
  /** Its further pictures, for the appendix. */
  readonly more: SlideSpec[];
}

/** A framework's message, its picture, what carries it; what there is no room for stands in the notes. */
export function frameworkSlides(view: View): FrameworkSlides {
  const all = view.report.sections.map((section) => {
    const [first, ...others] = sectionExhibits(view.report, section);
    return {
      main: frameworkSlide(view, section, first),
      more: others.flatMap((exhibit) => furtherSlide(view, exhibit)),
    };
  });
  return { main: all.map(({ main }) => main), more: all.flatMap(({ more }) => more) };
}

function frameworkSlide(view: View, section: Section, exhibit: Exhibit | undefined): SlideSpec {
  const { labels } = view;
  const name = sectionTitle(view, section);
  const { headline, takeaways, soWhat } = messageRuns(view, section);
  if (section.claims.length === 0) {
    return emptySlide(view, section, [run(`${name}${labels.colon} ${labels.notAssessed}`)]);
  }
  const n = view.format.number(section.claims.length);
  const title =
    headline.length > 0 ? headline : [run(fill(labels.office.grounds, { section: name, n }))];
  const builder = createBuilder(view);
  builder.text([run(name, { muted: true })], { size: 10 });
  if (exhibit?.kind === 'matrix' && exhibit.columns.length === 0) {
    return matrixSlide(view, section, title, [...takeaways, soWhat]);
  }
  for (const runs of takeaways) builder.text(runs, { size: 12, bullet: true });
  builder.text(soWhat, { size: 12 });
  for (const runs of byTurns(view, section)) builder.text(runs, { size: 11, bullet: true });
  for (const text of section.unknown) builder.text([run(text, { muted: true })], { size: 10 });
  return { title, ...builder, ...(exhibit && isDrawn(view, exhibit) && { chart: exhibit }) };
}

function isDrawn(view: View, exhibit: Exhibit): boolean {
  const look = { theme: DEFAULT_THEME, width: 100, height: 100, fontSize: 11 };
  return exhibitChart(view, exhibit, look) !== undefined;
}

/** A picture beside the first: as a chart, or as the table that it is. */
function furtherSlide(view: View, exhibit: Exhibit): SlideSpec[] {
  const { head, rows } = exhibitTable(view, exhibit);
  const drawn = isDrawn(view, exhibit);
  if (rows.length === 0 && !drawn) return [];
  const builder = createBuilder(view);
  builder.table(
    head,
    rows.map((row) => row.map((text, at) => [run(text, at === 0 ? { bold: true } : {})])),
    11,
  );
  return [{ title: [run(exhibit.title.text)], ...builder, ...(drawn && { chart: exhibit }) }];
}

/** The first statement of each topic, then the second of each: what a slide has room for covers all of them. */
function byTurns(view: View, section: Section): Run[][] {
  const groups = claimGroups(section).map(({ id, label, claims }) => ({
    name: topicLabel(view, section, id, label),
    claims,
  }));
  const longest = Math.max(0, ...groups.map(({ claims }) => claims.length));
  return Array.from({ length: longest }).flatMap((_, turn) =>
    groups.flatMap(({ name, claims }) => {
      const found = claims[turn];
      if (found === undefined) return [];
      const said = claimRuns(view, section, found.claim);
      return [[run(`${name} · `, { muted: true }), { text: ' ' }, ...said]];
    }),
  );
}

/** Quadrants as boxes; what the section says as a whole stands in the notes where the title does not say it. */
function matrixSlide(
  view: View,
  section: Section,
  title: readonly Run[],
  said: readonly (readonly Run[])[],
): SlideSpec {
  const builder = createBuilder(view);
  // Four quadrants, then what is made of them, where anything is.
  const groups = claimGroups(section).filter(({ claims }, at) => at < 4 || claims.length > 0);
  const boxes = groups.map(({ id, label, claims }) => ({
    heading: builder.runs([run(topicLabel(view, section, id, label), { bold: true })], 60),
    items: claims.map(
      ({ claim }): TextPiece => ({
        kind: 'text',
        runs: builder.runs(claimRuns(view, section, claim), 400),
        size: 11,
        bullet: true,
      }),
    ),
  }));
  const inFull = [...builder.inFull, ...said.filter((runs) => runs.length > 0)];
  return { title, pieces: [], inFull, boxes };
}

function emptySlide(view: View, section: Section, title: readonly Run[]): SlideSpec {
  const { labels, report } = view;
  const builder = createBuilder(view);
  builder.text([run(labels.sectionNotAssessed, { bold: true })], { size: 14 });
  for (const gap of report.gaps.filter((one) => one.section === section.framework)) {
    builder.text([run(`${labels.gapReasons[gap.reason]} (${gap.detail})`)], { size: 12 });
  }
  return { title, ...builder };
}
