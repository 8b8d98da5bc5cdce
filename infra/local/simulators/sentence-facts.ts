/** One figure with its metric, unit, period and entity, read from a plainly built sentence. */
export interface ParsedFact {
  /** Words of the sentence that name what is measured. */
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly period: string;
  readonly entity: string;
}

const ADVICE =
  /\b(?:should|ought to|advice|advises?|recommends?|would change if|case against|reverse (?:it|this) if)\b/iu;

const ASIDE = /\b(?:would change if|case against|reverse (?:it|this) if)\b/iu;

/** "Tesla's charging network …": whose it is, by name, and what. */
export const OWNED =
  /^(?<entity>\p{Lu}[\p{L}\p{N}&.-]*(?: (?:\p{Lu}|&)[\p{L}\p{N}&.-]*){0,3})['’]s? (?<what>\p{L}.*)$/u;

/** The counter-case of a recommendation or its condition: no statement of its own. */
export const isAside = (sentence: string): boolean => ASIDE.test(sentence);

/** A recommendation, its counter-case or its condition, as against a statement of what is. */
export const isAdvice = (sentence: string): boolean => ADVICE.test(sentence);

const PERIOD =
  /\b(?:(?:the )?(first|second|third|fourth) quarter of ((?:19|20)\d\d)|Q([1-4]) ((?:19|20)\d\d)|((?:19|20)\d\d))\b/gu;
const QUARTER: Record<string, string> = { first: 'Q1', second: 'Q2', third: 'Q3', fourth: 'Q4' };
const VERB =
  'was|were|is|are|reached|totalled|totaled|amounted to|came to|stood at|rose to|fell to|grew to|increased to|declined to|dropped to|climbed to';
const FIGURE = String.raw`(?<sign>US\$|[$€£])?(?<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?<scale>thousand|million|billion|trillion|bn|m\b)?\s?(?<rest>%|percent\b|per [\p{L}-]+|[\p{L}][\p{L}-]*(?: per [\p{L}-]+)?)?`;
const STATES = new RegExp(
  `^(?<subject>[^,;:]{3,110}?) (?:${VERB}) (?:about |around |nearly |roughly )?${FIGURE}`,
  'u',
);
const DOES = new RegExp(
  String.raw`^(?<entity>\p{Lu}[\p{L}\p{N}&.-]*(?: \p{Lu}[\p{L}\p{N}&.-]*){0,3}) (?<verb>sold|delivered|produced|deployed|added|made|built) ${FIGURE}(?<object>(?: [\p{L}-]+){0,3}?)(?= in | during |[,.]| by )`,
  'u',
);
const CURRENCY: Record<string, string> = { $: 'USD', US$: 'USD', '€': 'EUR', '£': 'GBP' };
/** Units that stand before "of": the thing measured is what follows. */
const MEASURE = /^(?:[GMTk]Wh?|tonnes|miles|km|hours)$/u;
const SMALL = new Set(
  'in of for by at on to from and or with a an the up down compared after over during'.split(' '),
);

function periodOf(sentence: string, after: number): string {
  const found = [...sentence.matchAll(PERIOD)];
  // The period that follows the figure, else the one that leads the sentence.
  const near = found.find((m) => m.index >= after) ?? found.at(-1);
  if (near === undefined) return '';
  const [, word, year, digit, yearOfDigit, alone] = near;
  if (word !== undefined && year !== undefined) return `${QUARTER[word] ?? ''} ${year}`.trim();
  return digit !== undefined && yearOfDigit !== undefined
    ? `Q${digit} ${yearOfDigit}`
    : (alone ?? '');
}

function unitOf(groups: Record<string, string | undefined>, object: string): string {
  const scale = groups.scale ?? '';
  const rest = groups.rest ?? '';
  if (rest === '%' || rest === 'percent') return '%';
  const noun = SMALL.has(rest)
    ? ''
    : MEASURE.test(rest)
      ? rest
      : (object.split(' ').at(-1) ?? rest);
  const what = rest.startsWith('per ') ? rest : groups.sign === undefined ? noun : '';
  return [CURRENCY[groups.sign ?? ''] ?? '', scale, what].filter((part) => part !== '').join(' ');
}

/** "average battery pack price": no owner, but a thing that is measured. */
const THING =
  /^(?:average )?(?<thing>\p{Ll}[\p{L}-]*(?: (?!of\b)[\p{L}-]+){0,3}) (?:price|cost|rate|tariff)$/u;

const bare = (text: string): string =>
  text.replace(/^(?:the|a|an|its|their|in \d{4})\s+/iu, '').trim();

/** Null unless the sentence states one figure of one metric in a form that cannot be misread. */
export function parseFact(sentence: string): ParsedFact | null {
  if (
    isAdvice(sentence) ||
    /\b(?:expects?|expected|forecasts?|plans?|target|if|not)\b/iu.test(sentence)
  )
    return null;
  const does = DOES.exec(sentence);
  const states = does === null ? STATES.exec(sentence) : null;
  const groups = (does ?? states)?.groups;
  const value = groups?.value;
  if (groups === undefined || value === undefined) return null;
  const whole = (does ?? states)?.[0] ?? '';
  const period = periodOf(sentence, whole.length);
  if (period === '' || (/^(?:19|20)\d\d$/.test(value) && groups.sign === undefined)) return null;
  const rest = groups.rest ?? '';
  if (does !== null) {
    const object = MEASURE.test(rest)
      ? (groups.object ?? '').replace(/^ of /u, '')
      : `${SMALL.has(rest) ? '' : rest}${groups.object ?? ''}`.trim();
    if (groups.sign !== undefined || object === '' || rest === '%') return null;
    const unit = unitOf(groups, object);
    return { label: `${object} ${groups.verb}`, value, unit, period, entity: groups.entity ?? '' };
  }
  const subject = groups.subject ?? '';
  const owner = OWNED.exec(subject)?.groups;
  const metric = bare(owner?.what ?? subject);
  if (/\d/u.test(metric) || metric.split(' ').length > 12) return null;
  const entity = owner?.entity ?? THING.exec(metric)?.groups?.thing ?? '';
  const unit = unitOf(groups, rest);
  if (entity === '' || (unit === '' && !value.includes(','))) return null;
  return { label: metric, value, unit, period, entity };
}

/** Metrics of the ledger's closed list, by what the samples call them. */
const METRICS: readonly (readonly [says: RegExp, metric: string])[] = [
  [/^(?:total )?revenue$/iu, 'revenue'],
  [/^\w+ revenue$/iu, 'segment_revenue'],
  [/gross margin$/iu, 'gross_margin'],
  [/operating margin$/iu, 'operating_margin'],
  [/^net (?:income|loss)$/iu, 'net_income'],
  [/^free cash flow$/iu, 'free_cash_flow'],
  [/^capital expenditure$/iu, 'capex'],
  [/^research and development/iu, 'rnd'],
  [/^workforce$/iu, 'employees'],
  [/(?:delivered|sold)$/iu, 'units_sold'],
  [/^(?:market )?share of/iu, 'market_share'],
];

export const metricOf = (label: string): string =>
  METRICS.find(([says]) => says.test(label))?.[1] ?? 'other';

/** A plain sentence states a figure that is reported, for nothing narrower than its label says. */
export const PLAIN_FACT: Readonly<Record<string, string>> = {
  ...{ status: 'reported', per: 'none', qualifier: '', geography: '' },
};
