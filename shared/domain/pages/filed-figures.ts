import { z } from 'zod';

/** SEC companyfacts as sentences: only whole years, each figure of one tag or borne out by an identity. */

const pointSchema = z.object({
  start: z.string().optional(),
  end: z.string(),
  val: z.number(),
  form: z.string(),
  filed: z.string(),
});
type Point = z.infer<typeof pointSchema>;
const taxonomy = z.record(
  z.string(),
  z.looseObject({ units: z.record(z.string(), z.array(pointSchema)) }),
);
export const companyFactsSchema = z.looseObject({
  entityName: z.string(),
  facts: z.record(z.string(), z.unknown()),
});

/** In order of preference; tags of one measure may differ in scope. */
const MEASURES = {
  revenue: [
    'Revenues',
    'RevenueFromContractWithCustomerExcludingAssessedTax',
    'RevenueFromContractWithCustomerIncludingAssessedTax',
    'SalesRevenueNet',
    'Revenue',
    'RevenueFromContractsWithCustomers',
  ],
  'cost of revenue': ['CostOfRevenue', 'CostOfGoodsAndServicesSold', 'CostOfSales'],
  'gross profit': ['GrossProfit'],
  'operating income': ['OperatingIncomeLoss', 'ProfitLossFromOperatingActivities'],
  'net income': ['NetIncomeLoss', 'ProfitLossAttributableToOwnersOfParent'],
  'research and development expense': ['ResearchAndDevelopmentExpense'],
  'capital expenditure': [
    'PaymentsToAcquirePropertyPlantAndEquipment',
    'PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities',
  ],
} as const;
type Measure = keyof typeof MEASURES;

const ANNUAL = /^(?:10-K|20-F|40-F)(?:T|\/A|T\/A)?$/;
const DAY_MS = 86_400_000;
const YEARS = 4;

interface Filed {
  value: number;
  form: string;
  filed: string;
  /** What was filed first, when that was another value. */
  before: number | null;
}

/**
 * One sentence a figure, the newest years first; none for a company without annual filings of its own. A year is what
 * lasts 350 to 380 days, whatever year the filing is of; of one tag and year the latest filing counts, and an earlier
 * value is told; tags that differ for one year count only where revenue − cost = gross profit bears one of them out.
 */
export function filedSentences(
  given: unknown,
): { name: string; sentences: string[]; filed: string } | null {
  const { entityName: name, facts } = companyFactsSchema.parse(given);
  const tags = new Map<string, Map<string, readonly Point[]>>();
  for (const which of ['us-gaap', 'ifrs-full']) {
    const parsed = taxonomy.safeParse(facts[which]);
    for (const [tag, { units }] of Object.entries(parsed.data ?? {})) {
      if (!tags.has(tag)) tags.set(tag, new Map(Object.entries(units)));
    }
  }
  const currency = currencyOf(tags);
  if (currency === null) return null;
  const values = new Map<Measure, Map<string, Filed[]>>();
  for (const measure of measures) {
    const byYear = new Map<string, Filed[]>();
    for (const tag of MEASURES[measure]) {
      for (const [year, filed] of yearsOf(tags.get(tag)?.get(currency) ?? [])) {
        byYear.set(year, [...(byYear.get(year) ?? []), filed]);
      }
    }
    values.set(measure, byYear);
  }
  const ends = [...new Set([...values.values()].flatMap((years) => [...years.keys()]))]
    .toSorted((a, b) => b.localeCompare(a))
    .slice(0, YEARS);
  const sentences: string[] = [];
  let latest = '';
  for (const year of ends) {
    for (const measure of measures) {
      const chosen = choose(measure, year, values);
      if (chosen === null) continue;
      if (chosen.filed > latest) latest = chosen.filed;
      sentences.push(sentence(name, measure, currency, year, chosen));
    }
  }
  return sentences.length === 0 ? null : { name, sentences, filed: latest };
}

const measures = Object.keys(MEASURES) as Measure[];

/** The one in which most is filed. */
function currencyOf(
  tags: ReadonlyMap<string, ReadonlyMap<string, readonly Point[]>>,
): string | null {
  const counts = new Map<string, number>();
  for (const tag of measures.flatMap((measure) => [...MEASURES[measure]])) {
    for (const [unit, points] of tags.get(tag) ?? []) {
      if (/^[A-Z]{3}$/.test(unit)) counts.set(unit, (counts.get(unit) ?? 0) + points.length);
    }
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** By their last day: tags of one year may begin it a day apart. */
function yearsOf(points: readonly Point[]): Map<string, Filed> {
  const years = new Map<string, Filed>();
  for (const { start, end, val, form, filed } of points.toSorted((a, b) =>
    a.filed.localeCompare(b.filed),
  )) {
    if (start === undefined || !ANNUAL.test(form)) continue;
    const days = (Date.parse(end) - Date.parse(start)) / DAY_MS + 1;
    if (!(days >= 350 && days <= 380)) continue;
    const known = years.get(end);
    const first = known?.before ?? known?.value ?? val;
    years.set(end, { value: val, form, filed, before: first === val ? null : first });
  }
  return years;
}

/** The only value, or the one that the identity bears out; null where neither is so. */
function choose(
  measure: Measure,
  year: string,
  values: ReadonlyMap<Measure, ReadonlyMap<string, Filed[]>>,
): Filed | null {
  const of = (which: Measure) => values.get(which)?.get(year) ?? [];
  const own = of(measure);
  const [first] = own;
  if (first === undefined) return null;
  if (own.every(({ value }) => value === first.value)) return first;
  const fits = (revenue: number, cost: number, gross: number) => revenue - cost === gross;
  const borne = own.filter(({ value }) => {
    if (measure === 'revenue') {
      return of('cost of revenue').some((cost) =>
        of('gross profit').some((gross) => fits(value, cost.value, gross.value)),
      );
    }
    if (measure !== 'cost of revenue') return false;
    return of('revenue').some((revenue) =>
      of('gross profit').some((gross) => fits(revenue.value, value, gross.value)),
    );
  });
  const [only, ...others] = borne;
  return only !== undefined && others.every(({ value }) => value === only.value) ? only : null;
}

function sentence(
  name: string,
  measure: Measure,
  currency: string,
  year: string,
  { value, form, filed, before }: Filed,
): string {
  const amount = (of: number) => `${currency} ${of.toLocaleString('en-US')}`;
  const restated = before === null ? '' : `, restated from ${amount(before)}`;
  return `${name} reported ${measure} of ${amount(value)} for the fiscal year ended ${dayOf(year)} (form ${form}, filed ${dayOf(filed)}${restated}).`;
}

/** A sentence as it is made above. */
const SENTENCE =
  / reported (?<measure>[a-z ]+) of (?<currency>[A-Z]{3}) (?<value>-?[\d,]+(?:\.\d+)?) for the fiscal year ended (?<day>\d{1,2} \p{L}+ \d{4}) \(form /u;

export interface FiledFigure {
  readonly measure: string;
  readonly currency: string;
  readonly value: number;
  /** Last day of the year, `2024-12-31`. */
  readonly end: string;
}

/** What a sentence of a filing tells; null for any other text. */
export function filedFigure(sentence: string): FiledFigure | null {
  const { measure, currency, value, day } = SENTENCE.exec(sentence)?.groups ?? {};
  if (measure === undefined || currency === undefined || value === undefined) return null;
  const end = new Date(`${day} UTC`).toISOString().slice(0, 10);
  return { measure, currency, value: Number(value.replaceAll(',', '')), end };
}

const dayOf = (date: string) =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
