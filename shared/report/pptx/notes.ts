import type { NoteText } from '../office/note-text.ts';
import { evidenceOf, type Run, run, textOf } from '../office/runs.ts';
import type { View } from '../view.ts';
import { linesIn } from './canvas.ts';
import type { Titled } from './titles.ts';

/** What the slide stands for and does not show in full; a title's marks and numbers among it. */
function heldBack({ title, heading, elements, said }: Titled): (readonly Run[])[] {
  const shown = elements.flatMap(linesIn).map(textOf).join('\n');
  const isMessage = evidenceOf(title).length > 0 || textOf(title) !== textOf(heading.slice(0, 1));
  const lines = said.filter((runs) => textOf(runs).trim() !== '' && !shown.includes(textOf(runs)));
  const all = [...(isMessage ? [title] : []), ...lines];
  return [...new Map(all.map((runs) => [textOf(runs), runs])).values()];
}

/** The numbers of all that stands behind the slide, each once. */
function numbersOn(view: View, slide: Titled): Set<number> {
  const lines = [slide.title, ...slide.elements.flatMap(linesIn), ...slide.said];
  return numbersOf(view, lines.flat());
}

const numbersOf = ({ citations }: View, runs: readonly Run[]): Set<number> => {
  const numbers = runs.flatMap((run) => citations.numbers(evidenceOf([run])));
  return new Set(numbers.toSorted((a, b) => a - b));
};

const withNumbers = (view: View, runs: readonly Run[]): string => {
  const numbers = [...numbersOf(view, runs)];
  return `${textOf(runs)}${numbers.length === 0 ? '' : ` [${numbers.join(', ')}]`}`;
};

/** The notes of a slide: what it stands for in full, then every passage word for word with its source and date. */
export function notesOf(view: View, slide: Titled, texts: readonly NoteText[]): string {
  const words = view.labels.office;
  const block = (head: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [head, ...lines, ''];
  const numbers = numbersOn(view, slide);
  const passages = texts
    .filter(({ n }) => numbers.has(n))
    .flatMap(({ n, pieces }) =>
      pieces.map(({ text, source, url }) =>
        [`[${n}] ${text}`, source, url ?? ''].filter((part) => part !== '').join(' — '),
      ),
    );
  return [
    ...block(
      words.inFull,
      heldBack(slide).map((runs) => withNumbers(view, runs)),
    ),
    ...block(words.passages, passages),
  ]
    .join('\n')
    .trim()
    .replaceAll('\u200b', '');
}

/** Letters that a line of the foot holds. */
const LINE = 118;

/** `Sources: Nielsen, Antenna +3`; then what its signs mean, and that the notes say more. */
export function footOf(view: View, slide: Titled): string[] {
  const { labels, report } = view;
  const publishers = publishersOn(view, slide).map((name) => textOf([run(name)]));
  const lead = `${labels.sources}${labels.colon} `;
  let count = 0;
  while (
    count < publishers.length &&
    publishers.slice(0, count + 1).join(', ').length + lead.length < LINE
  ) {
    count += 1;
  }
  const more = publishers.length - count;
  const sources =
    publishers.length === 0
      ? `${labels.identifier}${labels.colon} ${report.report_id}`.slice(0, LINE)
      : `${lead}${publishers.slice(0, count).join(', ')}${more > 0 ? ` +${view.format.number(more)}` : ''}`;
  return heldBack(slide).length > 0
    ? [sources, `▸ ${labels.office.cut}`.slice(0, LINE)]
    : [sources];
}

/** Publishers behind the slide, each once, in order of number. */
function publishersOn(view: View, slide: Titled): string[] {
  const numbers = numbersOn(view, slide);
  const cited = view.citations.notes
    .filter(({ n }) => numbers.has(n))
    .flatMap(({ quotes }) => quotes.flatMap(({ source }) => source?.publisher ?? []));
  const named = (slide.sources ?? []).flatMap(
    (id) => view.report.sources.find((source) => source.id === id)?.publisher ?? [],
  );
  return [...new Set([...cited, ...named])];
}
