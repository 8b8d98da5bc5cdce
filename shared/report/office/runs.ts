import { clean } from '../escape.ts';
import type { Span } from '../paper/blocks.ts';
import { isRightToLeft, type View } from '../view.ts';

/** A stretch of text in one style, before either office format. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** What a check left open: in the colour of warnings. */
  readonly open?: boolean;
  readonly muted?: boolean;
  /** A colour of its own, for ratings. */
  readonly tone?: 'good' | 'muted' | 'bad';
  /** An address that a reader may follow. */
  readonly url?: string;
  /** The ids that it rests on: notes stand behind it. */
  readonly evidence?: readonly string[];
}

/** A word that no line could hold is cut at this many letters, by a place to break that nobody sees. */
const LONGEST = 28;
const LONG_WORD = new RegExp(`\\S{${LONGEST + 1},}`, 'gu');
const PIECE = new RegExp(`\\S{1,${LONGEST}}`, 'gu');

/** Data as one line, fit to be laid out: an address or a word of ten thousand letters has places to break. */
export function fitText(text: string): string {
  return clean(text)
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(LONG_WORD, (long) => (long.match(PIECE) ?? []).join('\u200b'));
}

export const run = (text: string, style: Omit<Run, 'text'> = {}): Run => ({
  text: fitText(text),
  ...style,
});

/** Statements with their marks, labels and data, one space between them. */
export function runsOf(spans: readonly Span[]): Run[] {
  return spans.flatMap((span, at) => {
    const space = at === 0 || span.text === '' ? [] : [{ text: ' ' }];
    const said = run(span.text, {
      ...(span.strong && { bold: true }),
      ...(span.kind === 'label' && !span.strong && { muted: true }),
      ...(span.kind === 'statement' && { evidence: span.evidence }),
    });
    const marks =
      span.kind === 'statement'
        ? span.marks.map(({ text, open, sign }) => ({
            // A sign stands for a text that the part says once.
            ...(sign ? { text: sign } : { text: ` (${fitText(text)})`, italic: true }),
            ...{ muted: !open, open },
          }))
        : [];
    // The notes stand behind the marks, as in the other formats.
    const { evidence, ...plain } = said;
    const last = marks.at(-1);
    if (last && evidence) {
      return [...space, plain, ...marks.slice(0, -1), { ...last, evidence }];
    }
    return [...space, said, ...marks];
  });
}

export const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');

/** Every id that stands behind the runs, in order. */
export const evidenceOf = (runs: readonly Run[]): string[] =>
  runs.flatMap(({ evidence }) => evidence ?? []);

const RTL_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Of a paragraph: by most of its letters, for a sentence may begin with a foreign name; without letters by the report. */
export function readsRightToLeft(view: Pick<View, 'language'>, runs: readonly Run[]): boolean {
  if (!isRightToLeft(view)) return false;
  const letters = textOf(runs).match(/\p{L}/gu) ?? [];
  return 2 * letters.filter((letter) => RTL_LETTER.test(letter)).length >= letters.length;
}

/** Foreign words alone, or a signed number: what would lose its brackets, signs and stops to the text around it. */
const isForeign = (text: string): boolean =>
  /\p{L}/u.test(text) ? !RTL_LETTER.test(text) : /^\s*[+−-]\d/u.test(text);

/** Unseen, a letter from left to right: signs beside it belong to the words within. */
const LEFT_TO_RIGHT = '\u200e';

/** Runs of a paragraph from right to left: words of the other direction keep their signs. */
export function inRightToLeft(runs: readonly Run[]): Run[] {
  const enclosed = (text: string) =>
    text.replace(/^(\s*)(.*\S)/su, `$1${LEFT_TO_RIGHT}$2${LEFT_TO_RIGHT}`);
  // `US$` after a number: its last sign would stand before the letters.
  const priced = (text: string) => text.replaceAll(/(?<=\p{Lu})\$/gu, `$$${LEFT_TO_RIGHT}`);
  return runs.map((one) => ({
    ...one,
    text: isForeign(one.text) ? enclosed(one.text) : priced(one.text),
  }));
}

/** `de-DE` for `de`: Office knows languages with their regions. */
export function officeLanguage(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize();
  return region === undefined ? language : `${language}-${region}`;
}
