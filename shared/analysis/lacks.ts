import { dueEnd } from '../domain/facts/due.ts';
import type { Computed, Fact, Metric } from '../domain/facts/fact.ts';
import { canonicalUrl } from '../domain/pages/addresses.ts';
import { companiesOf, isNamed, keptFacts, type Ledger } from '../domain/paper/ledger-reading.ts';
import type { Query, QuestionGroup } from './plan.ts';
import { termsOf } from './select-passages.ts';

/** A search with the addresses that it found. */
export interface Find {
  readonly query: Query;
  readonly urls: readonly string[];
}

/** What a report needs and has not been found. */
export interface Lacks {
  /** Research questions that fewer than two passages answer. */
  readonly groups: readonly QuestionGroup[];
  /** Key figures, as one would ask for them: `adidas AG: annual revenue of 2023, 2024, 2025 (found: 2024)`. */
  readonly figures: readonly string[];
}

/** Before what is lacking of the industry, and of no company. */
export const MARKET = 'market: ';

const ENOUGH_PASSAGES = 2;
/** Words that a passage shares with the search that found its page, the company's name aside. */
const SHARED_WORDS = 2;
const YEARS = 3;
const RIVALS = 4;

/**
 * What is missing after a round. A question counts as answered by the passages of pages that its searches found,
 * where they share words with the search: both are in one language. Pure.
 */
export function lacksOf({
  groups,
  finds,
  pages,
  ledger,
}: {
  groups: readonly QuestionGroup[];
  finds: readonly Find[];
  pages: readonly { url: string; passages: readonly { id: string; text: string }[] }[];
  ledger: Ledger;
}): Lacks {
  const byAddress = new Map(pages.map((page) => [addressOf(page.url), page.passages]));
  const names = termsOf([ledger.identity.name, ...ledger.identity.aliases].join(' '));
  const answers = new Map<string, Set<string>>();
  for (const { query, urls } of finds) {
    if (query.groups.length === 0) continue;
    const words = [...termsOf(query.query)].filter((word) => !names.has(word));
    const needed = Math.min(SHARED_WORDS, words.length);
    const bearing = [...new Set(urls.map(addressOf))]
      .flatMap((url) => byAddress.get(url) ?? [])
      .filter(({ text }) => {
        const terms = termsOf(text);
        return words.filter((word) => terms.has(word)).length >= needed;
      });
    for (const group of query.groups) {
      const known = answers.get(group) ?? new Set();
      for (const { id } of bearing) known.add(id);
      answers.set(group, known);
    }
  }
  return {
    groups: groups.filter(({ id }) => (answers.get(id)?.size ?? 0) < ENOUGH_PASSAGES),
    figures: missingFigures(ledger),
  };
}

const addressOf = (url: string) => canonicalUrl(url) ?? url;

function missingFigures(ledger: Ledger): string[] {
  const facts = keptFacts(ledger);
  const [company, ...rivals] = companiesOf(ledger);
  if (company === undefined) return [];
  const of = (names: readonly string[]) => facts.filter(({ entity }) => isNamed(entity, { names }));
  const lines = (name: string, own: readonly Fact[], years: number) => {
    const found = yearsOf(own);
    const wanted = latestYears(found, years, ledger.today);
    const shown = found.length === 0 ? '' : ` (found: ${found.map(yearOf).join(', ')})`;
    return [
      ...(wanted.every((year) => found.some((end) => yearOf(end) === year))
        ? []
        : [`${name}: annual revenue of ${wanted.join(', ')}${shown}`]),
      ...(has(own, ['revenue_growth']) || found.length > 1 ? [] : [`${name}: revenue growth`]),
      ...(hasMargin(own, ledger.computed) ? [] : [`${name}: operating margin`]),
      ...(has(own, ['market_share']) ? [] : [`${name}: market share`]),
    ];
  };
  return [
    ...lines(company.name, of(company.names), YEARS),
    ...(has(facts, ['market_size']) ? [] : [`${MARKET}size`]),
    ...(has(facts, ['market_growth']) ? [] : [`${MARKET}growth`]),
    ...rivals.slice(0, RIVALS).flatMap(({ name, names }) => lines(name, of(names), 1)),
  ];
}

const has = (facts: readonly Fact[], metrics: readonly Metric[]) =>
  facts.some(({ metric }) => metrics.includes(metric));

/** Of so many years up to the latest that was found or should have been published by the day. */
function latestYears(found: readonly string[], years: number, today: string): string[] {
  const newest = found.at(-1) ?? `${Number(yearOf(today)) - years}`;
  const due = dueEnd({ kind: 'fiscal_year', end: newest }, today) ?? newest;
  const last = Number(yearOf(due));
  return Array.from({ length: years }, (_, at) => String(last - years + 1 + at));
}

const yearOf = (date: string) => date.slice(0, 4);

/** Ends of the years whose whole revenue is reported. */
function yearsOf(facts: readonly Fact[]): string[] {
  const years = facts
    .filter(
      ({ metric, status, period, geography }) =>
        metric === 'revenue' &&
        status === 'reported' &&
        period.kind === 'fiscal_year' &&
        geography === undefined,
    )
    .flatMap(({ period }) => period.end?.slice(0, 7) ?? []);
  return [...new Set(years)].toSorted();
}

function hasMargin(facts: readonly Fact[], computed: readonly Computed[]): boolean {
  if (has(facts, ['operating_margin', 'gross_margin'])) return true;
  const incomes = new Set(
    facts.filter(({ metric }) => metric === 'operating_income').map(({ id }) => id),
  );
  return computed.some(
    ({ op, of }) =>
      (op === 'share' || op === 'ratio') &&
      of.some((operand) => typeof operand === 'string' && incomes.has(operand)),
  );
}
