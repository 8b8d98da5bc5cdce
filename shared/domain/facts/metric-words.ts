import { foldText } from '../figures/number-notation.ts';

const SYNONYMS = new Map(
  Object.entries({
    sale: 'revenue',
    turnover: 'revenue',
    umsatz: 'revenue',
    umsatzerlöse: 'revenue',
    ventas: 'revenue',
    ingreso: 'revenue',
    ingresos: 'revenue',
    profit: 'income',
    earning: 'income',
    gewinn: 'income',
    headcount: 'employee',
    workforce: 'employee',
    staff: 'employee',
    mitarbeiter: 'employee',
    market_cap: 'capitalization',
    capitalisation: 'capitalization',
    capex: 'expenditure',
  }),
);
const IDLE = new Set(
  'the a an of in for and total overall reported annual full year s its to company der die das des de la le'.split(
    ' ',
  ),
);

/** The content words of a metric, one word for all that mean the same: "Total sales" → "revenue". */
export function metricWords(metric: string): string[] {
  const words = foldText(metric).match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.filter((word) => !IDLE.has(word)).map(sameWord))];
}

/** At least this share of a metric's content words stand in the passage that states its figure. */
const STATED = 0.5;

/** Whether a passage speaks of the metric, in whatever forms of its words. */
export function statesMetric(passage: string, metric: string): boolean {
  const text = foldText(passage);
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const stems = new Set(words.map((word) => stem(sameWord(word))));
  const sought = metricWords(metric);
  const found = sought.filter((word) => stems.has(stem(word)) || isWithin(word, text));
  return found.length > 0 && found.length >= STATED * sought.length;
}

/** Inside a compound ("Konzernumsatz"), or in a script that puts no spaces between words. */
function isWithin(word: string, text: string): boolean {
  return (word.length >= 5 || /[^\p{Script=Latin}\p{N}]/u.test(word)) && text.includes(word);
}

function sameWord(word: string): string {
  const one = singular(word);
  return SYNONYMS.get(word) ?? SYNONYMS.get(one) ?? one;
}

export function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)
    ? word.slice(0, -1)
    : word;
}

/** Brings "delivered" and "deliveries", "produced" and "production" together. */
const stem = (word: string) => word.slice(0, 6).replace(/(?:ies|es|s|ed|e|y)$/u, '');
