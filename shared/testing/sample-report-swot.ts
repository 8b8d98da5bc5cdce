import type { Section } from '../domain/section.ts';
import { claims, scores, topics } from './sample-report-rows.ts';

const quadrants = scores([
  ['strengths', 'Strengths', 4, 3.5, 4.5, 4, 4],
  ['weaknesses', 'Weaknesses', 3.7, 3, 4, 3, 3],
  ['opportunities', 'Opportunities', 4, 3, 5, 2, 2],
  ['threats', 'Threats', 4.3, 4, 5, 3, 3],
]);
const swotClaims = [
  ...claims('swot', 'fact', [
    [
      'strengths',
      null,
      'high',
      'Tesla deployed 31.4 GWh of energy storage in 2024, more than double the 14.7 GWh of 2023.',
      'S1.p3',
      { facts: ['F3'] },
    ],
    [
      'strengths',
      null,
      'high',
      'Tesla held $36.6 billion of cash, cash equivalents and investments at the end of 2024.',
      'S1.p5',
      { facts: ['F5'] },
    ],
    [
      'strengths',
      null,
      'medium',
      'Tesla’s charging network counted more than 65,000 connectors at the end of 2024.',
      'S2.p2',
    ],
    [
      'strengths',
      null,
      'medium',
      'Owners rate Tesla’s software updates and route planning above those of other brands.',
      'S10.p3',
    ],
    [
      'weaknesses',
      null,
      'high',
      'Deliveries fell to 1,789,226 vehicles in 2024 from 1,808,581 in 2023.',
      'S1.p2',
      { facts: ['F2'] },
    ],
    [
      'weaknesses',
      null,
      'medium',
      'GAAP gross margin slipped to 17.9 percent in 2024 from 18.2 percent in 2023.',
      'S1.p4',
      { facts: ['F4'] },
    ],
    [
      'weaknesses',
      null,
      'medium',
      'Buyers complain about waiting times for service and body repairs.',
      'S10.p5',
    ],
  ]),
  ...claims('swot', 'inference', [
    [
      'opportunities',
      null,
      'high',
      'Falling pack prices let Tesla price storage and entry models more sharply.',
      'S6.p1 S6.p4',
      { links: ['pestel.economic'] },
    ],
    [
      'opportunities',
      null,
      'medium',
      'Spare cell capacity gives Tesla room to bargain with suppliers.',
      'S6.p3',
      { links: ['porter.suppliers'] },
    ],
    [
      'threats',
      null,
      'high',
      'The end of the $7,500 federal credit raises what a buyer in the United States pays.',
      'S12.p1',
      { links: ['pestel.political'] },
    ],
    [
      'threats',
      null,
      'high',
      'Price cuts in China press on margins in Tesla’s second home market.',
      'S7.p3 S5.p3',
      { links: ['porter.rivalry.price_competition'] },
    ],
    [
      'threats',
      null,
      'medium',
      'The open examination of driver assistance could lead to a further recall.',
      'S4.p2',
      { links: ['pestel.legal'] },
    ],
  ]),
];

export const swot: Section = {
  framework: 'swot',
  title: 'SWOT',
  status: 'assessed',
  method: 'A quadrant’s score is the mean importance of its items (low 1, medium 3, high 5).',
  topics: topics(quadrants),
  scores: quadrants,
  claims: swotClaims,
  chart: {
    kind: 'matrix',
    cells: quadrants.map(({ topic, label }) => ({
      topic,
      label,
      claims: swotClaims.filter((claim) => claim.topic === topic).map((claim) => claim.id),
    })),
  },
};
