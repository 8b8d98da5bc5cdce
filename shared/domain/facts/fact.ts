import { z } from 'zod';

/** The ledger's own types: what is measured, how much, when. Field names are those of the stored report. */

export const METRICS = [
  ...['revenue', 'revenue_growth', 'segment_revenue', 'operating_income', 'operating_margin'],
  ...['gross_margin', 'net_income', 'free_cash_flow', 'cash', 'debt', 'capex', 'rnd', 'employees'],
  ...['customers', 'new_customers', 'churn', 'retention', 'revenue_per_customer', 'price'],
  ...['units_sold', 'capacity', 'usage', 'usage_share', 'audience', 'market_size'],
  ...['market_growth', 'market_share', 'input_cost', 'contract_value', 'contract_fee'],
  ...['deal_value', 'other'],
] as const;
export type Metric = (typeof METRICS)[number];

export const BOUNDS = ['exact', 'about', 'at_least', 'at_most', 'range'] as const;
export const UNITS = [
  ...['money', 'percent', 'points', 'times', 'count', 'hours', 'kwh', 'tonne', 'other'],
] as const;
export const PERS = [
  ...['year', 'quarter', 'month', 'season', 'event', 'customer', 'contract'],
] as const;
export const STATUSES = ['reported', 'guided', 'target', 'estimated', 'remark'] as const;

export const amountSchema = z.object({
  /** In base units: 97690000000, 17.9 for 17.9 %. Both ends are equal unless `bound` is `range`. */
  low: z.number(),
  high: z.number(),
  /** `at_least` and `at_most`: the true value lies on that side of the one that is given. */
  bound: z.enum(BOUNDS),
  unit: z.enum(UNITS),
  /** ISO 4217; absent where no page names it. */
  currency: z.string().optional(),
  per: z.enum(PERS).optional(),
  /** As the source writes it; of a computed amount, as an English text writes it. */
  printed: z.string(),
});
export type Amount = z.infer<typeof amountSchema>;

export const PERIOD_KINDS = [
  ...['fiscal_year', 'half', 'quarter', 'month', 'date', 'span', 'contract_term', 'ttm'],
  'unknown',
] as const;
export const periodSchema = z.object({
  kind: z.enum(PERIOD_KINDS),
  /** First and last year, month or day, as ISO dates cut to what is known; quarters and halves as the calendar's. */
  start: z.string().optional(),
  end: z.string().optional(),
  label: z.string(),
  /** Where it stands: beside the figure, in what stands above it, in the page's own line, or nowhere. */
  origin: z.enum(['passage', 'context', 'page_date', 'none']),
});
export type Period = z.infer<typeof periodSchema>;

export const FRESHNESS = ['new', 'ageing', 'old', 'undated'] as const;

export const factSchema = z.object({
  id: z.string(),
  entity: z.string(),
  metric: z.enum(METRICS),
  /** Words of the row or sentence, verbatim. */
  label: z.string(),
  qualifier: z.string().optional(),
  geography: z.string().optional(),
  /** What it is in the report's language, without owner, figure and period; where label and qualifier are the page's. */
  name: z.string().optional(),
  amount: amountSchema,
  period: periodSchema,
  status: z.enum(STATUSES),
  evidence: z.array(z.string()).min(1),
  publishers: z.int(),
  /** When the newest of its sources was published, as precisely as known; of an undated one, what it reports on. */
  as_of: z.string().nullable(),
  fresh: z.enum(FRESHNESS),
  verdict: z.enum(['supported', 'partly', 'unchecked']),
});
export type Fact = z.infer<typeof factSchema>;

export const OPERATIONS = [
  ...['growth', 'cagr', 'share', 'ratio', 'difference', 'sum', 'product', 'per_year'],
  ...['implied_base', 'rank', 'threshold'],
] as const;
export type Operation = (typeof OPERATIONS)[number];

export const computedSchema = z.object({
  id: z.string(),
  op: z.enum(OPERATIONS),
  of: z.array(z.union([z.string(), z.object({ value: z.number(), why: z.string() })])).min(1),
  amount: amountSchema,
  /** `F1 ÷ F3 − 1`. */
  formula: z.string(),
  /** What it is, in the words of who asked for it. */
  label: z.string().optional(),
});
export type Computed = z.infer<typeof computedSchema>;

export const CONFLICT_RULES = [
  ...['own_arithmetic', 'later', 'table_over_text', 'better_tier', 'named_method', 'range'],
  'unresolved',
] as const;

/** Facts on one thing that do not agree, and by which rule one reading was kept. */
export const conflictSchema = z.object({
  id: z.string(),
  facts: z.array(z.string()).min(2),
  kind: z.enum(['value', 'measure', 'period', 'rounding']),
  rule: z.enum(CONFLICT_RULES),
  /** Null: no rule decides. */
  kept: amountSchema.nullable(),
});
export type Conflict = z.infer<typeof conflictSchema>;
