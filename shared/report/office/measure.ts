/**
 * How much room text takes, in inches: widths of letters by class, on the wide side of the common faces, so that
 * what fits here fits in the face that a reader's machine has.
 */

/** Lines stand a little closer than the face would have them. */
export const LINE_SPACING = 0.92;
/** Line height of the tallest of the common faces. */
const LINE = 1.37 * LINE_SPACING;
const POINTS = 72;

/** Width in parts of the letter size. */
function letterWidth(code: number): number {
  if (code === 0x200b || code === 0x200e || (code >= 0x300 && code <= 0x36f)) return 0;
  if (code < 0x2e80) {
    const char = String.fromCharCode(code);
    if (/[ijl.,:;'’|! ]/.test(char)) return 0.28;
    if (/[tfrI()[\]\-/]/.test(char)) return 0.38;
    if (/[mwMW@%—…]/.test(char)) return 0.92;
    if (/\p{Lu}/u.test(char)) return 0.66;
    return 0.57;
  }
  return 1;
}

export function widthOf(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const char of text) sum += letterWidth(char.codePointAt(0) ?? 0);
  return (sum * size * (bold ? 1.06 : 1)) / POINTS;
}

/** Scripts that break lines between any two letters. */
const PIECES =
  /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|\S+?(?=[\s\u200b\u2e80-\u9fff]|$)|\s|\u200b/gu;

export function linesOf(text: string, size: number, width: number, bold = false): number {
  let lines = 1;
  let used = 0;
  for (const [piece] of text.matchAll(PIECES)) {
    const wide = widthOf(piece, size, bold);
    if (used + wide > width && used > 0) {
      lines += 1;
      used = piece.trim() === '' ? 0 : wide;
    } else used += wide;
    if (used > width) {
      // A word longer than the line breaks inside.
      const more = Math.ceil(used / width) - 1;
      lines += more;
      used -= more * width;
    }
  }
  return lines;
}

export function heightOf(text: string, size: number, width: number, bold = false): number {
  return (linesOf(text, size, width, bold) * size * LINE) / POINTS;
}
