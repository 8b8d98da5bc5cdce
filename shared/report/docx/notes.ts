import {
  Bookmark,
  ExternalHyperlink,
  FootnoteReferenceRun,
  InternalHyperlink,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import { type NoteText, noteTexts } from '../office/note-text.ts';
import { inRightToLeft, type Run, readsRightToLeft } from '../office/runs.ts';
import type { View } from '../view.ts';
import { directionOf } from './direction.ts';

type Note = Bookmark | InternalHyperlink | TextRun;

/** Footnotes in the order in which the document cites; a second citation leads to the first one's note. */
export interface Footnotes {
  /** `fresh`: with a note of its own, as in headings, whose text the contents repeat without notes. */
  cite(evidence: readonly string[], how?: 'fresh'): Note[];
  readonly all: Record<string, { children: Paragraph[] }>;
}

export function createFootnotes(view: View): Footnotes {
  const texts = new Map(noteTexts(view).map((one) => [one.n, one]));
  const numbers = new Map<number, number>();
  let count = 0;
  const all: Footnotes['all'] = {};
  const told = new Map<string, number>();
  // The contents repeat a heading's text without its notes, so nothing may be seen between them there.
  const comma = (how?: 'fresh') =>
    new TextRun({ text: how === 'fresh' ? '\u2009' : ', ', superScript: true });
  const reference = (text: NoteText, how?: 'fresh'): Note => {
    const known = numbers.get(text.n);
    if (known !== undefined && how === undefined) {
      const shown = new TextRun({ text: String(known), style: 'FootnoteReference' });
      return new InternalHyperlink({ anchor: `note-${known}`, children: [shown] });
    }
    count += 1;
    const number = count;
    numbers.set(text.n, number);
    all[String(number)] = { children: [notePart(view, text, number, told)] };
    return new Bookmark({ id: `note-${number}`, children: [new FootnoteReferenceRun(number)] });
  };
  return {
    all,
    cite: (evidence, how) =>
      view.citations
        .numbers(evidence)
        .flatMap((n) => texts.get(n) ?? [])
        .flatMap((text, at) =>
          at === 0 ? [reference(text, how)] : [comma(how), reference(text, how)],
        ),
  };
}

/**
 * How its figures were computed, then each passage word for word with its source and date, which lead to where to read
 * it. `told`: where passages stand already, by their words; a later note leads there.
 */
function notePart(
  view: View,
  { pieces }: NoteText,
  number: number,
  told: Map<string, number>,
): Paragraph {
  const all = pieces.flatMap(({ text, source }) => [{ text }, { text: source }]);
  const rightToLeft = readsRightToLeft(view, all);
  const plain = (words: string) =>
    (rightToLeft ? inRightToLeft([{ text: words }]) : [{ text: words }]).map(
      (one: Run) =>
        new TextRun({
          text: one.text,
          ...(rightToLeft && readsRightToLeft(view, [one]) && { rightToLeft: true }),
        }),
    );
  const named = new Set<string>();
  return new Paragraph({
    ...{ style: 'FootnoteText', ...directionOf(view, rightToLeft) },
    children: pieces.flatMap(({ text, source, brief, url }, at): ParagraphChild[] => {
      const start = at === 0 ? ' ' : ' · ';
      if (source === '') return plain(`${start}${text}`);
      const key = `${source} ${text}`;
      const before = told.get(key);
      if (before !== undefined) {
        const there = `${brief} [${before}]`;
        if (named.has(there)) return [];
        named.add(there);
        return [...plain(`${start}${brief} `), leadTo(before, `[${before}]`)];
      }
      told.set(key, number);
      const link = url === undefined ? plain(source) : [outside(url, source)];
      return [...plain(`${start}${text} `), ...link];
    }),
  });
}

const leadTo = (note: number, text: string) =>
  new InternalHyperlink({
    anchor: `note-${note}`,
    children: [new TextRun({ text, style: 'Hyperlink' })],
  });

const outside = (link: string, text: string) =>
  new ExternalHyperlink({ link, children: [new TextRun({ text, style: 'Hyperlink' })] });
