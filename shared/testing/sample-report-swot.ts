import type { Section } from '../domain/section.ts';
import { sampleClaim } from './kept-claims.ts';
import { claims, exhibit, headline, section } from './sample-report-rows.ts';

const quadrants = [
  { id: 'strengths', label: 'Strengths' },
  { id: 'weaknesses', label: 'Weaknesses' },
  { id: 'opportunities', label: 'Opportunities' },
  { id: 'threats', label: 'Threats' },
  { id: 'so', label: 'Use strengths to take opportunities' },
  { id: 'st', label: 'Use strengths to meet threats' },
  { id: 'wo', label: 'Mend weaknesses to take opportunities' },
  { id: 'wt', label: 'Cut weaknesses to avoid threats' },
];
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

const moves = claims('swot', 'proposal', [
  [
    'so',
    null,
    null,
    'Use the storage lead and falling pack prices to price grid batteries for share.',
    'S1.p3 S6.p1',
  ],
  [
    'wt',
    null,
    null,
    'Cut repair waiting times before the end of the credit makes buyers choosier.',
    'S10.p5 S12.p1',
  ],
]);
const all = [...swotClaims, ...moves];
const cellsOf = (topics: typeof quadrants) =>
  topics.map(({ id, label }) => ({
    label,
    cells: all
      .filter(({ topic }) => topic === id)
      .map((claim) => ({ value: null, claims: [claim.id] })),
  }));

export const swot: Section = section({
  framework: 'swot',
  title: 'SWOT',
  method: 'Each quadrant lists its items by importance, then by the strength of their evidence.',
  topics: quadrants,
  rating: { rates: 'Importance', words: {} },
  headline: headline(
    'swot',
    'Storage and cash carry Tesla while deliveries and margins slip.',
    'S1.p3 S1.p5 S1.p2',
  ),
  takeaways: [
    sampleClaim({
      id: 'swot.takeaway.1',
      kind: 'inference',
      text: 'The strengths lie in storage and cash, the weaknesses in the car business itself.',
      evidence: ['S1.p3', 'S1.p2'],
    }),
  ],
  so_what: sampleClaim({
    id: 'swot.so_what.1',
    kind: 'inference',
    text: 'A new plant for storage rests on firmer ground than one for cars.',
    evidence: ['S1.p3', 'S1.p2'],
  }),
  unknown: ['How long the waiting times for repairs are by country.'],
  claims: all,
  exhibits: [
    exhibit('SWOT', {
      id: 'swot',
      kind: 'matrix',
      columns: [],
      rows: cellsOf(quadrants.slice(0, 4)),
    }),
    exhibit('TOWS: moves that follow', {
      ...{ id: 'tows', kind: 'matrix', columns: [] },
      rows: cellsOf(quadrants.slice(4)),
    }),
  ],
});
