import type { Sentence } from '../../domain/paper/paper.ts';
import type { Gap } from '../../domain/report.ts';
import type { DraftClaim, KeptClaim } from '../../frameworks/framework.ts';
import { type CheckUses, checked } from '../checks.ts';
import { secondOpinion } from '../second-opinion.ts';
import { newTally, type Tally } from '../tally.ts';
import type { ToJudge } from '../verdict.ts';
import { createPassagesBehind } from './ages.ts';
import { blockOf, isRow, type Line, type PaperDraft, roleOf } from './lines.ts';
import type { Material } from './material.ts';
import { createNearest } from './nearest.ts';
import { createPlain, NOTE, type Plain } from './unjudged-text.ts';

/** Passages beside the cited ones that the judge sees of each sentence: they may speak against it. */
const OTHERS = 3;
/** What is proposed is refuted by less. */
const OTHERS_OF_PROPOSAL = 1;

export interface CheckedPaper {
  /** With their notes as a correction left them. */
  readonly kept: ReadonlyMap<string, Sentence>;
  readonly gaps: readonly Gap[];
  readonly tally: Tally;
  /** False: the second opinion that the depth is to have was not given. */
  readonly secondOpinion: boolean;
}

/** Gates, verdict and correction over every sentence of a paper, with what lies near each of them. */
export async function checkPaper(
  draft: PaperDraft,
  material: Material,
  uses: CheckUses,
  { second }: { second: boolean },
): Promise<CheckedPaper> {
  if (draft.lines.length === 0) {
    return { kept: new Map(), gaps: [], tally: newTally(), secondOpinion: true };
  }
  const figures = { facts: material.facts, computed: material.computed };
  const own = { ...uses, figures, ...groundOf(material) };
  const verified = await checked(
    'paper',
    draft.lines.map((line) => forJudge(line, draft)),
    own,
  );
  const opinion = second ? await secondOpinion(verified.kept, own) : null;
  const kept = opinion?.kept ?? verified.kept;
  const plain = createPlain(material);
  return {
    kept: new Map([...kept].map(([id, claim]) => [id, bare(claim, plain)])),
    gaps: verified.unjudged ? [{ section: 'paper', ...verified.unjudged }] : [],
    tally: verified.tally,
    secondOpinion: opinion === null || opinion.unjudged === null,
  };
}

/** With what the judge is told of a sentence's place. */
function forJudge(line: Line, draft: PaperDraft): DraftClaim {
  const { by, basis, ...claim } = line;
  return {
    ...claim,
    role: roleOf(line.id, draft),
    ...(isRow(line.id) ? { table: blockOf(line.id) } : {}),
    ...(by === null ? {} : { due: by }),
    ...(basis === '' ? {} : { sums: basis }),
  };
}

/** Without what only scores are computed from; its sums are its note, if they may be shown. */
function bare(
  { counts: _counts, rated: _rated, sums, ...claim }: KeptClaim,
  plain: Plain,
): Sentence {
  const basis = sums === undefined ? '' : plain(sums, NOTE);
  return basis === '' ? claim : { ...claim, basis };
}

function groundOf(material: Material): Pick<CheckUses, 'ground'> {
  const { evidence } = material;
  const passagesBehind = createPassagesBehind(material);
  const nearest = createNearest(evidence.passages);
  return {
    ground: {
      nearby: ({ text, kind, evidence: ids }: ToJudge) => {
        const most = kind === 'proposal' ? OTHERS_OF_PROPOSAL : OTHERS;
        const cited = new Set(passagesBehind(ids));
        const behind = evidence.passages.filter(({ id }) => cited.has(id));
        return [...behind, ...nearest(text, most, cited).map(({ one }) => one)];
      },
    },
  };
}
