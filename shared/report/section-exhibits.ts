import type { Exhibit } from '../domain/exhibit.ts';
import type { Report } from '../domain/report.ts';
import type { Section } from '../domain/section.ts';
import { wordingOf } from './view.ts';

/**
 * A section's pictures with every cell in words: sentences where it names claims, and what an empty one means.
 * Renderers draw these and the report's own exhibits, and nothing else.
 */
export function sectionExhibits(report: Report, section: Section): Exhibit[] {
  if (section.status === 'not_assessed') return [];
  const { labels } = wordingOf(report);
  const sentences = new Map(section.claims.map(({ id, text }) => [id, text]));
  return section.exhibits.map((exhibit) => ({
    ...exhibit,
    rows: exhibit.rows.map(({ label, cells }) => ({
      label,
      cells: cells.map((cell) => {
        if (cell.text !== undefined) return cell;
        if (cell.claims) {
          const told = cell.claims.flatMap((id) => sentences.get(id) ?? []);
          return { ...cell, text: told.join(' ') };
        }
        return cell.value === null ? { ...cell, text: labels.notAssessed } : cell;
      }),
    })),
  }));
}

/** The number under which a section's first exhibit is shown: those of the report come first. */
export function firstExhibitOf(report: Report, at: number): number {
  const before = report.sections
    .slice(0, at)
    .reduce((sum, one) => sum + sectionExhibits(report, one).length, 0);
  return 1 + report.exhibits.length + before;
}
