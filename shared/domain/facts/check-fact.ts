import { cleanText } from '../claims/clean-text.ts';
import { normaliseIds } from '../claims/ground.ts';
import { addressIn } from '../claims/web-addresses.ts';
import type { Figure } from '../figures/figure.ts';
import { namesEntity } from '../names/organisation-name.ts';
import type { ReadPassage } from '../pages/passage.ts';
import { type DraftFact, type FactGround, type Found, type Looked, nameOf } from './draft-fact.ts';
import type { Amount, Fact, Period } from './fact.ts';
import { amountOf, draftFigure, nearly } from './fact-amount.ts';
import { polarity } from './label-match.ts';
import { periodOf, relativeYear } from './period.ts';
import { inProse } from './prose-value.ts';
import { inRow } from './row-value.ts';
import { timesIn } from './time-reading.ts';

export type CheckedFact = Omit<Fact, 'id' | 'publishers' | 'as_of' | 'fresh' | 'verdict'>;

export type FactOutcome = { unknownIds: number } & (
  | {
      ok: true;
      fact: CheckedFact;
      /** Of a period that was given: it stands on the page; when not, the fact is kept without it. */
      periodFound: boolean;
    }
  | {
      ok: false;
      faults: string[];
      /** What became of its number; `unchecked` when it was held against no passage. */
      figure: 'borne_out' | 'failed' | 'unchecked';
    }
);

const LONGEST = {
  ...{ label: 160, value: 60, unit: 40, period: 80, entity: 120, qualifier: 160, geography: 80 },
} as const;
type TextField = keyof typeof LONGEST;

/**
 * Holds a fact against its passages: one of them states value and unit, in a row or sentence of that label, of
 * that owner, and not for another time. `evidence` becomes the passages that do, the amount theirs.
 */
export function checkFact(written: DraftFact, ground: FactGround): FactOutcome {
  const draft = cleaned(written);
  const named = normaliseIds(draft.evidence);
  const known = named.flatMap((id) => ground.passage(id) ?? []);
  const unknownIds = named.length - known.length;
  const faults = formFaults(draft, known);
  if (known.length === 0) faults.push('no known passage is cited');
  if (faults.length > 0) return { ok: false, faults, unknownIds, figure: 'unchecked' };

  const borne: { passage: ReadPassage; found: Found; value: Figure }[] = [];
  let closest: Extract<Looked, { ok: false }> | undefined;
  for (const passage of known) {
    const value = draftFigure(draft.value, draft.unit, passage.notation);
    const looked: Looked =
      value === undefined
        ? { ok: false, faults: [`"${draft.value} ${draft.unit}" is not one number`], figure: false }
        : look(draft, value, passage, ground);
    if (looked.ok && value !== undefined) borne.push({ passage, found: looked.found, value });
    else if (!looked.ok && (closest === undefined || looked.figure)) closest = looked;
  }
  const [first] = borne.sort((a, b) => rank(b.found) - rank(a.found));
  if (first === undefined) {
    const figure = closest?.figure ? 'borne_out' : 'failed';
    return { ok: false, faults: closest?.faults ?? [], unknownIds, figure };
  }
  const { found, value } = first;
  const period = storedPeriod(
    draft,
    found,
    ground.source(first.passage.source)?.publishedAt ?? null,
    [ground.source(first.passage.source)?.title ?? '', ...ground.textsOf(first.passage.source)],
  );
  const { entity, metric, qualifier, geography, status } = draft;
  return {
    ok: true,
    unknownIds,
    periodFound: draft.period === '' || period.origin !== 'none',
    fact: {
      entity,
      metric,
      label: found.label,
      ...(qualifier === undefined || qualifier === '' ? {} : { qualifier }),
      ...(geography === undefined || geography === '' ? {} : { geography }),
      ...nameOf(draft, first.passage.text),
      amount: asResult(
        draft,
        nearly(
          amountOf(found.figure, value, { per: draft.per, printed: found.printed }),
          first.passage.row ? '' : first.passage.text.slice(0, found.figure.start),
        ),
      ),
      period,
      status,
      evidence: borne.map(({ passage }) => passage.id),
    },
  };
}

const RESULTS = new Set<Fact['metric']>(['operating_income', 'net_income', 'free_cash_flow']);

