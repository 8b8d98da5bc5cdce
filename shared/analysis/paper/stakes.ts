import type { Amount, Computed, Fact } from '../../domain/facts/fact.ts';
import { figuresIn } from '../../domain/figures/figures.ts';
import { linesUnder, type PaperDraft } from './lines.ts';
import { termsOf } from './nearest.ts';

/** Which figures a recommendation may say are at stake: those that it speaks of. */

const TOLERANCE = 0.02;
/** A unit or a form word alone names no measure. */
const SHORT = 3;

/**
 * Of the ids that the writer gave, those whose amount the recommendation's own sentences state, or whose measure
 * they name with every word of its label. Any figure of the ledger is large; that makes it no stake.
 */
function stakesNamed(
  draft: Pick<PaperDraft, 'lines'>,
  { id, size }: { readonly id: string; readonly size: readonly string[] },
  { facts, computed }: { readonly facts: readonly Fact[]; readonly computed: readonly Computed[] },
): string[] {
  const text = linesUnder(draft, id)
    .map((line) => line.text)
    .join(' ');
  const said = new Set(termsOf(text));
  const stated = figuresIn(text);
  const states = ({ low, high }: Amount) =>
    stated.some(
      ({ value }) =>
        value >= low - TOLERANCE * Math.abs(low) && value <= high + TOLERANCE * Math.abs(high),
    );
  const names = (words: string) => {
    const terms = termsOf(words).filter((term) => term.length >= SHORT);
    return terms.length > 0 && terms.every((term) => said.has(term));
  };
  return size.filter((one) => {
    const fact = facts.find((known) => known.id === one);
    if (fact) return states(fact.amount) || names(fact.label);
    const made = computed.find((known) => known.id === one);
    return made !== undefined && states(made.amount);
  });
}

type Ledger = Parameters<typeof stakesNamed>[2];

export const withStakes = (draft: PaperDraft, ledger: Ledger): PaperDraft => ({
  ...draft,
  recommendations: draft.recommendations.map((one) => ({
    ...one,
    size: stakesNamed(draft, one, ledger),
  })),
});
