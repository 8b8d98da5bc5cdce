import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { passGates } from '../../shared/domain/claims/gates.ts';
import { type Case, caseSchema, groundOfCase } from './verification-cases.ts';

export type Final = 'supported' | 'partly' | 'dropped' | 'unchecked';

export interface Outcome {
  id: string;
  code: 'pass' | 'veto';
  gate: string | null;
  final: Final;
}

interface Summary {
  group: string;
  true: number;
  vetoed: number;
  lost: number;
  partly: number;
  false: number;
  shown: number;
  falsePartly: number;
}

/** Asks a model for the verdicts of cases that have none on record. */
export type Judge = (cases: readonly Case[]) => Promise<ReadonlyMap<string, Final>>;

/**
 * `verification --cases FILE [--json]`: the worker's gates over claim and passage pairs, and with the verdicts
 * recorded in the file, or a live judge's, what a report would show.
 */
export async function verification(
  { cases: file, json }: { cases: string; json: boolean },
  judge?: Judge,
): Promise<string[]> {
  const read: unknown = JSON.parse(await readFile(file, 'utf8'));
  const cases = z.array(caseSchema).parse(Array.isArray(read) ? read : Object(read).cases);
  const outcomes = await outcomesOf(cases, judge);
  const groups = summaries(cases, outcomes);
  if (json) return [JSON.stringify({ cases: outcomes, groups })];
  return [...groups.map(lineOf), ...examples(cases, outcomes)];
}

export async function outcomesOf(cases: readonly Case[], judge?: Judge): Promise<Outcome[]> {
  const gated = cases.map((one) => {
    const { draft, ground } = groundOfCase(one);
    return { one, passed: passGates(draft, ground) };
  });
  const open = gated.filter(({ one, passed }) => passed.ok && !one.judged).map(({ one }) => one);
  const live = judge === undefined ? new Map<string, Final>() : await judge(open);
  return gated.map(({ one, passed }) => ({
    id: one.id,
    code: passed.ok ? 'pass' : 'veto',
    gate: passed.ok ? null : passed.gate,
    final: passed.ok ? (live.get(one.id) ?? recorded(one)) : 'dropped',
  }));
}

function recorded({ judged }: Case): Final {
  const verdict = judged?.verdict ?? 'unchecked';
  return verdict === 'contradicted' || verdict === 'not_found' ? 'dropped' : verdict;
}

/** By the part of the id before its number, and all together; contestable pairs aside. */
export function summaries(cases: readonly Case[], outcomes: readonly Outcome[]): Summary[] {
  const pairs = cases.flatMap((one, at) => {
    const outcome = outcomes[at];
    return outcome === undefined || one.contestable || !one.expected ? [] : [{ one, outcome }];
  });
  const groups = Map.groupBy(pairs, ({ one }) => one.id.replace(/[.\d]+$/, ''));
  return [...groups, ['all', pairs] as const].map(([group, list]) => {
    const count = (expected: Case['expected'], is: (outcome: Outcome) => boolean) =>
      list.filter(({ one, outcome }) => one.expected === expected && is(outcome)).length;
    const lost = ({ final }: Outcome) => final === 'dropped' || final === 'unchecked';
    return {
      group,
      true: count('keep', () => true),
      vetoed: count('keep', ({ code }) => code === 'veto'),
      lost: count('keep', lost),
      partly: count('keep', ({ final }) => final === 'partly'),
      false: count('drop', () => true),
      shown: count('drop', ({ final }) => final === 'supported'),
      falsePartly: count('drop', ({ final }) => final === 'partly'),
    };
  });
}

const rate = (part: number, of: number) =>
  of === 0 ? '–' : `${part} (${((100 * part) / of).toFixed(1)} %)`;

function lineOf(sum: Summary): string {
  return `${sum.group.padEnd(14)} true ${sum.true}: vetoed ${rate(sum.vetoed, sum.true)}, lost ${rate(sum.lost, sum.true)}, partly ${rate(sum.partly, sum.true)} | false ${sum.false}: shown ${rate(sum.shown, sum.false)}, partly ${rate(sum.falsePartly, sum.false)}`;
}

function examples(cases: readonly Case[], outcomes: readonly Outcome[]): string[] {
  return cases.flatMap((one, at) => {
    const outcome = outcomes[at];
    if (one.contestable || one.expected !== 'keep' || outcome?.code !== 'veto') return [];
    return [`vetoed though true: ${one.id} (${outcome.gate}) ${one.claim}`];
  });
}
