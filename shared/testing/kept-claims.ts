import type { Claim } from '../domain/section.ts';
import {
  type AssessUses,
  type DraftClaim,
  type Figures,
  type Framework,
  type KeptClaim,
  type KeptClaims,
  wordsIn,
} from '../frameworks/framework.ts';

/** A claim that the judge supports, unless told otherwise. */
export function sampleClaim(parts: Pick<Claim, 'id' | 'text'> & Partial<Claim>): Claim {
  return {
    kind: 'fact',
    about: 'company',
    evidence: ['S1.p1'],
    as_of: null,
    publishers: 1,
    verdict: 'supported',
    ...parts,
  };
}

/** What the checks would keep if they kept every draft, but for those of `except`. */
export function keepAll(
  drafts: readonly DraftClaim[],
  {
    except = [],
    parts = {},
  }: { except?: readonly string[]; parts?: Record<string, Partial<KeptClaim>> } = {},
): KeptClaims {
  return new Map(
    drafts
      .filter(({ id }) => !except.includes(id))
      .map(({ id, text, kind, about }) => {
        const claim = sampleClaim({ id, text, kind, about });
        return [id, { ...claim, counts: true, rated: true, ...parts[id] }];
      }),
  );
}

export const NO_FIGURES: Figures = { facts: [], computed: [] };

/** What an assessment in English uses besides. */
export const usesOf = (
  framework: Pick<Framework, 'words'>,
  figures: Figures = NO_FIGURES,
): AssessUses => ({ words: wordsIn(framework, 'en'), figures, company: 'Tesla' });
