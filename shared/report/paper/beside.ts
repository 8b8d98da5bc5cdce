import type { Fact } from '../../domain/facts/fact.ts';
import { periodKey } from '../../domain/facts/period.ts';
import type { Claim } from '../../domain/section.ts';
import type { Wording } from '../view.ts';
import { figureText } from './figure-text.ts';

/** Key figures by fact id, and exhibits by their place in the report. */
export interface Beside {
  readonly figures: readonly string[];
  readonly exhibits: readonly number[];
}

/** For each message what of the ledger it states: a figure or exhibit stands beside the first that states it. */
export function besideMessages(wording: Wording): Beside[] {
  const { report } = wording;
  const facts = new Map(report.facts.map((fact) => [fact.id, fact]));
  // Without a time a figure stands in the ledger alone.
  const timed = report.key_figures
    .map(({ fact }) => fact)
    .filter((id) => {
      const fact = facts.get(id);
      return fact !== undefined && periodKey(fact.period) !== '';
    });
  const left = { figures: new Set(timed), exhibits: new Set(report.exhibits.keys()) };
  return (report.paper?.messages ?? []).map(({ title, support }) => {
    const claims = [title, ...support];
    const says = (id: string | undefined) => {
      const fact = id === undefined ? undefined : facts.get(id);
      return fact !== undefined && claims.some((claim) => isStated(wording, claim, fact));
    };
    const figures = [...left.figures].filter(says);
    const exhibits = [...left.exhibits].filter((at) =>
      report.exhibits[at]?.rows.some(({ cells }) => cells.some(({ ref }) => says(ref))),
    );
    for (const id of figures) left.figures.delete(id);
    for (const at of exhibits) left.exhibits.delete(at);
    return { figures, exhibits };
  });
}

/** It rests on what the figure rests on, and has its number. */
function isStated(wording: Wording, { evidence, text }: Claim, fact: Fact): boolean {
  const rests = evidence.some((id) => id === fact.id || fact.evidence.includes(id));
  const [number] = /\d[\d.,]*/u.exec(figureText(wording, fact.id)?.text ?? '') ?? [];
  if (!rests || number === undefined) return false;
  return text
    .split(number)
    .some(
      (before, at, all) =>
        at < all.length - 1 && !/[\d.,]$/.test(before) && !/^\d/.test(all[at + 1] ?? ''),
    );
}
