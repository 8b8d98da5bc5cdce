import type { Paper } from '../domain/paper/paper.ts';
import type { Claim } from '../domain/section.ts';
import { sampleClaim } from './kept-claims.ts';

let written = 0;
function claim(text: string, evidence: string, more: Partial<Claim> = {}): Claim {
  written += 1;
  const id = `paper.${written}`;
  return sampleClaim({ id, text, evidence: evidence.split(' '), ...more });
}
const proposal = (text: string, evidence: string, more: Partial<Claim> = {}) =>
  claim(text, evidence, { kind: 'proposal', ...more });
const inference = (text: string, evidence: string, more: Partial<Claim> = {}) =>
  claim(text, evidence, { kind: 'inference', ...more });

/** A whole board paper on the invented pages; every sentence of it rests on one of them. */
export const samplePaper: Paper = {
  answer: {
    question: 'Where should the next plant go?',
    verdict: 'conditional',
    sentences: [
      proposal(
        'Give the next plant to storage, and build the entry model on the lines that stand.',
        'S1.p3 S2.p3',
      ),
      claim(
        'Storage deployed rose from 14.7 to 31.4 GWh in 2024 while deliveries of cars fell to 1,789,226.',
        'S1.p2 S1.p3',
      ),
      inference(
        'The plant waits only for a second source of cells, because tariffs could cut off the first.',
        'S13.p2',
      ),
    ],
    decide_by: {
      claim: proposal(
        'The board decides with the figures of the full year, before the sites are bid for.',
        'S1.p1',
      ),
      by: '2026-01-31',
    },
    against: claim(
      'The case against is that cell supply from China could be cut off by tariffs.',
      'S13.p2',
    ),
    uncertainty: inference(
      'No page states what a storage plant earns per gigawatt-hour, so the return is not known.',
      'S2.p1',
    ),
    confidence: 'medium',
    weakest: 'K3',
    changes: [
      {
        claim: proposal(
          'Storage deployed in 2025 falls below 31.4 GWh, the level of 2024.',
          'S1.p3',
        ),
        by: '2026-01-31',
      },
      {
        claim: proposal(
          'Duties on cells rise before a second supplier is under contract.',
          'S13.p2',
        ),
        by: null,
      },
    ],
  },
  messages: [
    {
      id: 'K1',
      title: claim('Storage doubled in 2024 while the car business stood still.', 'S1.p2 S1.p3'),
      support: [
        claim(
          'Revenue from energy generation and storage rose 67 percent to $10.1 billion.',
          'S2.p1',
        ),
        claim('Revenue as a whole rose 1 percent to $97.7 billion.', 'F1 D1'),
      ],
      rows: [
        claim(
          'Revenue in 2024 | Storage: $10.1 billion | Whole company: $97.7 billion',
          'S2.p1 F1',
        ),
        claim('Growth in 2024 | Storage: 67 percent | Whole company: 1 percent', 'S2.p1 D1'),
      ],
      against: claim('Electric car sales worldwide exceeded 17 million in 2024.', 'S5.p1'),
      confidence: 'high',
      why: [],
    },
    {
      id: 'K2',
      title: inference('Price, not range, decides the next buyer.', 'S10.p1 S12.p1'),
      support: [
        claim('Buyers name price, range and charging as the three deciding points.', 'S10.p1'),
        claim(
          'The federal credit of $7,500 ended for cars acquired after 30 September 2025.',
          'S12.p1',
        ),
      ],
      rows: [],
      against: null,
      confidence: 'medium',
      why: ['one_publisher', 'undated'],
    },
    {
      id: 'K3',
      title: inference('Orders for storage exceed what can be built.', 'S13.p1', {
        verdict: 'partly',
      }),
      support: [
        claim('One column says that orders exceed capacity.', 'S13.p1', { verdict: 'unchecked' }),
      ],
      rows: [],
      against: claim('Cell makers have built more capacity than carmakers ordered.', 'S6.p3'),
      confidence: 'low',
      why: ['one_publisher', 'partly', 'not_judged'],
    },
  ],
  calendar: [
    {
      date: '2029-10-30',
      precision: 'day',
      what: claim(
        'The duties on electric cars from China run out, five years after they began.',
        'S3.p1',
      ),
      ahead: true,
    },
    {
      date: '2025-09-30',
      precision: 'day',
      what: claim('The federal credit for new clean vehicles ended.', 'S12.p1'),
      ahead: false,
    },
    {
      date: '2026-01',
      precision: 'month',
      what: inference('The annual report states the year’s storage.', 'S1.p3'),
      ahead: true,
    },
  ],
  criteria: ['Demand', 'Capital', 'Way out'],
  options: [
    {
      id: 'O1',
      name: 'A plant for storage',
      cells: [
        { rating: 'strong', claim: claim('Deployment more than doubled in 2024.', 'S1.p3') },
        { rating: 'none', claim: null },
        {
          rating: 'weak',
          claim: inference('A plant stands for decades.', 'S13.p1', { verdict: 'partly' }),
        },
      ],
    },
    {
      id: 'O2',
      name: 'An entry model on present lines',
      cells: [
        {
          rating: 'mixed',
          claim: claim(
            'Buyers name price first; drivers without parking prefer a hybrid.',
            'S10.p1 S10.p4',
          ),
        },
        { rating: 'strong', claim: claim('Present lines limit capital needs.', 'S2.p3') },
        { rating: 'none', claim: null },
      ],
    },
  ],
  choice: inference('Both: they draw on different money.', 'S2.p3 S1.p5'),
  recommendations: [
    {
      id: 'R1',
      action: proposal('Give storage the next plant.', 'S1.p3 S13.p1'),
      why: [
        claim('Deployment grew while deliveries fell.', 'S1.p2 S1.p3'),
        claim('Cash and investments stood at $36.6 billion at the end of 2024.', 'S1.p5'),
      ],
      counter: claim(
        'Two manufacturers supply more than half of the cells used in electric cars.',
        'S6.p2',
      ),
      reverse: [
        { claim: proposal('Deployment falls below 31.4 GWh in 2025.', 'S1.p3'), by: '2026-01-31' },
      ],
      first_90_days: [
        { claim: proposal('Ask three makers of cells for offers.', 'S6.p2'), by: '2026-01-15' },
        { claim: proposal('Compare sites.', 'S13.p1'), by: null },
      ],
      beyond: [{ claim: proposal('Break ground.', 'S13.p1'), by: '2026-06' }],
      measure: proposal('Storage deployed in a year, against 31.4 GWh.', 'S1.p3'),
      owner: 'Head of energy',
      size: ['F3'],
      priority: 'high',
      horizon: '6-18 months',
      depends_on: [],
      answers: ['K1', 'K3'],
    },
    {
      id: 'R2',
      action: proposal('Build the entry model on the lines that stand.', 'S2.p3'),
      why: [claim('Cost per vehicle fell below $35,000 in the fourth quarter of 2024.', 'S2.p4')],
      counter: inference('A cheaper car may take buyers from the present models.', 'S7.p5'),
      reverse: [],
      first_90_days: [
        {
          claim: proposal('Count early orders by what buyers owned before.', 'S10.p1'),
          by: '2026-02-28',
        },
      ],
      beyond: [],
      measure: null,
      owner: 'Head of vehicles',
      size: [],
      priority: 'medium',
      horizon: '0-6 months',
      depends_on: ['R1'],
      answers: ['K2'],
    },
  ],
  risks: [
    {
      claim: inference(
        'A further recall of driver assistance would cost money and trust.',
        'S4.p1 S4.p2',
      ),
      likelihood: 'unknown',
      impact: 'high',
      early: claim('The agency continues to examine the remedy.', 'S4.p2'),
      mitigation: proposal('Keep the remedy’s record ready for the agency.', 'S4.p2'),
    },
    {
      claim: inference('Income from emission credits can end with a change of law.', 'S12.p2'),
      likelihood: 'medium',
      impact: 'medium',
      early: null,
      mitigation: null,
    },
  ],
  unknowns: [
    {
      what: 'What a storage plant earns per gigawatt-hour',
      how: 'Ask finance for the margin by project.',
      matters_to: ['R1', 'K3'],
      query: 'utility battery storage gross margin',
    },
  ],
  faults: [
    {
      round: 1,
      kind: 'benchmark',
      where: 'K1',
      what: 'The growth of storage stands without the market’s.',
      passages: ['S5.p1'],
      outcome: 'revised',
    },
  ],
};
