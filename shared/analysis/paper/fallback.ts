import type { Sentence } from '../../domain/paper/paper.ts';
import type { Section, SectionClaim } from '../../domain/section.ts';
import type { Line, PaperDraft } from './lines.ts';

/** A paper without a writer: the strongest findings of the frameworks, so that a report has a beginning. */

const PER_SECTION = 3;
const MOST_MESSAGES = 5;
const WEIGHT: Readonly<Record<string, number>> = { high: 2, medium: 1 };

/** Its sentences have passed gates and judge already. */
export function paperOfSections(sections: readonly Section[]): {
  draft: PaperDraft;
  kept: ReadonlyMap<string, Sentence>;
} {
  const messages = sections
    .filter(({ status }) => status === 'assessed')
    .map(({ claims }) => strongest(claims).slice(0, PER_SECTION))
    .filter((claims) => claims.length > 0)
    .slice(0, MOST_MESSAGES);
  const placed = messages.flatMap((claims, n) =>
    claims.map((claim, m) => ({ id: `K${n + 1}.${m === 0 ? 'title' : m}`, claim })),
  );
  const nothing = { criteria: [], options: [], recommendations: [], risks: [], unknowns: [] };
  const lines = placed.map(({ id, claim }) => lineOf(claim, id));
  return {
    draft: { verdict: 'cannot_tell', ...nothing, lines },
    kept: new Map(placed.map(({ id, claim }) => [id, bare(claim)])),
  };
}

/** A sentence of the report without what only its section says of it. */
function bare({
  topic: _t,
  label: _l,
  rating: _r,
  facts: _f,
  links: _k,
  ...claim
}: SectionClaim): Sentence {
  return claim;
}

const strongest = (claims: readonly SectionClaim[]): SectionClaim[] =>
  claims
    .filter(({ verdict }) => verdict === 'supported')
    .sort((a, b) => (WEIGHT[b.rating ?? ''] ?? 0) - (WEIGHT[a.rating ?? ''] ?? 0));

const lineOf = ({ text, kind, about, evidence }: SectionClaim, id: string): Line => ({
  ...{ id, text, kind, about, evidence },
  basis: '',
  by: null,
});
