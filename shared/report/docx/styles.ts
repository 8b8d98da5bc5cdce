import type { IStylesOptions } from 'docx';
import { hex } from '../office/theme-part.ts';
import type { Theme } from '../theme.ts';

/** Names that a firm can give its own look: everything in the document is in one of these or in Word's own. */
export const STYLE = {
  question: 'Question',
  verdict: 'Verdict',
  answer: 'Answer',
  small: 'SmallPrint',
  cell: 'TableText',
  head: 'TableHead',
  source: 'SourceLine',
  mark: 'Mark',
  passage: 'Passage',
  contents: 'ContentsHead',
} as const;

/** Half-points and twentieths of a point, as Word counts. */
export function documentStyles({ colours, font }: Theme, language: string): IStylesOptions {
  const colour = (name: keyof Theme['colours']) => ({ color: hex(colours[name]) });
  const heading = (size: number, before: number, after: number, name: keyof Theme['colours']) => ({
    run: { font: font.heading, size, bold: true, ...colour(name) },
    paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
  });
  const own = (
    id: string,
    name: string,
    size: number,
    rest: object = {},
    spacing: object = {},
  ) => ({
    ...{ id, name, basedOn: 'Normal', quickFormat: true },
    run: { size, ...rest },
    paragraph: { spacing: { after: 100, ...spacing } },
  });
  return {
    default: {
      document: {
        run: {
          font: font.body,
          size: 21,
          ...colour('ink'),
          language: { value: language, eastAsia: language, bidirectional: language },
        },
        paragraph: { spacing: { after: 120, line: 264, lineRule: 'auto' } },
      },
      title: {
        run: { font: font.heading, size: 56, bold: true, ...colour('ink') },
        paragraph: { spacing: { before: 0, after: 60 } },
      },
      heading1: heading(30, 360, 120, 'accent'),
      heading2: heading(24, 260, 80, 'ink'),
      heading3: heading(21, 180, 60, 'muted'),
      caption: {
        run: { size: 19, bold: true, italics: false, ...colour('ink') },
        paragraph: { keepNext: true, spacing: { before: 180, after: 80 } },
      },
      footnoteText: {
        run: { size: 16 },
        paragraph: { spacing: { after: 20, line: 240, lineRule: 'auto' } },
      },
      hyperlink: { run: { ...colour('accent') } },
    },
    paragraphStyles: [
      own(STYLE.question, 'Question', 21, { italics: true, ...colour('muted') }),
      own(STYLE.verdict, 'Verdict', 28, { bold: true, ...colour('accent') }),
      own(STYLE.answer, 'Answer', 25, {}, { after: 160, line: 288, lineRule: 'auto' }),
      own(STYLE.small, 'Small print', 18, colour('muted')),
      own(STYLE.cell, 'Table text', 17, {}, { after: 0, line: 240, lineRule: 'auto' }),
      own(STYLE.head, 'Table head', 17, { bold: true }, { after: 0, line: 240, lineRule: 'auto' }),
      own(STYLE.source, 'Source line', 16, colour('muted'), { before: 60, after: 200 }),
      own(STYLE.contents, 'Contents head', 24, { bold: true }, { before: 240, after: 80 }),
      own(STYLE.passage, 'Passage', 18, {}, { after: 80, line: 250, lineRule: 'auto' }),
    ],
    characterStyles: [{ id: STYLE.mark, name: 'Mark', run: { italics: true, ...colour('muted') } }],
  };
}
