import type { Figure } from '../figures/figure.ts';
import type { ReadPassage } from '../pages/passage.ts';
import type { Amount, Fact, Metric, Period } from './fact.ts';

/** A fact as the model wrote it: the number as a text ("97.69") and its unit ("USD billion"). */
export interface DraftFact {
  readonly evidence: readonly string[];
  readonly entity: string;
  readonly metric: Metric;
  readonly label: string;
  readonly qualifier?: string;
  readonly geography?: string;
  readonly name?: string;
  readonly value: string;
  readonly unit: string;
  readonly per?: Amount['per'];
  readonly period: string;
  readonly status: Fact['status'];
}

/** What facts are held against. */
export interface FactGround {
  passage(id: string): ReadPassage | undefined;
  /** By source id; `about`: whether its page is about the company. */
  source(
    id: string,
  ): { title: string; publishedAt: string | null; about: 'company' | 'other' | null } | undefined;
  /** The passages of a source, in order. */
  textsOf(source: string): readonly string[];
  /** The rows of a source's tables. */
  rowsOf(source: string): readonly ReadPassage[];
  readonly names: { readonly company: readonly string[]; readonly others: readonly string[] };
}

/** What one passage says to a draft. */
export interface Found {
  readonly figure: Figure;
  /** The words of the page that state it. */
  readonly printed: string;
  /** Words of the row or sentence that stand for the label. */
  readonly label: string;
  /** `other`: the page ties the value to another time. */
  readonly period: { fit: 'same' | 'open' | 'other'; origin: Period['origin'] };
}
export type Looked = { ok: true; found: Found } | { ok: false; faults: string[]; figure: boolean };

const LONGEST_NAME = 100;

/** A name that is longer than one, or holds a number that neither the fact nor its passage states, is none. */
export function nameOf({ name = '', label, qualifier = '' }: DraftFact, passage: string) {
  const numbersIn = (text: string) => text.match(/\p{N}+/gu) ?? [];
  const said = new Set(numbersIn([label, qualifier, passage].join(' ')));
  const isSaid = numbersIn(name).every((one) => said.has(one));
  return name !== '' && name.length <= LONGEST_NAME && isSaid ? { name } : {};
}
