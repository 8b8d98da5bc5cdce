import { AlignmentType, type IParagraphOptions } from 'docx';
import { changePart, type Parts } from '../office/package.ts';
import { isRightToLeft, type View } from '../view.ts';

/** Of a paragraph: one from left to right says so in a document that runs the other way, and begins at the same edge. */
export function directionOf(
  view: View,
  rightToLeft: boolean,
): Pick<IParagraphOptions, 'bidirectional' | 'alignment'> {
  if (!isRightToLeft(view)) return {};
  return rightToLeft ? {} : { bidirectional: false, alignment: AlignmentType.END };
}

/**
 * Paragraphs run from right to left unless they say otherwise: also those that Word writes itself, such as the
 * contents when they are drawn up anew.
 */
export function turnRightToLeft(parts: Parts): void {
  changePart(parts, 'word/styles.xml', (xml) =>
    xml.replace(/(<w:pPrDefault><w:pPr>)/, (open) => `${open}<w:bidi/>`),
  );
  changePart(parts, 'word/document.xml', (xml) =>
    // The rule above the footnotes, and the order of columns.
    xml.replaceAll(/(<w:titlePg\/>)(?=.*?<\/w:sectPr>)/g, (mark) => `${mark}<w:bidi/>`),
  );
}
