import type { Exhibit } from '../../domain/exhibit.ts';
import type { Section } from '../../domain/section.ts';
import { exhibitLines, exhibitSvg, exhibitTable } from '../exhibit-svg.ts';
import { firstExhibitOf, sectionExhibits } from '../section-exhibits.ts';
import type { View } from '../view.ts';
import { familiesFor, familyRuns, fitted } from './fonts.ts';
import { type Letters, UNSHOWN } from './letters.ts';

export interface Picture {
  readonly svg: string;
  readonly alt: string;
  /** Its number, heading, note and sources in a line. */
  readonly caption: string;
  /** Long axes need the whole column. */
  readonly wide: boolean;
}

/** The section's drawings. */
export function sectionPictures(
  view: View,
  letters: Letters,
  section: Section,
  at: number,
): Picture[] {
  const first = firstExhibitOf(view.report, at);
  return sectionExhibits(view.report, section).flatMap((exhibit, index) =>
    exhibitPicture(view, letters, exhibit, first + index),
  );
}

/** None of tables and quadrants: their text stands beside. `n`: its number in the report. */
export function exhibitPicture(
  view: View,
  letters: Letters,
  exhibit: Exhibit,
  n: number,
): Picture[] {
  const quadrants = exhibit.kind === 'matrix' && exhibit.columns.length === 0;
  const svg = quadrants ? '' : exhibitSvg(view.report, exhibit, `picture-${n}`);
  if (svg === '') return [];
  const { number, heading, source, note } = exhibitLines(view, exhibit, n);
  const { rows } = exhibitTable(view, exhibit);
  return [
    {
      svg: inOwnFaces(svg, view.language, letters),
      alt: [heading, ...rows.map((row) => row.join(' '))].join('; '),
      caption: [`${number} ${heading}`, note, source].filter((line) => line !== '').join(' · '),
      wide: exhibit.kind !== 'dots' && exhibit.kind !== 'diverging',
    },
  ];
}

/** Signs of drawings that no face has, and what stands for them. */
const SIGNS: Readonly<Record<string, string>> = { '◄': '‹', '►': '›' };

/** Its text in the faces that are shipped: those of the machine would make other bytes on another one. */
function inOwnFaces(svg: string, language: string, { tidy }: Letters): string {
  const bare = svg
    .replace(/ font-family="[^"]*"/g, '')
    .replace(/font-family:[^;"]*;?/g, '')
    .replace(/<(title|desc)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/ aria-labelledby="[^"]*"/g, '');
  return bare.replace(
    /<text\b([^>]*)>([\s\S]*?)<\/text>/g,
    (_, attributes: string, inner: string) => {
      const text = inner.replace(/[◄►]/g, (sign) => SIGNS[sign] ?? '');
      const shown = text.replace(/(^|>)([^<]+)/g, (_whole, before: string, words: string) => {
        // A reference to a character is markup, not text.
        const pieces = words.split(/(&[#\w]+;)/);
        const tidied = pieces.map((piece) => (piece.startsWith('&') ? piece : spaced(piece, tidy)));
        return before + inFaces(tidied, language);
      });
      return `<text font-family="${familiesFor(language)[0]}"${attributes}>${shown}</text>`;
    },
  );
}

/**
 * A line with each letter in a family that has it: one missing letter would refuse the whole document. Arabic letters
 * are shaped by their neighbours, so a line that has some is in their family alone.
 */
function inFaces(pieces: readonly string[], language: string): string {
  const [first, arabic = ''] = familiesFor(language);
  const face = (family: string, text: string) =>
    family === first ? text : `<tspan font-family="${family}">${text}</tspan>`;
  const isMarkup = (piece: string) => piece.startsWith('&');
  if (pieces.some((piece) => /\p{Script=Arabic}/u.test(piece))) {
    const shown = pieces.map((piece) => (isMarkup(piece) ? piece : fitted(piece, arabic, UNSHOWN)));
    return face(arabic, shown.join(''));
  }
  return pieces
    .map((piece) =>
      isMarkup(piece)
        ? piece
        : familyRuns(piece, language)
            .map(({ family, text }) => face(family, text))
            .join(''),
    )
    .join('');
}

const spaced = (piece: string, tidy: Letters['tidy']): string =>
  piece.trim() === ''
    ? piece
    : `${/^\s*/.exec(piece)?.[0]}${tidy(piece)}${/\s*$/.exec(piece)?.[0]}`;
