import { Document, Packer, Paragraph } from 'docx';
import { ChartRun, type ChartRunOptions } from 'docx/charts';
import type { Exhibit } from '../../domain/paper/paper.ts';
import { escapeHtml } from '../escape.ts';
import { openPackage, readPart } from './package.ts';

/** A chart's part and the workbook that holds its data, as bytes that any Office package can hold. */
export interface ChartPart {
  readonly xml: string;
  readonly workbook: Uint8Array;
}

/** Each chart with its workbook, in order: made in a document that is thrown away. */
export async function chartParts(charts: readonly ChartRunOptions[]): Promise<ChartPart[]> {
  if (charts.length === 0) return [];
  const children = charts.map((chart) => new Paragraph({ children: [new ChartRun(chart)] }));
  const file = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  const parts = openPackage(new Uint8Array(file));
  return charts.map((_, at) => {
    const workbook = parts.get(`word/embeddings/Microsoft_Excel_Worksheet${at + 1}.xlsx`);
    if (workbook === undefined) throw new Error(`chart ${at + 1} came without its workbook`);
    return { xml: readPart(parts, `word/charts/chart${at + 1}.xml`), workbook };
  });
}

/** What the chart library cannot say: the language, no line between dots, names beside negative bars, one space below. */
export function finishChart(xml: string, kind: Exhibit['kind'], language: string): string {
  const named = xml
    .replace(/(<c:lang val=")[^"]*/, (_, open: string) => `${open}${escapeHtml(language)}`)
    .replaceAll(
      /(<a:endParaRPr lang=")[^"]*/g,
      (_, open: string) => `${open}${escapeHtml(language)}`,
    )
    .replaceAll(/<a:ln w="0"[^>]*>.*?<\/a:ln>/g, '<a:ln><a:noFill/></a:ln>');
  if (kind !== 'diverging') return named;
  return named.replace(
    /(<c:catAx>(?:(?!<\/c:catAx>).)*<c:tickLblPos val=")nextTo/s,
    (_, open: string) => `${open}low`,
  );
}
