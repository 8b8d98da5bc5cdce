import { cleanText } from '../../domain/claims/clean-text.ts';
import { addressIn } from '../../domain/claims/web-addresses.ts';
import { amountText, roundedText } from '../../domain/facts/amount-text.ts';
import type { Computed } from '../../domain/facts/fact.ts';
import { type Figure, isQuantity } from '../../domain/figures/figure.ts';
import { figuresIn } from '../../domain/figures/figures.ts';
import type { PaperDraft } from './lines.ts';
import { type Material, questionOf } from './material.ts';

/**
 * Names, owners, notes, open questions, a critic's words: no judge looks at them, so they may say nothing that
 * could be false by itself. A text with an address, or with a figure that the material does not hold, is none.
 */
export type Plain = (text: string, maxChars: number) => string;

/** Passages in which a figure is looked for: more that write the same digits tell no more. */
const MOST_TEXTS = 200;

export function createPlain(material: Material): Plain {
  const { evidence, facts, computed, request } = material;
  const texts = [
    questionOf(material),
    ...computed.flatMap(({ amount, of }) => [
      amount.printed,
      amountText(amount, request.language),
      roundedText(amount, request.language),
      ...of.map((one) => (typeof one === 'string' ? '' : String(one.value))),
    ]),
    ...facts.map(({ amount }) => amount.printed),
    ...evidence.passages.map(({ text }) => text),
  ];
  const isKnown = (figure: Figure): boolean => {
    const digits = /\p{Nd}+/u.exec(figure.raw)?.[0];
    if (digits === undefined) return true;
    return texts
      .filter((text) => text.includes(digits))
      .slice(0, MOST_TEXTS)
      .some((text) => figuresIn(text).some((other) => isSame(figure, other)));
  };
  return (raw, maxChars) => {
    const text = cleanText(raw);
    if (text.length > maxChars || addressIn(text, []) !== null) return '';
    return figuresIn(text).filter(isQuantity).every(isKnown) ? text : '';
  };
}

const isSame = (a: Figure, b: Figure): boolean =>
  (a.value === b.value || a.value === b.high) &&
  (a.unit === b.unit || a.unit === null || b.unit === null);

const NAME = 80;
export const NOTE = 800;
const SENTENCE = 300;

/** The draft with such texts as they may be shown. */
export function withPlainTexts(draft: PaperDraft, plain: Plain): PaperDraft {
  return {
    ...draft,
    criteria: draft.criteria.map((one) => plain(one, NAME)),
    options: draft.options.map((one) => ({ ...one, name: plain(one.name, NAME) })),
    recommendations: draft.recommendations.map((one) => ({
      ...one,
      owner: plain(one.owner, NAME),
    })),
    unknowns: draft.unknowns.flatMap((one) => {
      const [what, how] = [plain(one.what, SENTENCE), plain(one.how, SENTENCE)];
      const query = one.query === null ? '' : plain(one.query, SENTENCE);
      return what === '' ? [] : [{ ...one, what, how, query: query === '' ? null : query }];
    }),
    lines: draft.lines.map((line) => ({
      ...line,
      basis: plain(line.basis, NOTE),
      about: line.about.length > NAME ? 'company' : line.about,
    })),
  };
}

/** A critic's words; where they cannot be shown, kind and passages still say what was found. */
export const plainFault = <Fault extends { where: string; what: string }>(
  fault: Fault,
  plain: Plain,
): Fault => ({ ...fault, where: plain(fault.where, SENTENCE), what: plain(fault.what, NOTE) });

/** The name that the writer gave a computed figure; without one the figure is known by its formula. */
export function withPlainLabel({ label = '', ...one }: Computed, plain: Plain): Computed {
  const shown = plain(label, NAME);
  return shown === '' ? one : { ...one, label: shown };
}
