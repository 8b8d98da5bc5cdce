import { type Figure, isQuantity } from '../figures/figure.ts';
import { figuresIn } from '../figures/figures.ts';
import { foldText } from '../figures/number-notation.ts';
import { type Clause, clausesOf } from './clauses.ts';
import { isNegation, pullsOf, withoutIdleNegation } from './direction-words.ts';

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A clause with what it is about and which way it goes. */
export interface Statement {
  readonly raw: string;
  readonly text: string;
  readonly words: readonly Word[];
  readonly content: ReadonlySet<string>;
  readonly figures: readonly Figure[];
}

/** The clauses of a text, each with its words and its quantities. */
export function statementsOf(text: string): Statement[] {
  const figures = figuresIn(text).filter(isQuantity);
  const folded = foldText(text);
  const plain = withoutIdleNegation(folded);
  let next = 0;
  return clausesBetween(text, figures).map((clause) => {
    const own: Figure[] = [];
    for (; next < figures.length && (figures[next]?.start ?? 0) < clause.end; next++) {
      const figure = figures[next];
      if (figure !== undefined) own.push(figure);
    }
    const words = wordsOf(plain, clause);
    const content = new Set(
      words
        .map((word) => word.text)
        .filter(isContent)
        .map(stem),
    );
    return { raw: text.slice(clause.start, clause.end), text, words, content, figures: own };
  });
}

/** A cut inside a figure ("(3.2)%", "between 5 and 7") is none. */
function clausesBetween(text: string, figures: readonly Figure[]): Clause[] {
  const merged: Clause[] = [];
  let next = 0;
  for (const clause of clausesOf(text)) {
    const last = merged.at(-1);
    while ((figures[next]?.end ?? text.length) < clause.start) next++;
    const figure = figures[next];
    if (
      last !== undefined &&
      figure !== undefined &&
      figure.start < clause.start &&
      figure.end > clause.start
    ) {
      merged[merged.length - 1] = { start: last.start, end: clause.end };
    } else merged.push(clause);
  }
  return merged;
}

function wordsOf(folded: string, clause: Clause): Word[] {
  const found: Word[] = [];
  for (const match of folded
    .slice(clause.start, clause.end)
    .matchAll(/n't|\p{L}(?:(?!n't)[\p{L}\p{M}])*/gu)) {
    const start = clause.start + match.index;
    found.push({ text: match[0], start, end: start + match[0].length });
  }
  return found;
}

const STOP = new Set(
  'the and for with from its that this was were are has have had than into year percent million billion more less compared der die das und von mit für ist les des une dans los las por con del did does been be will about over'.split(
    ' ',
  ),
);
function isContent(word: string): boolean {
  return word.length > 2 && !STOP.has(word) && pullsOf(word).length === 0 && !isNegation(word);
}
/** Enough to bring "stores" and "store", "delivered" and "deliveries" together. */
const stem = (word: string) => word.slice(0, 6).replace(/(?:ies|es|s|ed|e)$/u, '');
