import type { Period } from '../domain/facts/fact.ts';
import type { Format } from './format.ts';
import { fill, type Labels } from './labels.ts';

/** `2025`, `Q4 2025`, `H1 2026`, `August 2025`: by its dates where they are known; else as its page words it. */
export function periodName(
  { labels, format }: { readonly labels: Labels; readonly format: Format },
  { kind, start = '', end = '', label }: Period,
): string {
  const words = labels.reading;
  const year = end.slice(0, 4);
  const nth = Number(end.slice(5, 7));
  switch (kind) {
    case 'fiscal_year':
      if (year === '') return label;
      return label.trim() === year ? year : fill(words.fiscalYear, { year });
    case 'quarter':
      return nth > 0 ? fill(words.quarter, { n: String(Math.ceil(nth / 3)), year }) : label;
    case 'half':
      return nth > 0 ? fill(words.half, { n: String(Math.ceil(nth / 6)), year }) : label;
    case 'month':
    case 'date':
      return end === '' ? label : format.date(end);
    case 'span':
    case 'contract_term':
      return start === '' || end === '' ? label : `${format.date(start)}–${format.date(end)}`;
    case 'ttm':
    case 'unknown':
      return label;
  }
}
