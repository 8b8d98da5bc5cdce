import { isQuantity } from '../domain/figures/figure.ts';
import { figuresIn } from '../domain/figures/figures.ts';
import type { Fact } from '../domain/report.ts';
import type { Claim, Section } from '../domain/section.ts';

/** Of the facts of a claim's passages, those whose figure the sentence states; their ids. */
export function factsStated(
  { text, evidence }: Pick<Claim, 'text' | 'evidence'>,
  facts: readonly Fact[],
): string[] {
  const near = facts.filter((fact) => fact.evidence.some((id) => evidence.includes(id)));
  if (near.length === 0) return [];
  const figures = figuresIn(text).filter(isQuantity);
  return near
    .filter(({ amount: { low, high } }) =>
      figures.some(({ value, step }) => value >= low - step / 2 && value <= high + step / 2),
    )
    .map(({ id }) => id);
}

/** Links to facts that have left the ledger are taken out. */
export function withLivingFacts(sections: readonly Section[], facts: readonly Fact[]): Section[] {
  const living = new Set(facts.map(({ id }) => id));
  return sections.map((section) => ({
    ...section,
    claims: section.claims.map((claim) => ({
      ...claim,
      facts: claim.facts.filter((id) => living.has(id)),
    })),
  }));
}
