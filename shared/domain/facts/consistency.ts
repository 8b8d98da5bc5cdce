import { unitsAgree } from '../figures/figure-lexicon.ts';
import { figuresIn } from '../figures/figures.ts';
import { foldText, lastDigit } from '../figures/number-notation.ts';
import { bareName } from '../names/organisation-name.ts';
import type { Contradiction, Fact } from '../report.ts';
import { metricWords, singular } from './metric-words.ts';

/** What is foreseen has a spread, not a contradiction. */
const FORESEEN =
  /(?<!\p{L})(?:expect\p{L}*|forecast\p{L}*|estimat\p{L}*|target\p{L}*|guidance|consensus|outlook|project(?:ed|ions?)|predict\p{L}*|planned|goals?|prognose\p{L}*|erwart\p{L}*|prévision\p{L}*|prévu\p{L}*|objectif|pronóstico|previst\p{L}*|objetivo|potential|addressable)(?!\p{L})/u;
/** Alike within this share of the larger value, whatever the digits. */
const TOLERANCE = 0.01;
/** Few digits excuse no more than this: 100 and 140 are not one number rounded. */
const WIDEST_ROUNDING = 0.1;

/** Facts on the same metric, entity, period and unit whose values differ by more than rounding. */
export function findContradictions(facts: readonly Fact[]): Contradiction[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const period = periodKey(fact.period);
    if (period === '' || FORESEEN.test(foldText(`${fact.metric} ${fact.period}`))) continue;
    const key = JSON.stringify([metricKey(fact.metric), bareName(fact.entity), period]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [fact]);
    else group.push(fact);
  }
  const found: Contradiction[] = [];
  for (const group of groups.values()) {
    const ids = group
      .filter((fact) => group.some((other) => disagree(fact, other)))
      .map((fact) => fact.id);
    const [first] = group;
    if (first === undefined || ids.length < 2) continue;
    found.push({
      metric: first.metric,
      entity: first.entity,
      period: first.period,
      facts: [...new Set(ids)],
    });
  }
  return found;
}

function disagree(a: Fact, b: Fact): boolean {
  if (a.id === b.id || !unitsAgree(unitKey(a.unit), unitKey(b.unit))) return false;
  const apart = Math.abs(a.value - b.value);
  const size = Math.max(Math.abs(a.value), Math.abs(b.value));
  const rounding = Math.min(Math.max(halfStep(a.value), halfStep(b.value)), WIDEST_ROUNDING * size);
  return apart > Math.max(TOLERANCE * size, rounding) * (1 + 1e-9);
}

/** Half a unit of the last significant digit: 0.05 for 17.9, five million for 97690000000. */
function halfStep(value: number): number {
  const plain = Math.abs(value).toLocaleString('en-US', {
    useGrouping: false,
    maximumSignificantDigits: 15,
  });
  return 10 ** lastDigit(plain) / 2;
}

const metricKey = (metric: string) => metricWords(metric).sort().join(' ');

/** "FY2024", "fiscal 2024" and "2024" are one period; a text without years is its own. */
function periodKey(period: string): string {
  const figures = figuresIn(period);
  const years = figures.filter((f) => f.kind === 'year').map((f) => f.value);
  const others = figures
    .filter((f) => f.kind === 'quarter' || f.kind === 'date')
    .map((f) => `${f.unit ?? ''}${f.value}`);
  if (years.length + others.length > 0) return [...years, ...others].join(' ');
  return foldText(period)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function unitKey(unit: string): string | null {
  const bare = unit.trim();
  if (bare === '') return null;
  return bare === bare.toUpperCase() ? bare : singular(foldText(bare));
}
