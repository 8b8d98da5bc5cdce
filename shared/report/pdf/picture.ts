import type { Section } from '../../domain/section.ts';
import { type ChartWords, chartInWords } from '../chart-table.ts';
import { renderChart } from '../charts.ts';
import { localChart, sectionTitle, type View } from '../view.ts';
import { familyOf } from './fonts.ts';
import type { Letters } from './letters.ts';

export interface Picture {
  readonly svg: string;
  readonly alt: string;
}

/** The section's picture; null where nothing is drawn. */
export function sectionPicture(view: View, letters: Letters, section: Section): Picture | null {
  const chart = localChart(view, section);
  if (chart === null) return null;
  const { labels, format, language } = view;
  const svg = renderChart(chart, { title: sectionTitle(view, section), language });
  if (svg === '') return null;
  const words: ChartWords = { labels, score: format.score, signed: format.signed };
  return { svg: inOwnFaces(svg, language, letters), alt: chartInWords(chart, words) };
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
        return (
          before +
          pieces.map((piece) => (piece.startsWith('&') ? piece : spaced(piece, tidy))).join('')
        );
      });
      const family = familyOf(inner, language);
      return `<text font-family="${family}"${attributes}>${shown}</text>`;
    },
  );
}

const spaced = (piece: string, tidy: Letters['tidy']): string =>
  piece.trim() === ''
    ? piece
    : `${/^\s*/.exec(piece)?.[0]}${tidy(piece)}${/\s*$/.exec(piece)?.[0]}`;
