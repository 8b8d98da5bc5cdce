import type { GateOutcome } from '../domain/claims/gates.ts';
import type { DraftClaim, KeptClaim } from '../frameworks/framework.ts';
import type { Evidence } from './evidence.ts';
import { bounded, keptClaim, type Passed } from './kept-claim.ts';
import type { Opinion } from './opinion.ts';
import { countOutcome, drop, newTally, type Tally } from './tally.ts';
import type { Judgement, ToJudge, Unjudged } from './verdict.ts';

/** A statement that is given back, with what is wrong with it. */
export interface Failure {
  draft: DraftClaim;
  faults: readonly string[];
}

export interface Checks {
  gates(draft: DraftClaim): GateOutcome;
  /** What code suspects; told to judge and writer, and never a verdict. */
  hints(draft: DraftClaim): readonly string[];
  judge(round: 'first' | 'again', claims: readonly ToJudge[]): Promise<Judgement>;
  /** The statements written again, by id; those without an entry were left out. */
  correct(failures: readonly Failure[]): Promise<ReadonlyMap<string, DraftClaim>>;
  sources: Pick<Evidence, 'sources'>;
}

export interface Verified {
  /** In the order in which they were written. */
  kept: Map<string, KeptClaim>;
  tally: Tally;
  /** Of its statements, how many each check dropped. */
  droppedBy: Readonly<Record<string, number>>;
  /** Set when a verdict was due and had no answer: its claims are `unchecked`. */
  unjudged: Unjudged | null;
}

/** What became of a draft so far: in the report, or out of it and why. */
type Fate = { kept: KeptClaim } | { droppedBy: string; fault?: Opinion['fault'] };
type Trial = { passed: Passed } | { failed: string; faults: readonly string[] };

/**
 * Gates → verdict on what passed → one correction of what failed either → gates → verdict on the corrected.
 * What the judge answered for only in part stays in, marked; the rest is dropped and counted.
 */
export async function verify(drafts: readonly DraftClaim[], checks: Checks): Promise<Verified> {
  const tally = { ...newTally(), total: drafts.length };
  const tried = new Map(drafts.map((draft) => [draft.id, tryGates(draft, checks, tally)]));
  const first = await verdicts('first', [...tried.values()], checks, tally);

  const fates = new Map<string, Fate>();
  const failures: Failure[] = [];
  for (const draft of drafts) {
    const trial = tried.get(draft.id);
    if (!trial) continue;
    const opinion = 'passed' in trial ? (first.opinions.get(draft.id) ?? null) : null;
    fates.set(draft.id, fateOf(trial, opinion, checks));
    if ('passed' in trial && opinion && stands(opinion)) tally.passedRaw += 1;
    const faults = 'passed' in trial ? (opinion ? faultsOf(opinion) : []) : trial.faults;
    if (faults.length === 0) continue;
    const hints = checks.hints(draft).map((hint) => `suspected: ${hint}`);
    failures.push({ draft, faults: [...faults, ...hints] });
  }

  const corrected = failures.length === 0 ? new Map() : await checks.correct(failures);
  const again = new Map<string, Trial>();
  for (const { draft } of failures) {
    const written = corrected.get(draft.id);
    if (written) again.set(draft.id, tryGates(written, checks, tally, 'again'));
  }
  // A judge that answered nothing is not asked in vain once more.
  const away = first.unjudged !== null && first.answered === 0;
  const second = away ? NO_ANSWER : await verdicts('again', [...again.values()], checks, tally);
  for (const [id, trial] of again) {
    const opinion = 'passed' in trial ? (second.opinions.get(id) ?? null) : null;
    const before = fates.get(id);
    const now = fateOf(trial, opinion, checks);
    if ('kept' in now) tally.repaired += 1;
    // A correction that turns out worse does not take away what the judge let pass.
    if (!before || !('kept' in before) || ('kept' in now && !worse(now.kept, before.kept))) {
      fates.set(id, now);
    }
  }
  return verified(fates, tally, first.unjudged ?? second.unjudged);
}

const worse = (now: KeptClaim, before: KeptClaim) =>
  before.verdict === 'supported' && now.verdict === 'partly';

const NO_ANSWER: Judgement = { opinions: new Map(), unjudged: null, answered: 0 };

function tryGates(draft: DraftClaim, { gates }: Checks, tally: Tally, round = 'first'): Trial {
  const outcome = gates(draft);
  if (round === 'first') countOutcome(tally, outcome);
  else tally.unknownIds += outcome.unknownIds;
  if (!outcome.ok) return { failed: outcome.gate, faults: outcome.faults };
  const { text, evidence } = outcome;
  const arithmetic = outcome.arithmetic.map(({ formula }) => formula);
  return { passed: { draft, text, evidence, arithmetic } };
}

async function verdicts(
  round: 'first' | 'again',
  trials: readonly Trial[],
  { judge, hints, sources }: Checks,
  tally: Tally,
): Promise<Judgement> {
  const claims = trials.flatMap((trial): ToJudge[] => {
    if (!('passed' in trial)) return [];
    const { draft, text, evidence, arithmetic } = trial.passed;
    return [{ ...draft, text, evidence: [...evidence], arithmetic, hints: hints(draft) }];
  });
  if (claims.length === 0) return NO_ANSWER;
  const judgement = await judge(round, claims);
  const opinions = new Map<string, Opinion>();
  for (const { id, evidence } of claims) {
    const opinion = judgement.opinions.get(id);
    if (opinion) opinions.set(id, bounded(opinion, evidence, sources));
  }
  tally.verdictCalls += judgement.answered;
  if (round === 'first') tally.judged += opinions.size;
  return { ...judgement, opinions };
}

const stands = ({ verdict, rating }: Opinion) =>
  verdict === 'supported' && rating !== 'does_not_follow';

function fateOf(trial: Trial, opinion: Opinion | null, { sources }: Checks): Fate {
  if (!('passed' in trial)) return { droppedBy: trial.failed };
  if (opinion && (opinion.verdict === 'contradicted' || opinion.verdict === 'not_found')) {
    return { droppedBy: 'verdict', fault: opinion.fault };
  }
  return { kept: keptClaim(trial.passed, opinion, sources) };
}

/** For the writer; empty when the statement stands. */
function faultsOf({ verdict, fault, rating, note }: Opinion): string[] {
  const why = [fault === 'none' ? '' : ` (${fault})`, note === '' ? '' : `: ${note}`].join('');
  return [
    ...(verdict === 'supported' ? [] : [`the judge finds it ${verdict.replace('_', ' ')}${why}`]),
    ...(rating === 'does_not_follow' ? ['its rating does not follow from the sentence'] : []),
  ];
}

function verified(
  fates: ReadonlyMap<string, Fate>,
  tally: Tally,
  unjudged: Unjudged | null,
): Verified {
  const kept = new Map<string, KeptClaim>();
  for (const [id, fate] of fates) {
    if ('kept' in fate) kept.set(id, fate.kept);
    else drop(tally, fate.droppedBy, fate.fault);
  }
  return { kept, tally, droppedBy: tally.droppedBy, unjudged };
}
