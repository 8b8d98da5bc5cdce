import type { Exhibit } from '../../domain/exhibit.ts';
import type { Section } from '../../domain/section.ts';
import { exhibitTable } from '../exhibit-svg.ts';
import { claimRuns } from '../office/claim-runs.ts';
import { exhibitChart } from '../office/exhibit-chart.ts';
import { type Run, run } from '../office/runs.ts';
import { DEFAULT_THEME } from '../theme.ts';
import { sectionTitle, type View } from '../view.ts';
import { BODY, type DeckSlide, rows } from './canvas.ts';
import { labelled } from './panels.ts';
import { say } from './say.ts';
import { createBuilder, flowSlides, type SlideSpec } from './spec.ts';

export const isQuadrants = ({ kind, columns: names }: Exhibit): boolean =>
  kind === 'matrix' && names.length === 0;

export function isDrawn(view: View, exhibit: Exhibit): boolean {
  const look = { theme: DEFAULT_THEME, width: 100, height: 100, fontSize: 11 };
  return exhibitChart(view, exhibit, look) !== undefined;
}

/** A picture beside the first: quadrants as rows, a chart, or the table that it is. */
export function furtherSlide(view: View, section: Section, exhibit: Exhibit): DeckSlide[] {
  const kicker = sectionTitle(view, section);
  const { title, sources } = exhibit;
  if (isQuadrants(exhibit)) {
    const list = exhibit.rows.map(({ label, cells }) => {
      const named = new Set(cells.flatMap(({ claims = [] }) => claims));
      const claims = section.claims.filter(({ id }) => named.has(id));
      return {
        label,
        texts: claims.map((claim) => say(view, claim)),
        said: claims.map((claim) => claimRuns(view, section, claim)),
      };
    });
    const told = list.filter(({ texts }) => texts.length > 0);
    if (told.length === 0) return [];
    const elements = labelled(
      rows(
        BODY,
        told.map(() => 1),
      ),
      told,
    );
    const said = told.flatMap((one) => one.said);
    return [{ layout: 'message', kicker, title: [run(title.text)], elements, said, sources }];
  }
  const { head, rows: lines } = exhibitTable(view, exhibit);
  const builder = createBuilder();
  builder.table(
    head,
    lines.map((row) => row.map((text, at): Run[] => [run(text, at === 0 ? { bold: true } : {})])),
    13,
  );
  const spec: SlideSpec = { kicker, title: [run(title.text)], ...builder, sources };
  if (!isDrawn(view, exhibit)) return lines.length === 0 ? [] : flowSlides(spec);
  return [
    {
      ...{ layout: 'message', kicker, title: [run(title.text)], sources },
      elements: [{ kind: 'chart', ...BODY, exhibit, fontSize: 14 }],
      said: builder.inFull,
    },
  ];
}
