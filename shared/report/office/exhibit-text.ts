import type { Exhibit } from '../../domain/paper/paper.ts';
import { figureText } from '../paper/figure-text.ts';
import type { Wording } from '../view.ts';
import { fitText } from './runs.ts';

type Cell = Exhibit['rows'][number]['cells'][number];

/** What a cell says: its own words, its figure, or its number with its range. */
export function cellText(words: Wording, { value, low, high, text, ref }: Cell): string {
  const figure = ref === undefined ? undefined : figureText(words, ref)?.text;
  if (figure !== undefined) return figure;
  if (text !== undefined) return text;
  if (value === null) return words.labels.paper.notFound;
  const { number } = words.format;
  const isRange = low !== undefined && high !== undefined && low !== high;
  return isRange ? `${number(value)} (${number(low)}–${number(high)})` : number(value);
}

/** The picture for who does not see it: every value with its row and column. */
export function exhibitInWords(words: Wording, exhibit: Exhibit): string {
  const { columns, rows, unit, period } = exhibit;
  const head = [exhibit.title.text, unit ?? '', period ?? ''].filter((text) => text !== '');
  const lines = rows.map(({ label, cells }) => {
    const values = cells.map((cell, at) => {
      const name = cells.length === 1 ? '' : (columns[at + 1] ?? '');
      return [name, cellText(words, cell)].filter((text) => text !== '').join(' ');
    });
    return `${label}: ${values.join(', ')}`;
  });
  return fitText(`${head.join(', ')}. ${lines.join('; ')}`)
    .slice(0, 2000)
    .toWellFormed();
}

/** `Sources: Nielsen, Antenna`; '' without any. */
export function sourceLine({ report, labels }: Wording, sources: readonly string[]): string {
  const publishers = sources.flatMap(
    (id) => report.sources.find((source) => source.id === id)?.publisher ?? [],
  );
  if (publishers.length === 0) return '';
  return fitText(`${labels.sources}${labels.colon} ${[...new Set(publishers)].join(', ')}`);
}