/** A loss that is printed as a positive number is a result below nothing. */
function asResult({ metric, label }: DraftFact, amount: Amount): Amount {
  if (!RESULTS.has(metric) || polarity(label) === 1 || amount.high <= 0) return amount;
  const turned = { at_least: 'at_most', at_most: 'at_least' } as const;
  const { bound } = amount;
  const bounded = bound === 'at_least' || bound === 'at_most' ? turned[bound] : bound;
  return { ...amount, low: -amount.high, high: -amount.low, bound: bounded };
}

const rank = ({ period }: Found) => (period.fit === 'same' ? 1 : 0);

function look(draft: DraftFact, value: Figure, passage: ReadPassage, ground: FactGround): Looked {
  const looked = passage.row
    ? inRow(draft, value, passage, passage.row, ground)
    : inProse(draft, value, passage, ground);
  if (!looked.ok) return looked;
  const { fit } = looked.found.period;
  if (fit === 'other') {
    return { ok: false, faults: [`the value is not for "${draft.period}"`], figure: true };
  }
  if (!isOwner(draft.entity, passage, ground)) {
    return { ok: false, faults: [`${passage.id} is not about "${draft.entity}"`], figure: true };
  }
  return looked;
}

/** The owner is named here or above, or is the company on a page about it, or is no name ("market"). */
function isOwner(entity: string, passage: ReadPassage, ground: FactGround): boolean {
  const source = ground.source(passage.source);
  const words = [passage.text, passage.row?.label ?? '', source?.title ?? ''];
  const heads = [...passage.context.map(({ text }) => text), ...words].join('\n');
  if (namesEntity(heads, entity)) return true;
  const { company, others } = ground.names;
  if (company.some((name) => namesEntity(entity, name) || namesEntity(name, entity))) {
    return source?.about !== 'other' || company.some((name) => namesEntity(heads, name));
  }
  const isNamed = others.some((name) => namesEntity(entity, name)) || /^\p{Lu}/u.test(entity);
  return (
    !isNamed && !/^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{Script=Hangul}]/u.test(entity)
  );
}

/** "Q4" of "Q4 2025" where the page speaks of a fourth quarter and of no year; '' where it speaks of neither. */
function withoutYear(label: string, texts: readonly string[]): string {
  const { quarters, halves } = timesIn(label);
  const parts = texts.map(timesIn);
  const isTold =
    quarters.some((one) => parts.some((text) => text.quarters.includes(one))) ||
    halves.some((one) => parts.some((text) => text.halves.includes(one)));
  return isTold ? label.replace(/(?<!\d)(?:19|20)\d\d(?!\d)/gu, '').trim() : '';
}

function storedPeriod(
  draft: DraftFact,
  found: Found,
  publishedAt: string | null,
  texts: readonly string[],
): Period {
  const label = draft.period;
  const nowhere: Period = { kind: 'unknown', label: '', origin: 'none' };
  if (label === '') return nowhere;
  const time = timesIn(label);
  if (found.period.fit === 'same') return periodOf(label, found.period.origin, time);
  const year = relativeYear(label, publishedAt);
  if (year !== undefined) return periodOf(String(year), 'page_date');
  // A relative word that nobody resolves is at least what the page says, and so is a quarter without its year.
  const part = time.years.length > 0 ? withoutYear(label, texts) : label;
  return { ...nowhere, label: part };
}

function cleaned(draft: DraftFact): DraftFact {
  const text = (field: TextField) => cleanText(draft[field] ?? '');
  return {
    ...draft,
    entity: text('entity'),
    label: text('label'),
    qualifier: text('qualifier'),
    geography: text('geography'),
    name: cleanText(draft.name ?? ''),
    value: text('value'),
    unit: text('unit'),
    period: text('period'),
  };
}

function formFaults(draft: DraftFact, passages: readonly ReadPassage[]): string[] {
  const texts = passages.map(({ text }) => text);
  return (Object.keys(LONGEST) as TextField[]).flatMap((field) => {
    const text = draft[field] ?? '';
    const needed = field === 'label' || field === 'value' || field === 'entity';
    if (text === '') return needed ? [`${field} is empty`] : [];
    if (text.length > LONGEST[field])
      return [`${field} is longer than ${LONGEST[field]} characters`];
    // "Booking.com" is a company's name where a passage writes it.
    const address = addressIn(text, field === 'entity' ? texts : []);
    return address === null ? [] : [`${field} holds an address or a tag`];
  });
}
