import type { Claim } from '../../domain/claims/claim.ts';
import type { Passage } from '../../domain/report.ts';
import { fill } from '../labels.ts';
import { type Run, run } from '../office/runs.ts';
import { publishedText } from '../source-texts.ts';
import type { View } from '../view.ts';
import type { Area, Element, Paragraph } from './canvas.ts';
import { paragraphsHeight } from './fit.ts';
import { card } from './panels.ts';

/** More is read in the notes. */
const LETTERS = 240;
const QUOTES = 3;
const SIZES = [15, 14, 13, 12] as const;
/** What a card takes beside its texts. */
const FRAME = { w: 0.26, h: 0.8 };

/** What pages say of the claims, word for word, each with who says so and when; nothing where no quote has room. */
export function quoteCard(view: View, area: Area, claims: readonly Claim[]): Element[] {
  const all = quotesOf(view, claims);
  const isRoom = (texts: readonly Run[][]) => {
    const set = texts.map((runs): Paragraph => ({ runs, size: SIZES[2] }));
    return paragraphsHeight(set, area.w - FRAME.w) <= area.h - FRAME.h;
  };
  const most = all.findLastIndex((_, at) => isRoom(all.slice(0, at + 1)));
  if (most < 0) return [];
  return card(area, [run(view.labels.evidence)], all.slice(0, most + 1), {
    ...{ fill: 'paper', bar: 'line', sizes: SIZES },
  });
}

/** The first short sentence behind each claim, each once; rows of tables are no quotes. */
function quotesOf(view: View, claims: readonly Claim[]): Run[][] {
  const told = new Set<string>();
  return claims.flatMap(({ evidence }): Run[][] => {
    const passage = passagesBehind(view, evidence).find(
      ({ id, text }) => !told.has(id) && text.length <= LETTERS && !text.includes(' | '),
    );
    if (passage === undefined || told.size >= QUOTES) return [];
    told.add(passage.id);
    const source = view.report.sources.find(({ id }) => id === passage.source);
    const origin = source
      ? [source.publisher, publishedText(view, source)].join(view.labels.comma)
      : '';
    return [
      [
        run(fill(view.labels.quoted, { text: passage.text })),
        ...(origin === '' ? [] : [{ text: ' ' }, run(origin, { muted: true })]),
      ],
    ];
  });
}

/** What is cited itself before what its figures rest on. */
function passagesBehind({ report }: View, evidence: readonly string[]): Passage[] {
  const facts = report.facts.filter(({ id }) => evidence.includes(id));
  const ids = [...evidence, ...facts.flatMap((fact) => fact.evidence)];
  return ids.flatMap((id) => report.passages.find((one) => one.id === id) ?? []);
}
