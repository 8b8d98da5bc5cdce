import { factLine } from '../domain/facts/fact-line.ts';
import { factsToJudge } from '../domain/facts/standard-figures.ts';
import { keyFigures } from '../domain/paper/key-figures.ts';
import type { Computed, Fact, Gap, Identity } from '../domain/report.ts';
import { type CheckUses, judgeOnce } from './checks.ts';
import type { FactLedger } from './extract-facts.ts';
import type { ToJudge, Unjudged } from './verdict.ts';

/**
 * Asks the judge about the facts that a reader relies on: whose figure, of what, per what, for when. What the
 * passages do not say leaves the ledger, and so does what was computed from it; facts that nobody is asked
 * about stay `unchecked`. A name in the report's language that the judge did not confirm gives way to the page's words.
 */
export async function judgeFacts(
  ledger: FactLedger,
  identity: Identity,
  uses: CheckUses,
): Promise<{ ledger: FactLedger; unjudged: Unjudged | null }> {
  const { today } = uses;
  const shown = keyFigures({ ...ledger, identity, today }).flatMap(({ fact, earlier }) => [
    fact,
    ...earlier,
  ]);
  const asked = factsToJudge(ledger.facts, ledger.computed, shown).map(asStatement);
  if (asked.length === 0) {
    return { ledger: { ...ledger, facts: ledger.facts.map(withoutName) }, unjudged: null };
  }
  const { opinions, unjudged } = await judgeOnce('verdict:facts', asked, uses);
  const fallen = new Set<string>();
  const facts = ledger.facts.map((fact): Fact => {
    const verdict = opinions.get(fact.id)?.verdict;
    if (verdict === 'supported') return { ...fact, verdict };
    if (verdict === undefined) return withoutName(fact);
    if (verdict === 'contradicted' || verdict === 'not_found') fallen.add(fact.id);
    return { ...withoutName(fact), verdict: 'partly' };
  });
  const gaps: Gap[] = unjudged ? [...ledger.gaps, { section: 'facts', ...unjudged }] : ledger.gaps;
  return { ledger: without({ ...ledger, facts, gaps }, fallen), unjudged };
}

function withoutName({ name: _unconfirmed, ...fact }: Fact): Fact {
  return fact;
}

function without(ledger: FactLedger, fallen: ReadonlySet<string>): FactLedger {
  const gone = new Set(fallen);
  const stands = ({ of }: Computed) => of.every((one) => typeof one !== 'string' || !gone.has(one));
  // What is computed may rest on what was computed before it.
  for (const one of ledger.computed) if (!stands(one)) gone.add(one.id);
  const living = (id: string) => !gone.has(id);
  return {
    ...ledger,
    facts: ledger.facts.filter(({ id }) => living(id)),
    computed: ledger.computed.filter(({ id }) => living(id)),
    conflicts: ledger.conflicts.filter((conflict) => conflict.facts.every(living)),
  };
}

const asStatement = (fact: Fact): ToJudge => ({
  id: fact.id,
  text: fact.name === undefined ? factLine(fact) : `${factLine(fact)}, shown as “${fact.name}”`,
  kind: 'fact',
  about: fact.entity,
  evidence: fact.evidence,
});
