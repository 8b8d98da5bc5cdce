import { namesEntity } from '../company/organisation-name.ts';
import type { Figure } from '../figures/figure.ts';
import { figureFaults } from '../figures/figure-check.ts';
import { agrees } from '../figures/figure-match.ts';
import { yearsOfFigures } from '../figures/figure-years.ts';
import { figuresIn } from '../figures/figures.ts';
import type { Fact } from '../report.ts';
import { amountOf, MEASURED } from './fact-amount.ts';
import { type EvidenceBase, normaliseIds } from './gates.ts';
import { addressIn } from './web-addresses.ts';

/** A fact as the model wrote it: the number as a text ("97.69") and its unit ("USD billion"). */
export interface DraftFact {
  readonly metric: string;
  readonly value: string;
  readonly unit: string;
  readonly period: string;
  readonly entity: string;
  readonly evidence: readonly string[];
}

export type FactOutcome = { ok: true; fact: Omit<Fact, 'id'> } | { ok: false; faults: string[] };

const LONGEST = { metric: 120, value: 60, unit: 40, period: 60, entity: 120 } as const;

/**
 * Holds a fact against its passages. It passes when one of them states the value, the period's years and the
 * entity; `evidence` becomes the passages that do, `value` the number in base units.
 */
export function checkFact(draft: DraftFact, base: EvidenceBase): FactOutcome {
  const faults = formFaults(draft);
  const amount = faults.length === 0 ? amountOf(draft.value, draft.unit) : undefined;
  if (faults.length === 0 && amount === undefined) {
    faults.push(`value "${draft.value}" with unit "${draft.unit}" is not one number`);
  }
  const known = normaliseIds(draft.evidence).filter((id) => base.passageText(id) !== undefined);
  if (known.length === 0) faults.push('no known passage is cited');
  if (faults.length > 0 || amount === undefined) return { ok: false, faults };

  let closest: string[] | undefined;
  const evidence: string[] = [];
  let unit = amount.label;
  for (const id of known) {
    const checked = passageFaults(draft, amount.figure, id, base);
    if (checked.faults.length > 0) {
      if (closest === undefined || checked.faults.length < closest.length) closest = checked.faults;
      continue;
    }
    evidence.push(id);
    // The passage may name the currency that the draft leaves open.
    if ((unit === '$' || unit === '') && checked.unit !== null) unit = checked.unit;
  }
  if (evidence.length === 0) return { ok: false, faults: closest ?? [] };
  const [metric, period, entity] = [draft.metric, draft.period, draft.entity].map((text) =>
    text.trim(),
  );
  return {
    ok: true,
    fact: {
      metric: metric ?? '',
      value: amount.figure.value,
      unit: unit === '$' ? 'USD' : unit,
      period: period ?? '',
      entity: entity ?? '',
      evidence,
    },
  };
}

function formFaults(draft: DraftFact): string[] {
  const faults: string[] = [];
  for (const [field, most] of Object.entries(LONGEST) as [keyof typeof LONGEST, number][]) {
    const text = draft[field].trim();
    if (text === '' && (field === 'metric' || field === 'value' || field === 'entity')) {
      faults.push(`${field} is empty`);
    }
    if (text.length > most) faults.push(`${field} is longer than ${most} characters`);
    if (addressIn(text, []) !== null && field !== 'entity')
      faults.push(`${field} holds an address or a tag`);
  }
  if (faults.length > 0) return faults;
  if (figuresIn(draft.metric).some((f) => MEASURED.has(f.kind) && !/^\p{L}/u.test(f.raw))) {
    faults.push('metric states a figure of its own');
  }
  return faults;
}

function passageFaults(draft: DraftFact, figure: Figure, id: string, base: EvidenceBase) {
  const text = base.passageText(id) ?? '';
  const faults: string[] = [];
  const figures = figuresIn(text);
  const mine = { figure, text: `${draft.metric} ${draft.value}` };
  const found = figures.filter((other) => agrees(mine, { figure: other, text }));
  if (found.length === 0) faults.push(`value "${draft.value} ${draft.unit}" is not in ${id}`);
  const period = figureFaults(draft.period, [text]);
  faults.push(...period.faults.map((fault) => `period: ${fault}`));

  const years = figuresIn(draft.period).filter((f) => f.kind === 'year');
  const tied = yearsOfFigures(text, figures);
  const elsewhere = found.map((other) => tied.get(other));
  if (found.length > 0 && years.length > 0) {
    const wrong = elsewhere.every(
      (y) => y !== undefined && !years.some((year) => year.value === y),
    );
    if (wrong) faults.push(`value belongs to ${elsewhere[0]} in ${id}`);
  }
  if (
    !namesEntity(text, draft.entity) &&
    base.subjectFault(`${draft.entity}: ${draft.metric}`, [id]) !== null
  ) {
    faults.push(`${id} is not about "${draft.entity.trim()}"`);
  }
  return { faults, unit: found[0]?.unit ?? null };
}
