import type { Section } from '../domain/section.ts';
import { claims, exhibit, headline, scores, section } from './sample-report-rows.ts';

const canvas = scores([['factors', 'Strategy canvas', 3.2, 2.6, 3.9, 6, 6]]);

export const blueOcean: Section = section({
  framework: 'blue_ocean',
  title: 'Blue Ocean Strategy',
  rating: { rates: 'Move', words: { raise: 'raise', reduce: 'reduce', keep: 'keep' } },
  headline: headline(
    'blue_ocean',
    'Tesla leads on charging and software and trails on service.',
    'S2.p2 S10.p5',
  ),
  method:
    'The score is the mean gap between the company’s value curve and the industry’s, mapped to 1 to 5.',
  topics: [
    { id: 'factors', label: 'Strategy canvas' },
    { id: 'eliminate', label: 'Eliminate' },
    { id: 'reduce', label: 'Reduce' },
    { id: 'raise', label: 'Raise' },
    { id: 'create', label: 'Create' },
    { id: 'noncustomers', label: 'Noncustomers' },
  ],
  scores: canvas,
  claims: [
    ...claims('blue_ocean', 'fact', [
      [
        'factors',
        'Purchase price',
        'reduce',
        'Buyers name price as a deciding point, and Tesla plans more affordable models.',
        'S10.p1 S2.p3',
      ],
      [
        'factors',
        'Charging network',
        'raise',
        'Tesla’s network counted more than 65,000 connectors at the end of 2024.',
        'S2.p2',
      ],
      [
        'factors',
        'Software and updates',
        'keep',
        'Owners rate Tesla’s software updates above those of other brands.',
        'S10.p3',
      ],
      [
        'factors',
        'Service and repairs',
        'raise',
        'Buyers complain about waiting times for Tesla’s service and body repairs.',
        'S10.p5',
      ],
      [
        'factors',
        'Model renewal',
        'raise',
        'Tesla’s newest volume model is more than four years old.',
        'S7.p5',
      ],
      [
        'factors',
        'Home energy and storage',
        'raise',
        'Energy generation and storage revenue rose 67 percent in 2024 to $10.1 billion.',
        'S2.p1',
      ],
    ]),
    ...claims('blue_ocean', 'inference', [
      [
        'reduce',
        null,
        null,
        'Fewer variants on existing lines would cut capital needs without touching what buyers weigh most.',
        'S2.p3 S10.p1',
      ],
      [
        'raise',
        null,
        null,
        'Repair capacity is where owners are least content and where rivals have dealers.',
        'S10.p5',
      ],
      [
        'create',
        null,
        null,
        'A repair-cost guarantee would answer what fleet operators ask for above all.',
        'S13.p3',
      ],
      [
        'noncustomers',
        null,
        null,
        'Drivers without parking of their own could be won by bundled public charging.',
        'S10.p4 S2.p2',
      ],
    ]),
  ],
  exhibits: [
    exhibit('Value curves of company and industry', {
      ...{ id: 'blue_ocean', kind: 'canvas', scale: { min: 1, max: 5 }, sources: ['S2', 'S10'] },
      columns: [
        'Factor',
        'Purchase price',
        'Charging network',
        'Software and updates',
        'Service and repairs',
        'Model renewal',
        'Home energy and storage',
      ],
      rows: [
        ['Tesla', 3, 5, 5, 1, 1, 5],
        ['Industry', 3, 1, 3, 3, 5, 1],
      ].map(([label, ...levels]) => ({
        label: String(label),
        cells: levels.map((value) => ({ value: Number(value) })),
      })),
    }),
  ],
});
