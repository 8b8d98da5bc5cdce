import type { Section } from '../../domain/section.ts';
import { claimGroups } from '../citations.ts';
import { fill } from '../labels.ts';
import { claimRuns } from '../office/claim-runs.ts';
import { exhibitChart } from '../office/exhibit-chart.ts';
import { type Run, run } from '../office/runs.ts';
import { scoreRows } from '../rows.ts';
import { sectionExhibits } from '../section-exhibits.ts';
import { DEFAULT_THEME } from '../theme.ts';
import { sectionTitle, topicLabel, type View } from '../view.ts';
import type { TextPiece } from './piece.ts';
import { createBuilder, type SlideSpec } from './spec.ts';

/** One slide for each framework: its message, its picture, what carries it; the rest of it in the notes. */
export function frameworkSlides(view: View): SlideSpec[] {
  return view.report.sections.map((section) => {
    const [exhibit] = sectionExhibits(view.report, section);
    const title = [run(sectionMessage(view, section))];
    if (section.claims.length === 0) return emptySlide(view, section, title);
    if (exhibit?.kind === 'matrix') return matrixSlide(view, section, title);
    const builder = createBuilder(view);
    for (const runs of byTurns(view, section)) builder.text(runs, { size: 11, bullet: true });
    const look = { theme: DEFAULT_THEME, width: 100, height: 100, fontSize: 11 };
    const drawn = exhibit && exhibitChart(view, exhibit, look) !== undefined;
    return { title, ...builder, ...(drawn && { chart: exhibit }) };
  });
}

/** The topic whose score is highest where there are scores; else how much the section rests on. */
export function sectionMessage(view: View, section: Section): string {
  const { labels, format } = view;
  const name = sectionTitle(view, section);
  if (section.claims.length === 0 || section.status === 'not_assessed') {
    return `${name}${labels.colon} ${labels.notAssessed}`;
  }
  const scores = section.scores.map((score, at) => ({
    score,
    shown: scoreRows(view, section)[at],
  }));
  const [top] = scores
    .filter(({ score, shown }) => score.value !== null && shown?.values)
    .toSorted((a, b) => Math.abs(b.score.value ?? 0) - Math.abs(a.score.value ?? 0));
  if (top?.shown?.values && scores.length > 1) {
    const values = { section: name, topic: top.shown.name, score: top.shown.values.value };
    return fill(labels.office.outstanding, values);
  }
  const n = format.number(section.claims.length);
  return fill(labels.office.grounds, { section: name, n });
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

function matrixSlide(view: View, section: Section, title: readonly Run[]): SlideSpec {
  const builder = createBuilder(view);
  const boxes = claimGroups(section).map(({ id, label, claims }) => ({
    heading: [run(topicLabel(view, section, id, label), { bold: true })],
    items: claims.map(
      ({ claim }): TextPiece => ({
        kind: 'text',
        runs: builder.runs(claimRuns(view, section, claim), 400),
        size: 11,
        bullet: true,
      }),
    ),
  }));
  return { title, ...builder, boxes };
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
