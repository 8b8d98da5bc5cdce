import type { Amount, Conflict, Fact } from '../../domain/facts/fact.ts';
import { promptLine } from '../../domain/pages/prompt-line.ts';
import { createAsOf, isStale } from './ages.ts';
import { benchmarks, citedIn, NEAR_UNKNOWN, nearPages, type Seen, seenBy } from './bearing.ts';
import { isRow, type Line, type PaperDraft } from './lines.ts';
import { datesAhead, type Material, recentSince, statesFigure } from './material.ts';
import { alike, createNearest } from './nearest.ts';

/** What code sees in a paper without understanding it; told to the critic, and some of it acted upon. */

const SAME = 0.75;
const MOST_BENCHMARKS = 15;
export function oversight(draft: PaperDraft, material: Material): string[] {
  const { evidence, facts, today } = material;
  const seen = seenBy(citedIn(draft), material);
  const cites = (id: string) => seen.passages.has(id);
  const pages = nearPages(material).filter(
    (page) => !evidence.passages.some(({ id, source }) => source === page.source && cites(id)),
  );
  const dates = datesAhead(evidence.passages, today).filter(({ passage }) => !cites(passage));
  const asOf = createAsOf({ ...evidence, ...material });
  const stale = draft.lines.filter((line) => isStale(line, asOf, recentSince(material)));
  return [
    ...pages.map(
      ({ passage, source }) =>
        `no sentence cites ${source}, which is near the question (${passage})`,
    ),
    ...dates
      .slice(0, 10)
      .map(({ passage, date }) => `${date} lies ahead in ${passage}; no sentence cites it`),
    ...benchmarks(facts, seen.facts)
      .slice(0, MOST_BENCHMARKS)
      .map(({ id, entity, label, amount }) =>
        promptLine(
          `${id} could be a benchmark and is not used: ${entity}, ${label} ${amount.printed}`,
        ),
      ),
    ...material.conflicts
      .filter((one) => isOneWay(one, seen))
      .map(
        ({ id, facts: readings }) => `${id} is used one way only: ${readings.join(' against ')}`,
      ),
    ...flips(draft, material).map(
      ({ conflict, limit }) =>
        `${limit} lies between the readings of ${conflict}: the answer depends on which is right`,
    ),
    ...stale.map(
      ({ id, evidence: ids }) =>
        `${id} gives no date, and its latest source is of ${asOf(ids)?.slice(0, 7)}`,
    ),
    ...openEnded(draft, material).map(
      ({ id, bound, figure }) =>
        `${id} states ${figure}, which is ${bound}: is it taken for a limit?`,
    ),
    ...unsourced(draft).map(({ id }) => `${id} states a figure, and cites no F or D`),
    ...mayBeKnown(draft, material).map(
      ({ unknown, near }) => `${unknown} may be stated after all: see ${near.join(', ')}`,
    ),
    ...repeats(draft.lines).map(([first, second]) => `${second.id} repeats ${first.id}`),
  ];
}

/** For what the paper calls unknown, the passages that come nearest to saying it, and their figures. */
function mayBeKnown(draft: PaperDraft, { evidence, facts }: Material) {
  const nearest = createNearest(evidence.passages);
  return draft.unknowns.flatMap(({ what, query }, n) => {
    const found = nearest(`${what} ${query ?? ''}`, NEAR_UNKNOWN).map(({ one }) => one.id);
    const figures = facts.filter((fact) => fact.evidence.some((id) => found.includes(id)));
    const near = [...found, ...figures.slice(0, NEAR_UNKNOWN).map(({ id }) => id)];
    return near.length === 0 ? [] : [{ unknown: `U${n + 1}`, near }];
  });
}

function isOneWay({ facts }: Conflict, { facts: used }: Seen): boolean {
  const readings = facts.filter((id) => used.has(id)).length;
  return readings > 0 && readings < facts.length;
}

/** Answer and advice that state a computed figure with one end open. */
function openEnded({ lines }: PaperDraft, { computed }: Material) {
  return lines
    .filter(({ id }) => /^(?:answer|R\d+)\./u.test(id))
    .flatMap(({ id, evidence }) =>
      computed
        .filter((one) => evidence.includes(one.id) && /^at_/u.test(one.amount.bound))
        .map((one) => ({ id, bound: one.amount.bound.replace('_', ' '), figure: one.id })),
    );
}

/** Thresholds and conditions whose figure has no source that code knows. */
export const unsourced = ({ lines }: Pick<PaperDraft, 'lines'>): Line[] =>
  lines.filter(
    ({ id, text, evidence }) =>
      /^(?:answer\.change|R\d+\.reverse)/u.test(id) &&
      statesFigure(text) &&
      !evidence.some((one) => /^[FD]\d/u.test(one)),
  );

/** Sentences that say what an earlier one said, with that one; rows of a table are alike by their nature. */
export function repeats(lines: readonly Line[]): [first: Line, second: Line][] {
  const prose = lines.filter(({ id }) => !isRow(id));
  return prose.flatMap((line, index): [Line, Line][] => {
    const first = prose.slice(0, index).find(({ text }) => alike(text, line.text) >= SAME);
    return first ? [[first, line]] : [];
  });
}

export interface Flip {
  readonly conflict: string;
  /** The computed figure of the answer that lies between two readings. */
  readonly limit: string;
  readonly readings: readonly Fact[];
}

/** Both readings of each open conflict that the paper touches, tried on the limits that its answer computes. */
export function flips(draft: PaperDraft, material: Material): Flip[] {
  const seen = seenBy(citedIn(draft), material);
  const limits = new Set(
    draft.lines.filter(({ id }) => /^answer\./u.test(id)).flatMap(({ evidence }) => evidence),
  );
  const computed = material.computed.filter(({ id }) => limits.has(id));
  const open = material.conflicts.filter(
    ({ rule, facts }) =>
      (rule === 'unresolved' || rule === 'range') && facts.some((id) => seen.facts.has(id)),
  );
  return open.flatMap(({ id, facts }) => {
    const readings = material.facts.filter((fact) => facts.includes(fact.id));
    const apart = (limit: Amount) =>
      readings.some(({ amount }) => isOf(amount, limit) && amount.high < limit.low) &&
      readings.some(({ amount }) => isOf(amount, limit) && amount.low > limit.high);
    return computed
      .filter(({ amount }) => apart(amount))
      .map((limit) => ({ conflict: id, limit: limit.id, readings }));
  });
}

const isOf = (a: Amount, b: Amount): boolean =>
  a.unit === b.unit && a.currency === b.currency && a.unit !== 'other';
