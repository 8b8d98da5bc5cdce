import { cleanText } from '../claims/clean-text.ts';
import { type EvidenceBase, normaliseIds } from '../claims/gates.ts';
import { addressIn } from '../claims/web-addresses.ts';
import { directionFaults } from '../direction/direction.ts';
import type { Figure } from '../figures/figure.ts';
import { agrees } from '../figures/figure-match.ts';
import { yearsOfFigures } from '../figures/figure-years.ts';
import { figuresIn } from '../figures/figures.ts';
import { namesEntity } from '../names/organisation-name.ts';
import type { Fact } from '../report.ts';
import { amountOf, MEASURED } from './fact-amount.ts';
import { periodFaults } from './fact-period.ts';
import { statesMetric } from './metric-words.ts';

/** A fact as the model wrote it: the number as a text ("97.69") and its unit ("USD billion"). */
export interface DraftFact {
  readonly metric: string;
  readonly value: string;
  readonly unit: string;
  readonly period: string;
  readonly entity: string;
  readonly evidence: readonly string[];
}

export type FactOutcome = { unknownIds: number } & (
  | { ok: true; fact: Omit<Fact, 'id'> }
  | {
      ok: false;
      faults: string[];
      /** What became of its number; `unchecked` when it was held against no passage. */
      figure: 'borne_out' | 'failed' | 'unchecked';
    }
);

const LONGEST = { metric: 120, value: 60, unit: 40, period: 60, entity: 120 } as const;

/**
 * Holds a fact against its passages. It passes when one of them states the metric, the value, the period and
 * the entity; `evidence` becomes the passages that do, `value` the number in base units.
 */
export function checkFact(written: DraftFact, base: EvidenceBase): FactOutcome {
  const draft = cleaned(written);
  const named = normaliseIds(draft.evidence);
  const known = named.filter((id) => base.passageText(id) !== undefined);
  const unknownIds = named.length - known.length;
  const passages = known.map((id) => base.passageText(id) ?? '');

  const faults = formFaults(draft, passages);
  const amount = faults.length === 0 ? amountOf(draft.value, draft.unit) : undefined;
  if (faults.length === 0 && amount === undefined) {
    faults.push(`value "${draft.value}" with unit "${draft.unit}" is not one number`);
  }
  if (known.length === 0) faults.push('no known passage is cited');
  if (faults.length > 0 || amount === undefined) {
    return { ok: false, faults, unknownIds, figure: 'unchecked' };
  }

  let closest: PassageFaults | undefined;
  const evidence: string[] = [];
  let unit = amount.label;
  for (const id of known) {
    const checked = passageFaults(draft, amount.figure, id, base);
    if (checked.figures.length + checked.others.length > 0) {
      if (closest === undefined || count(checked) < count(closest)) closest = checked;
      continue;
    }
    evidence.push(id);
    // The passage may name the currency that the draft leaves open.
    if ((unit === '$' || unit === '') && checked.unit !== null) unit = checked.unit;
  }
  if (evidence.length === 0 && closest !== undefined) {
    const { figures, others } = closest;
    const figure = figures.length > 0 ? 'failed' : 'borne_out';
    return { ok: false, faults: [...figures, ...others], unknownIds, figure };
  }
  const { metric, period, entity } = draft;
  return {
    ok: true,
    unknownIds,
    fact: {
      metric,
      value: amount.figure.value,
      unit: unit === '$' ? 'USD' : unit,
      period,
      entity,
      evidence,
    },
  };
}

function cleaned(draft: DraftFact): DraftFact {
  return {
    metric: cleanText(draft.metric),
    value: cleanText(draft.value),
    unit: cleanText(draft.unit),
    period: cleanText(draft.period),
    entity: cleanText(draft.entity),
    evidence: draft.evidence,
  };
}

function formFaults(draft: DraftFact, passages: readonly string[]): string[] {
  const faults: string[] = [];
  for (const [field, most] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][]) {
    const text = draft[field];
    if (text === '' && (field === 'metric' || field === 'value' || field === 'entity')) {
      faults.push(`${field} is empty`);
    }
    if (text.length > most) faults.push(`${field} is longer than ${most} characters`);
    // "Booking.com" is a company's name where a passage writes it.
    if (addressIn(text, field === 'entity' ? passages : []) !== null)
      faults.push(`${field} holds an address or a tag`);
  }
  if (faults.length > 0) return faults;
  if (figuresIn(draft.metric).some((f) => MEASURED.has(f.kind) && !/^\p{L}/u.test(f.raw))) {
    faults.push('metric states a figure of its own');
  }
  return faults;
}

interface PassageFaults {
  /** Of the number, its year and its period. */
  figures: string[];
  /** Of the metric and the entity. */
  others: string[];
  /** The unit that the passage states. */
  unit: string | null;
}

const count = ({ figures, others }: PassageFaults) => figures.length + others.length;

function passageFaults(
  draft: DraftFact,
  figure: Figure,
  id: string,
  base: EvidenceBase,
): PassageFaults {
  const text = base.passageText(id) ?? '';
  const figures: string[] = [];
  const stated = figuresIn(text);
  const mine = { figure, text: `${draft.metric} ${draft.value}` };
  const found = stated.filter((other) => agrees(mine, { figure: other, text }));
  if (found.length === 0) figures.push(`value "${draft.value} ${draft.unit}" is not in ${id}`);
  figures.push(...periodFaults(draft.period, text));

  const years = figuresIn(draft.period).filter((f) => f.kind === 'year');
  const tied = yearsOfFigures(text, stated);
  const elsewhere = found.map((other) => tied.get(other));
  if (found.length > 0 && years.length > 0) {
    const wrong = elsewhere.every(
      (y) => y !== undefined && !years.some((year) => year.value === y),
    );
    if (wrong) figures.push(`value belongs to ${elsewhere[0]} in ${id}`);
  }
  const others: string[] = [];
  if (!statesMetric(text, draft.metric)) others.push(`${id} does not state "${draft.metric}"`);
  // "net loss" for "net income".
  const asWritten = found[0]?.raw ?? '';
  others.push(...directionFaults(`${draft.metric} was ${asWritten}`, [text]));
  if (
    !namesEntity(text, draft.entity) &&
    base.subjectFault(`${draft.entity}: ${draft.metric}`, [id]) !== null
  ) {
    others.push(`${id} is not about "${draft.entity}"`);
  }
  return { figures, others, unit: found[0]?.unit ?? null };
}
