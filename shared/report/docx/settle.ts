import type { Exhibit } from '../../domain/paper/paper.ts';
import { finishChart } from '../office/chart-parts.ts';
import {
  changePart,
  changeParts,
  type Parts,
  settleTimes,
  settleWorkbooks,
} from '../office/package.ts';
import { themePart } from '../office/theme-part.ts';
import type { Theme } from '../theme.ts';

export interface Settling {
  /** ISO 8601. */
  readonly at: string;
  readonly language: string;
  readonly theme: Theme;
  /** Kinds of the charts in their order. */
  readonly charts: readonly Exhibit['kind'][];
}

/** The ids that the library draws at random, the moment of writing and its theme give way to what the report says. */
export function settleDocument(parts: Parts, { at, language, theme, charts }: Settling): void {
  const ids = new Map<string, string>();
  const settled = (id: string): string => {
    const known = ids.get(id) ?? `rId${ids.size + 1001}`;
    ids.set(id, known);
    return known;
  };
  changeParts(parts, /\.(?:xml|rels)$/, (xml) =>
    xml.replaceAll(/(?<=["])rId[\w-]{21}(?=")/g, settled),
  );
  changePart(parts, 'word/document.xml', settleCounts);
  changePart(parts, 'docProps/core.xml', (xml) => settleTimes(xml, at));
  changePart(parts, 'word/styles.xml', closeContents);
  changePart(parts, 'word/theme/theme1.xml', (xml) => themePart(xml, theme));
  for (const [index, kind] of charts.entries()) {
    changePart(parts, `word/charts/chart${index + 1}.xml`, (xml) =>
      finishChart(xml, kind, language),
    );
  }
  settleWorkbooks(parts, at);
}

/** Bookmarks and drawings are counted on from document to document: here from one; the contents point at the same names. */
function settleCounts(xml: string): string {
  let drawings = 0;
  const ids = new Map<string, number>();
  const settled = (id: string): number => {
    const known = ids.get(id) ?? ids.size + 1;
    ids.set(id, known);
    return known;
  };
  return xml
    .replaceAll(/(<wp:docPr id=")\d+/g, (_, open: string) => {
      drawings += 1;
      return `${open}${drawings}`;
    })
    .replaceAll(/<w:bookmark(?:Start|End)\b[^>]*>/g, (tag) =>
      tag.replace(/(w:id=")(\d+)/, (_, open: string, id: string) => `${open}${settled(id)}`),
    )
    .replaceAll(/_Toc(\d+)/g, (_, id: string) => `_Toc${settled(id)}`);
}

/** The lines of the contents stand close, so that they fill one page at most; the library has no words for their styles. */
function closeContents(xml: string): string {
  return xml.replaceAll(
    /(<w:style [^>]*w:styleId="TOC\d"(?:(?!<\/w:style>).)*<w:spacing w:after=")\d+(")/g,
    (_, open: string, close: string) => `${open}30${close}`,
  );
}
