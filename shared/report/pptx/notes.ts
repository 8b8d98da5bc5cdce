import type { NoteText } from '../office/note-text.ts';
import { evidenceOf, type Run, textOf } from '../office/runs.ts';
import type { View } from '../view.ts';
import type { LaidOut } from './layout.ts';
import type { Piece } from './piece.ts';

const runsIn = (piece: Piece): readonly Run[] => {
  switch (piece.kind) {
    case 'text':
      return piece.runs;
    case 'table':
      return [...piece.head, ...piece.rows.flat()].flat();
    case 'chart':
      return [];
  }
};

/** Everything that the slide says or its notes say, in order. */
const saidOn = ({ title, placed, inFull, further }: LaidOut): Run[] =>
  [title, ...placed.map(({ piece }) => runsIn(piece)), ...inFull, ...further].flat();

/** The numbers of all that stands behind the slide, each once. */
function numbersOn(view: View, slide: LaidOut): Set<number> {
  return numbersOf(view, saidOn(slide));
}

const numbersOf = ({ citations }: View, runs: readonly Run[]): Set<number> => {
  const numbers = runs.flatMap((run) => citations.numbers(evidenceOf([run])));
  return new Set(numbers.toSorted((a, b) => a - b));
};

const withNumbers = (view: View, runs: readonly Run[]): string => {
  const numbers = [...numbersOf(view, runs)];
  return `${textOf(runs)}${numbers.length === 0 ? '' : ` [${numbers.join(', ')}]`}`;
};

/** The notes of a slide: what it had no room for, then every passage word for word with its source and date. */
export function notesOf(view: View, slide: LaidOut, texts: readonly NoteText[]): string {
  const words = view.labels.office;
  const block = (head: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [head, ...lines, ''];
  const numbers = numbersOn(view, slide);
  const passages = texts
    .filter(({ n }) => numbers.has(n))
    .map(({ n, text, source, url }) =>
      [`[${n}] ${text}`, source, url ?? ''].filter((part) => part !== '').join(' — '),
    );
  return [
    ...block(
      words.inFull,
      slide.inFull.map((runs) => withNumbers(view, runs)),
    ),
    ...block(
      words.furtherStatements,
      slide.further.map((runs) => withNumbers(view, runs)),
    ),
    ...block(words.passages, passages),
  ]
    .join('\n')
    .trim()
    .replaceAll('\u200b', '');
}

/** Publishers behind the slide, each once, in order of number. */
export function publishersOn(view: View, slide: LaidOut): string[] {
  const numbers = numbersOn(view, slide);
  const { all, computed, passagesOf } = view.citations;
  const behind = computed.filter(({ n }) => numbers.has(n)).flatMap(passagesOf);
  const cited = [...all.filter(({ n }) => numbers.has(n)), ...behind].flatMap(
    ({ source }) => source?.publisher ?? [],
  );
  const named = slide.sources.flatMap(
    (id) => view.report.sources.find((source) => source.id === id)?.publisher ?? [],
  );
  return [...new Set([...cited, ...named])];
}
