import { strToU8 } from 'fflate';
import { escapeHtml } from '../escape.ts';
import type { ChartPart } from '../office/chart-parts.ts';
import { changePart, changeParts, type Parts, settleTimes } from '../office/package.ts';

const CHART = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
const PACKAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/package';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** What the slide library writes against ISO 29500 is put right, part by part. */
export function mendDeck(parts: Parts, at: string, rightToLeft: boolean): void {
  changeParts(
    parts,
    /^ppt\/(?:slides|slideLayouts|slideMasters|notesSlides|notesMasters)\/[^/]+\.xml$/,
    (xml) => mendShapes(xml, rightToLeft),
  );
  changeParts(parts, /^ppt\/notesSlides\/[^/]+\.xml$/, notesParagraphs);
  changePart(parts, 'ppt/presentation.xml', (xml) => {
    const [notes = ''] = /<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>/s.exec(xml) ?? [];
    return xml.replace(notes, '').replace('</p:sldMasterIdLst>', (end) => end + notes);
  });
  changePart(parts, 'docProps/core.xml', (xml) => settleTimes(xml, at));
  changePart(parts, '[Content_Types].xml', (xml) => mendTypes(xml, parts));
}

function mendShapes(xml: string, rightToLeft: boolean): string {
  let shapes = 0;
  return (
    xml
      // Only space between tags that no text holds.
      .replaceAll(/(?<!<a:t)>\s+</g, '><')
      .replaceAll(/<a:p>.*?<\/a:p>/gs, oneProperties)
      .replaceAll(/(<p:cNvPr id=")\d+/g, (_, open: string) => {
        shapes += 1;
        return `${open}${shapes}`;
      })
      .replaceAll('<a:tblPr/>', `<a:tblPr${rightToLeft ? ' rtl="1"' : ''} firstRow="1"/>`)
  );
}

/** Each line of the notes is a paragraph: a line break within a text is shown as a space. */
function notesParagraphs(xml: string): string {
  return xml.replaceAll(/<a:p>(?:(?!<\/a:p>).)*<\/a:p>/gs, (paragraph) => {
    const [, before, text, after] = /^(.*<a:t>)([^<]*)(<\/a:t>.*)$/s.exec(paragraph) ?? [];
    if (before === undefined || text === undefined) return paragraph;
    return text
      .split(/\r?\n/)
      .map((line) => `${before}${line}${after}`)
      .join('');
  });
}

/** A paragraph has its properties once, before its text. */
function oneProperties(paragraph: string): string {
  let seen = false;
  return paragraph.replaceAll(/<a:pPr(?:[^>]*\/>|[^>]*>.*?<\/a:pPr>)/gs, (properties) => {
    if (seen) return '';
    seen = true;
    return properties;
  });
}

/** Types of parts that exist, each once. */
function mendTypes(xml: string, parts: Parts): string {
  const named = new Set<string>();
  const extensions = new Set([...parts.keys()].map((name) => name.split('.').at(-1)));
  return xml
    .replaceAll(/>\s+</g, '><')
    .replaceAll(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, name: string) => {
      if (!parts.has(name) || named.has(name)) return '';
      named.add(name);
      return whole;
    })
    .replaceAll(/<Default Extension="([^"]+)"[^>]*\/>/g, (whole, extension: string) =>
      extensions.has(extension) ? whole : '',
    );
}

/** The library's stand-ins give way to native charts, numbered in the order of the slides. */
export function placeCharts(parts: Parts, charts: readonly ChartPart[]): void {
  for (const name of [...parts.keys()]) {
    if (/^ppt\/(?:charts|embeddings)\//.test(name)) parts.delete(name);
  }
  const slides = [...parts.keys()]
    .flatMap((name) => /^ppt\/slides\/_rels\/slide(\d+)\.xml\.rels$/.exec(name) ?? [])
    .flatMap((_, at, all) =>
      at % 2 === 0 ? [{ name: all[at] ?? '', n: Number(all[at + 1]) }] : [],
    )
    .toSorted((a, b) => a.n - b.n);
  changePart(parts, '[Content_Types].xml', (types) =>
    types.replaceAll(/<Override PartName="\/ppt\/charts\/[^>]*\/>/g, ''),
  );
  let placed = 0;
  for (const { name } of slides) {
    changePart(parts, name, (xml) =>
      xml.replaceAll(/(\/charts\/chart)\d+(?=\.xml")/g, (_, open: string) => {
        placed += 1;
        return `${open}${placed}`;
      }),
    );
  }
  if (placed !== charts.length) throw new Error(`${placed} places for ${charts.length} charts`);
  for (const [at, chart] of charts.entries()) placeChart(parts, chart, at + 1);
}

function placeChart(parts: Parts, { xml, workbook }: ChartPart, n: number): void {
  const book = `Microsoft_Excel_Worksheet${n}.xlsx`;
  parts.set(
    `ppt/charts/chart${n}.xml`,
    strToU8(xml.replace(/(<c:externalData r:id=")[^"]*/, (_, open: string) => `${open}rId1`)),
  );
  parts.set(`ppt/embeddings/${book}`, workbook);
  const target = escapeHtml(`../embeddings/${book}`);
  parts.set(
    `ppt/charts/_rels/chart${n}.xml.rels`,
    strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${PACKAGE}" Target="${target}"/></Relationships>`,
    ),
  );
  changePart(parts, '[Content_Types].xml', (types) =>
    types.replace(
      '</Types>',
      (end) => `<Override PartName="/ppt/charts/chart${n}.xml" ContentType="${CHART}"/>${end}`,
    ),
  );
}
