import type { Fact } from '../../domain/facts/fact.ts';
import type { Figure } from '../../domain/figures/figure.ts';
import { figuresIn } from '../../domain/figures/figures.ts';
import type { Passage } from '../../domain/report.ts';
import { termsOf } from './nearest.ts';

/** A passage that may give a figure of the ledger otherwise; code cannot tell, so who writes is told to look. */
export interface RivalReading {
  readonly fact: Fact;
  readonly passage: string;
  /** As the passage writes it. */
  readonly raw: string;
}

interface Ground {
  readonly facts: readonly Fact[];
  readonly evidence: { readonly passages: readonly Passage[] };
}

/** Other readings of one thing lie this near; what is nearer is rounded. */
const NEAR = 0.15;
const ROUNDED = 0.015;
const MOST = 12;
/** Shorter words say nothing about what is measured. */
const TELLING = 4;

/**
 * Passages that name the owner of a sum and speak of its measure, and state another sum close by: on the same page, or
 * of a contract on any, where the same sum may be for another time.
 */
export function rivalReadings({ facts, evidence }: Ground): RivalReading[] {
  const read = new Map<string, readonly Figure[]>();
  const figuresOf = (id: string, text: string) => {
    const known = read.get(id) ?? figuresIn(text);
    read.set(id, known);
    return known;
  };
  const words = new Map(evidence.passages.map(({ id, text }) => [id, new Set(termsOf(text))]));
  const isTaken = (id: string, { value }: Figure) =>
    facts.some(({ amount, evidence: ids }) => ids.includes(id) && isNear(value, amount, ROUNDED));
  return facts
    .flatMap((fact): RivalReading[] => {
      const { amount, metric } = fact;
      if (amount.unit !== 'money' || amount.bound === 'range' || metric === 'other') return [];
      const owner = tellingTerms(fact.entity);
      const measure = tellingTerms(`${fact.label} ${fact.qualifier ?? ''}`, owner);
      const isSpoken = (id: string) => {
        const said = words.get(id) ?? new Set();
        return owner.some((one) => said.has(one)) && measure.some((one) => said.has(one));
      };
      const isContract = /^contract/u.test(metric);
      const own = new Set(fact.evidence.map((id) => id.split('.')[0]));
      const found = evidence.passages.flatMap(({ id, source, text }) => {
        // Other pages tell of other years; of a contract there is one.
        const isSamePage = own.has(source);
        if (!isSamePage && !isContract) return [];
        if (fact.evidence.includes(id) || !isSpoken(id)) return [];
        const isOther = (figure: Figure) =>
          figure.kind === 'money' &&
          !isTaken(id, figure) &&
          isNear(figure.value, amount, NEAR) &&
          (!isSamePage || !isNear(figure.value, amount, ROUNDED));
        const figure = figuresOf(id, text).find(isOther);
        if (figure === undefined) return [];
        const isSame = isNear(figure.value, amount, ROUNDED);
        return [{ isSame, reading: { fact, passage: id, raw: figure.raw } }];
      });
      // Several pages with the same sum are one question: for what time it is.
      const same = found.find(({ isSame }) => isSame);
      return found.filter((one) => !one.isSame || one === same).map(({ reading }) => reading);
    })
    .slice(0, MOST);
}

const tellingTerms = (text: string, but: readonly string[] = []): string[] =>
  termsOf(text).filter((term) => term.length >= TELLING && !but.includes(term));

const isNear = (value: number, { low }: Fact['amount'], within: number): boolean =>
  Math.abs(Math.abs(value) - Math.abs(low)) <= within * Math.abs(low);
