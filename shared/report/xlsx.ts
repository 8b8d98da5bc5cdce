import { writeXlsx } from 'hucre/xlsx';
import type { Report } from '../domain/report.ts';
import { clean } from './escape.ts';
import { changePart, closePackage, openPackage } from './office/package.ts';
import { createPaperView } from './paper/paper-view.ts';
import { madeAtMs, type RenderOptions } from './render-options.ts';
import { mentionsOf } from './rows.ts';
import { isRightToLeft } from './view.ts';
import { figureColumns, figureRows } from './xlsx/figures.ts';
import { laidOut, sheetName } from './xlsx/sheet.ts';
import {
  claimsSheet,
  passagesSheet,
  peersSheet,
  scoresSheet,
  sourcesSheet,
  standingSheet,
  summarySheet,
} from './xlsx/sheets.ts';

/**
 * The report as a workbook for those who calculate on: typed cells, computed figures as formulas over the
 * ledger's. Equal reports and options give equal bytes.
 */
export async function renderXlsx(report: Report, options: RenderOptions): Promise<Uint8Array> {
  const { view, parts, figures } = createPaperView(report);
  const { labels } = view;
  const { company, confidentiality } = report.request;
  const { files } = labels;
  const mentions = [...mentionsOf(view), ...(report.demonstration ? [labels.demonstration] : [])];
  const drafts = [
    [files.summary, summarySheet(view, parts, mentions)],
    [files.figures, { columns: figureColumns(view), rows: figureRows(view) }],
    [files.peers, peersSheet(view)],
    [labels.scores, scoresSheet(view)],
    [files.claims, claimsSheet(view, [...parts, ...figures])],
    [files.passages, passagesSheet(view)],
    [labels.sources, sourcesSheet(view)],
    [files.gapsAndCertificate, standingSheet(view)],
  ] as const;
  const footer = clean(
    [options.theme.footer ?? '', confidentiality ?? ''].filter((text) => text !== '').join(' · '),
  );
  const taken = new Set<string>();
  const sheets = drafts.map(([title, draft]) => {
    const name = sheetName(title, taken);
    taken.add(name.toLowerCase());
    const look = { rightToLeft: isRightToLeft(view), footer };
    return laidOut({ name, ...draft }, options, look);
  });
  const made = new Date(madeAtMs(report));
  const bytes = await writeXlsx({
    sheets,
    properties: {
      title: clean(company),
      creator: 'ConsultantOS',
      created: made,
      modified: made,
    },
    defaultFont: { name: options.theme.font.body, size: 10 },
  });
  const workbook = openPackage(bytes);
  changePart(workbook, 'xl/styles.xml', inOrder);
  return closePackage(workbook);
}

/** The writer puts a font's colour before its size: Office's own reading of the standard has it behind. */
const inOrder = (styles: string): string =>
  styles.replaceAll(/(<color [^>]*\/>)(<sz [^>]*\/>)/g, '$2$1');
