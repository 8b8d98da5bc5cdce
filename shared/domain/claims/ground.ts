import { sumWords } from '../facts/computed.ts';
import type { Computed } from '../facts/fact.ts';
import type { FigureKind, Stated } from '../figures/figure.ts';
import { figureAt } from '../figures/figure.ts';
import type { FigureGround } from '../figures/figure-check.ts';
import { decimalOf, type Notation } from '../figures/number-notation.ts';
import type { ReadPassage } from '../pages/passage.ts';

/** A sentence as the model wrote it. */
export interface Draft {
  readonly id: string;
  readonly text: string;
  readonly kind: 'fact' | 'inference' | 'proposal';
  /** `company`, `market`, or the name of somebody else. */
  readonly about: string;
  /** Passage, fact and computed-fact ids, however the model wrote them. */
  readonly evidence: readonly string[];
}

/** The amount of a ledger or computed fact, as the report stores it. */
export interface CitedAmount {
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly currency?: string | undefined;
  readonly printed: string;
}

export interface CitedFact {
  readonly amount: CitedAmount;
  readonly label?: string;
  readonly entity?: string;
  readonly period?: {
    readonly label: string;
    readonly start?: string | undefined;
    readonly end?: string | undefined;
  };
  readonly evidence: readonly string[];
}

export type CitedComputed = Omit<Computed, 'id' | 'label'>;

export interface CitedSource {
  readonly title: string;
  readonly publisher: string;
  /** ISO date, month or year. */
  readonly publishedAt: string | null;
  readonly language: string | null;
  /** Years that its page names anywhere: a passage may speak of "that December". */
  readonly years?: readonly string[];
}

/** All that gates and hints hold a claim against. */
export interface Ground {
  passage(id: string): ReadPassage | undefined;
  /** By source id. */
  source(id: string): CitedSource | undefined;
  fact(id: string): CitedFact | undefined;
  computed(id: string): CitedComputed | undefined;
  readonly names: { readonly company: readonly string[]; readonly others: readonly string[] };
  /** Of the report, BCP 47; empty when it is not known. */
  readonly language: string;
  /** ISO date; empty when it is not known. */
  readonly today: string;
  readonly recencyDays: number;
}

/** A draft with what its known ids lead to. */
export interface Cited {
  /** Known ids in the draft's order, each once. */
  readonly ids: readonly string[];
  /** Ids that lead nowhere. */
  readonly unknown: readonly string[];
  /** Cited passages, and those that cited facts rest on. */
  readonly passages: readonly ReadPassage[];
  readonly sources: readonly CitedSource[];
  readonly facts: readonly (CitedFact | CitedComputed)[];
}

const ID =
  /(?<![\p{L}\p{N}])(?:S(\d{1,6})[ ]?[-._:/ ][ ]?p(\d{1,6})|([FD])[ -]?(\d{1,6}))(?![\p{L}\p{N}])/giu;

/** Ids as they are stored, each once, from however the model wrote them: " [s1.P3], S2-p1", "F3". */
export function normaliseIds(raw: readonly string[]): string[] {
  const ids = raw.flatMap((entry) => {
    const found = [...entry.slice(0, 2000).matchAll(ID)].map(([, source, passage, ledger, n]) =>
      ledger === undefined
        ? `S${Number(source)}.p${Number(passage)}`
        : `${ledger.toUpperCase()}${Number(n)}`,
    );
    return found.length > 0 || entry.trim() === '' ? found : [entry.trim().slice(0, 80)];
  });
  return [...new Set(ids)];
}

export function citedBy(draft: Draft, ground: Ground): Cited {
  const named = normaliseIds(draft.evidence);
  const known = (id: string) =>
    (ground.passage(id) ?? ground.fact(id) ?? ground.computed(id)) !== undefined;
  const ids = named.filter(known);
  const passageIds = new Set<string>();
  const facts: (CitedFact | CitedComputed)[] = [];
  const seen = new Set<string>();
  const follow = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    if (ground.passage(id) !== undefined) passageIds.add(id);
    const fact = ground.fact(id);
    const computed = ground.computed(id);
    if (fact !== undefined) facts.push(fact);
    if (computed !== undefined) facts.push(computed);
    for (const next of fact?.evidence ?? []) follow(next);
    for (const next of computed?.of ?? []) if (typeof next === 'string') follow(next);
  };
  ids.forEach(follow);
  const passages = [...passageIds].flatMap((id) => ground.passage(id) ?? []);
  const sources = [...new Set(passages.map(({ source }) => source))];
  return {
    ids,
    unknown: named.filter((id) => !known(id)),
    passages,
    sources: sources.flatMap((id) => ground.source(id) ?? []),
    facts,
  };
}

const KINDS: Record<string, FigureKind> = {
  money: 'money',
  percent: 'percent',
  points: 'points',
  times: 'multiple',
};
const UNITS: Record<string, string> = {
  hours: 'hour',
  kwh: 'Wh',
  tonne: 't',
  percent: '%',
  points: 'pp',
};

function statedBy({ low, high, unit, currency, printed }: CitedAmount): Stated {
  const figure = figureAt(printed, 0, printed.length, {
    kind: KINDS[unit] ?? 'number',
    value: low,
    low,
    high,
    range: low === high ? null : 'closed',
    unit: currency ?? UNITS[unit] ?? null,
  });
  return { figure, text: printed };
}

/** What a draft's figures are held against. A row of a table counts by its cells, not by its bare text. */
export function figureGround({ passages, sources, facts }: Cited, ground: Ground): FigureGround {
  const rows = passages.flatMap((passage) => (passage.row === undefined ? [] : [passage.row]));
  const cells = rows.flatMap(({ label, cells }) =>
    cells.map((cell) => ({ cell, text: [label, ...cell.heads, cell.text].join(' | ') })),
  );
  const texts = passages.flatMap(({ text, notation, row }) =>
    row === undefined ? [{ text, notation }] : [{ text: row.label, notation }],
  );
  const unread = cells.flatMap(({ cell }) => (cell.figure === null ? [{ text: cell.text }] : []));
  const words = facts.flatMap((fact) => {
    const { period } = 'period' in fact ? fact : {};
    const label = 'formula' in fact ? sumWords(fact) : `${fact.label ?? ''} ${fact.entity ?? ''}`;
    return [label, fact.amount.printed, period?.label, period?.start, period?.end];
  });
  const notation = notationFor(ground.language);
  return {
    texts: [...texts, ...unread, ...words.flatMap((text) => (text ? [{ text }] : []))],
    contexts: passages.flatMap(({ context, notation: pages }) =>
      context.map(({ text }) => ({ text, notation: pages })),
    ),
    figures: [
      ...cells.flatMap(({ cell, text }) =>
        cell.figure === null ? [] : [{ figure: cell.figure, text }],
      ),
      ...facts.map(({ amount }) => statedBy(amount)),
    ],
    dated: sources.flatMap(datedBy),
    names: [...ground.names.company, ...ground.names.others],
    ...(notation === null ? {} : { notation }),
  };
}

/** A page that appears in January tells of the year before as "2024" or "last year". */
function datedBy({ title, publishedAt, years = [] }: CitedSource): string[] {
  if (publishedAt === null) return [title, ...years];
  return [title, ...years, publishedAt, String(Number(publishedAt.slice(0, 4)) - 1)];
}

function notationFor(language: string): Notation | null {
  const decimal = decimalOf(language);
  return decimal === null ? null : { decimal, spaceGroups: !language.startsWith('en') };
}
