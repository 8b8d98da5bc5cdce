import type { Certificate, Confidence } from '../domain/certificate.ts';
import type { Amount } from '../domain/facts/fact.ts';
import type { Fact } from '../domain/report.ts';

const amount = (value: number, unit: string): Amount => {
  const plain = { low: value, high: value, bound: 'exact', printed: `${value} ${unit}` } as const;
  if (unit === 'USD') return { ...plain, unit: 'money', currency: unit };
  if (unit === '%') return { ...plain, unit: 'percent' };
  return { ...plain, unit: /^(?:vehicles|cars)$/.test(unit) ? 'count' : 'other' };
};

const fact = (
  id: string,
  label: string,
  value: number,
  unit: string,
  period: string,
  evidence: string,
  entity = 'Tesla',
): Fact => ({
  id,
  entity,
  metric: 'other',
  label,
  amount: amount(value, unit),
  period: { kind: 'fiscal_year', start: '2024', end: '2024', label: period, origin: 'passage' },
  status: 'reported',
  evidence: evidence.split(' '),
  publishers: 1,
  as_of: '2025-01-30',
  fresh: 'new',
  verdict: 'supported',
});

export const sampleFacts: Fact[] = [
  fact('F1', 'Revenue', 97_700_000_000, 'USD', '2024', 'S1.p1'),
  fact('F2', 'Vehicle deliveries', 1789226, 'vehicles', '2024', 'S1.p2'),
  fact('F3', 'Energy storage deployed', 31.4, 'GWh', '2024', 'S1.p3'),
  fact('F4', 'GAAP gross margin', 17.9, '%', '2024', 'S1.p4'),
  fact('F5', 'Cash and investments', 36_600_000_000, 'USD', 'end of 2024', 'S1.p5'),
  fact('F6', 'Battery electric cars sold', 1_760_000, 'cars', '2024', 'S7.p1', 'BYD'),
  fact('F7', 'Electric car sales worldwide', 17_000_000, 'cars', '2024', 'S5.p1', 'Industry'),
  fact('F8', 'Battery pack price', 115, 'USD per kWh', '2024', 'S6.p1', 'Industry'),
  fact('F9', 'US battery electric share', 48.7, '%', '2024', 'S8.p1'),
  fact('F10', 'US battery electric share', 51.2, '%', '2024', 'S9.p1'),
];

export const sampleCertificate: Certificate = {
  gates: ['schema', 'ids', 'figures', 'about', 'verdict', 'consistency'],
  not_run: [],
  claims: {
    total: 61,
    supported: 54,
    partly: 1,
    unchecked: 1,
    repaired: 4,
    dropped: 5,
    raw_rate: 0.836,
    final_rate: 0.885,
    dropped_by: { figures: 3, verdict: 2 },
    faults: { direction: 1, scope: 1 },
    single_source: 20,
  },
  facts: { total: 12, kept: 10 },
  figures: { checked: 88, failed: 6 },
  unknown_ids: 1,
  independent_domains: 13,
  recent_share: 0.67,
  models: { writer: 'gemini-2.5-flash', judge: 'gemini-3.1-pro-preview' },
  prompt_versions: { blue_ocean: '1', pestel: '1', porter: '2', summary: '1', swot: '1' },
  tokens: { prompt: 81240, output: 14377, thinking: 9120 },
  model_calls: 8,
  searches: 14,
  search_credits: 14,
  cost_usd: 0.2417,
  max_cost_usd: 2,
  steps: { run: 24, reused: 3, cached: 0 },
  seconds: 74.3,
};

export const sampleConfidence: Confidence = {
  value: 0.86,
  formula: 'the smaller of the weighted parts and the share of claims supported',
  not_judged: 0.02,
  parts: [
    { name: 'claims supported', value: 0.885, weight: 0.3 },
    { name: 'corroborated', value: 0.6, weight: 0.2 },
    { name: 'source quality', value: 0.72, weight: 0.3 },
    { name: 'recency', value: 0.67, weight: 0.1 },
    { name: 'sections assessed', value: 1, weight: 0.1 },
  ],
};
