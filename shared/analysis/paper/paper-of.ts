import type { Depth } from '../../domain/request.ts';
import type { CheckUses } from '../checks.ts';
import { argueUsd, limitsOf, paperVerdictUsd } from '../depth.ts';
import { checkPaper } from './check-paper.ts';
import type { Material } from './material.ts';
import { type Written, writePaper } from './write-paper.ts';

/** The paper of an analysis, as much thought about as its depth asks for. */
export async function paperOf(material: Material, uses: CheckUses): Promise<Written> {
  const { ask, prices, outputScale } = uses;
  const { criticRounds, secondOpinion } = limitsOf(material.request.depth);
  const keepUsd = paperVerdictUsd(prices.judge, outputScale);
  return writePaper(
    material,
    { rounds: criticRounds, edit: criticRounds > 0, think: criticRounds > 0 },
    {
      ask,
      money: { fromReserve: true, purse: 'paper', keepUsd },
      moneyToThink: {
        ...{ fromReserve: true, purse: 'paper' },
        keepUsd: keepUsd + argueUsd(prices, { promptChars: material.promptChars, outputScale }),
      },
      verify: (draft, known) => checkPaper(draft, known, uses, { second: secondOpinion }),
    },
  );
}

/** Calls that are planned for: draft, argument, critic and revision, edit, verdict. */
export const paperSteps = (depth: Depth): number => {
  const { criticRounds } = limitsOf(depth);
  return 2 + 2 * criticRounds + (criticRounds > 0 ? 2 : 0);
};
