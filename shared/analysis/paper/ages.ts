import type { Computed, Fact } from '../../domain/facts/fact.ts';
import { figuresIn } from '../../domain/figures/figures.ts';
import type { Source } from '../../domain/report.ts';
import type { Line } from './lines.ts';

/** How old a sentence's evidence is, and whether the sentence says so. */

export interface Ground {
  readonly sources: readonly Pick<Source, 'id' | 'published_at' | 'publisher'>[];
  readonly passages: readonly { readonly id: string; readonly source: string }[];
  readonly facts: readonly Fact[];
  readonly computed: readonly Computed[];
}

/** The passages behind ids of any kind: those of facts, and of the facts that were computed with. */
export function createPassagesBehind({ facts, computed }: Pick<Ground, 'facts' | 'computed'>) {
  const factOf = new Map(facts.map((fact) => [fact.id, fact]));
  const computedOf = new Map(computed.map((one) => [one.id, one]));
  const behind = (id: string, depth: number): string[] => {
    const fact = factOf.get(id);
    if (fact) return fact.evidence;
    const made = computedOf.get(id);
    if (!made) return [id];
    if (depth === 0) return [];
    return made.of.flatMap((one) => (typeof one === 'string' ? behind(one, depth - 1) : []));
  };
  return (ids: readonly string[]): string[] => [...new Set(ids.flatMap((id) => behind(id, 4)))];
}

/** When the latest source of a sentence was published; null when one is undated, for that may be the latest. */
export function createAsOf(ground: Ground): (evidence: readonly string[]) => string | null {
  const passagesBehind = createPassagesBehind(ground);
  const sourceOf = new Map(ground.passages.map(({ id, source }) => [id, source]));
  const dateOf = new Map(ground.sources.map(({ id, published_at }) => [id, published_at]));
  return (evidence) => {
    const dates = passagesBehind(evidence).map((id) => dateOf.get(sourceOf.get(id) ?? '') ?? null);
    const known = dates.filter((date) => date !== null);
    return known.length < dates.length ? null : (known.toSorted().at(-1) ?? null);
  };
}

/** A year, quarter or day stands in it. */
export const isDated = (text: string): boolean =>
  figuresIn(text).some(({ kind }) => kind === 'year' || kind === 'date' || kind === 'quarter');

/** A sentence that finds something, from sources that are all older than recent, and does not say when. */
export function isStale(
  line: Pick<Line, 'text' | 'kind' | 'evidence'>,
  asOf: (evidence: readonly string[]) => string | null,
  since: string,
): boolean {
  const date = asOf(line.evidence);
  return line.kind !== 'proposal' && date !== null && date < since && !isDated(line.text);
}

/** Elsewhere the date stands alone. */
const AS_OF: Readonly<Record<string, string>> = {
  en: 'as of ',
  de: 'Stand ',
  fr: 'état : ',
  es: 'a ',
};

/** "(as of March 2024)" before the full stop, in the language of the report. */
export function withDate(text: string, date: string, language: string): string {
  const [year, month] = date.split('-');
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', timeZone: 'UTC' };
  if (month !== undefined) options.month = 'long';
  const day = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, 1));
  const written = new Intl.DateTimeFormat(language, options).format(day);
  const word = AS_OF[language.split('-')[0] ?? ''] ?? '';
  const stop = /[.!?。！？।]\s*$/u.exec(text)?.index ?? text.length;
  return `${text.slice(0, stop)} (${word}${written})${text.slice(stop)}`;
}
