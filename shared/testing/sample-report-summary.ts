import type { Certificate, Confidence } from '../domain/certificate.ts';
import type { Amount } from '../domain/facts/fact.ts';
import type { ExecutiveSummary, Fact } from '../domain/report.ts';
import type { Claim } from '../domain/section.ts';
import { sampleClaim } from './kept-claims.ts';

function claim(id: string, kind: Claim['kind'], text: string, evidence: string): Claim {
  return sampleClaim({ id, kind, text, evidence: evidence.split(' ') });
}

export const sampleSummary: ExecutiveSummary = {
  headline: claim(
    'summary.headline',
    'inference',
    'Tesla’s car business stands still while its storage business doubles: move the next plant to storage and the next model to the entry price.',
    'S1.p2 S1.p3',
  ),
  findings: [
    claim(
      'summary.finding.1',
      'fact',
      'Deliveries fell to 1,789,226 vehicles in 2024 while electric car sales worldwide exceeded 17 million.',
      'S1.p2 S5.p1',
    ),
    claim(
      'summary.finding.2',
      'fact',
      'Energy storage deployed rose to 31.4 GWh from 14.7 GWh, and its revenue grew 67 percent to $10.1 billion.',
      'S1.p3 S2.p1',
    ),
    claim(
      'summary.finding.3',
      'fact',
      'BYD sold 1.76 million battery electric cars in 2024, close behind Tesla.',
      'S7.p1',
    ),
    claim(
      'summary.finding.4',
      'inference',
      'The charging network is turning from a reason to buy a Tesla into a business of its own.',
      'S11.p1 S11.p2',
    ),
  ],
  recommendations: [
    {
      action: claim(
        'summary.recommendation.1.action',
        'proposal',
        'Give storage the next plant',
        'S13.p1',
      ),
      rationale: [
        claim(
          'summary.recommendation.1.1',
          'fact',
          'Storage deployed more than doubled in 2024.',
          'S1.p3',
        ),
        claim(
          'summary.recommendation.1.2',
          'proposal',
          'Orders exceed capacity, so the next plant earns most in storage.',
          'S13.p1',
        ),
      ],
      priority: 'high',
      horizon: '6-18 months',
      counter_case: claim(
        'summary.recommendation.1.counter',
        'inference',
        'Cell supply from China could be cut off by tariffs.',
        'S12.p1',
      ),
      reverse_if: claim(
        'summary.recommendation.1.reverse',
        'proposal',
        'Tariffs on cells rise before a second supplier outside China is under contract.',
        'S10.p1',
      ),
    },
    {
      action: claim(
        'summary.recommendation.2.action',
        'proposal',
        'Build the entry model on the existing lines',
        'S13.p1',
      ),
      rationale: [
        claim(
          'summary.recommendation.2.1',
          'fact',
          'Buyers name price first, and the federal credit of $7,500 ended on 30 September 2025.',
          'S10.p1 S12.p1',
        ),
      ],
      priority: 'high',
      horizon: '0-6 months',
      counter_case: claim(
        'summary.recommendation.2.counter',
        'inference',
        'A cheaper car may take buyers from the present models rather than from rivals.',
        'S12.p1',
      ),
      reverse_if: claim(
        'summary.recommendation.2.reverse',
        'proposal',
        'More than half of early orders come from owners who would have bought a dearer Tesla.',
        'S10.p1',
      ),
    },
    {
      action: claim(
        'summary.recommendation.3.action',
        'proposal',
        'Guarantee repair times and costs to fleets',
        'S13.p1',
      ),
      rationale: [
        claim(
          'summary.recommendation.3.1',
          'inference',
          'Fleet operators ask for predictable repair costs, and service is what owners complain about.',
          'S13.p3 S10.p5',
        ),
      ],
      priority: 'medium',
      horizon: '18+ months',
      counter_case: claim(
        'summary.recommendation.3.counter',
        'inference',
        'Repair shops cost capital that returns slowly.',
        'S12.p1',
      ),
      reverse_if: claim(
        'summary.recommendation.3.reverse',
        'proposal',
        'Pilot fleets do not order again within two years.',
        'S10.p1',
      ),
    },
  ],
  risks: [
    claim(
      'summary.risk.1',
      'inference',
      'A further recall of driver assistance would cost money and trust.',
      'S4.p1 S4.p2',
    ),
    claim(
      'summary.risk.2',
      'inference',
      'Income from emission credits can end with a change of law.',
      'S12.p2',
    ),
  ],
};

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
