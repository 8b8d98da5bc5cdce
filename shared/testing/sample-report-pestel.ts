import type { Section } from '../domain/section.ts';
import { claims, exhibit, section } from './sample-report-rows.ts';

const factors = [
  ...['Political', 'Economic', 'Social', 'Technological', 'Environmental', 'Legal'].map(
    (label) => ({ id: label.toLowerCase(), label }),
  ),
];

export const pestel: Section = section({
  framework: 'pestel',
  title: 'PESTEL',
  rating: { rates: 'Impact', words: {} },
  headline: { text: 'Most was found on Political', by_code: true },
  method:
    'Each factor scores the mean impact of its surviving items; the bars show the mean of signed impacts, opportunity positive, threat negative.',
  topics: factors,
  claims: claims('pestel', 'fact', [
    [
      'political',
      null,
      'high',
      'The federal credit of $7,500 for new clean vehicles ended for cars acquired after 30 September 2025.',
      'S12.p1',
      { direction: 'threat', horizon: 'short' },
    ],
    [
      'political',
      null,
      'medium',
      'Cars that Tesla builds in Shanghai pay a duty of 7.8 percent in the European Union for five years.',
      'S3.p1 S3.p2',
      { direction: 'threat', horizon: 'long' },
    ],
    [
      'economic',
      null,
      'high',
      'Average battery pack prices fell 20 percent to $115 per kilowatt-hour in 2024.',
      'S6.p1',
      { direction: 'opportunity', horizon: 'short', facts: ['F8'] },
    ],
    [
      'economic',
      null,
      'medium',
      'Repeated price cuts have become the main weapon of carmakers in China.',
      'S7.p3',
      { direction: 'threat', horizon: 'medium' },
    ],
    [
      'social',
      null,
      'medium',
      'Drivers without a parking space of their own still prefer a hybrid.',
      'S10.p4',
      { direction: 'threat', horizon: 'medium' },
    ],
    [
      'technological',
      null,
      'medium',
      'Lithium iron phosphate packs are cheaper and now serve most entry models.',
      'S6.p4',
      { direction: 'opportunity', horizon: 'medium' },
    ],
    [
      'technological',
      null,
      'medium',
      'Entrants with consumer electronics backing brought cars to market within three years.',
      'S7.p4',
      { direction: 'threat', horizon: 'medium' },
    ],
    [
      'environmental',
      null,
      'medium',
      'More than 20 percent of new cars sold worldwide in 2024 were electric.',
      'S5.p2',
      { direction: 'opportunity', horizon: 'long' },
    ],
    [
      'legal',
      null,
      'high',
      'Tesla recalled about 2 million vehicles in December 2023 to add controls to its driver assistance.',
      'S4.p1',
      { direction: 'threat', horizon: 'short' },
    ],
    [
      'legal',
      null,
      'medium',
      'Sales of emission credits depend on rules that legislators can change.',
      'S12.p2',
      { direction: 'mixed', horizon: 'long' },
    ],
  ]),
  exhibits: [
    exhibit('Outside factors: threats and opportunities, summed', {
      ...{ id: 'pestel', kind: 'diverging', columns: ['', 'Threats', 'Opportunities'] },
      sources: ['S3', 'S12'],
      rows: (
        [
          ['Political', -8, null],
          ['Economic', -5, 6],
          ['Social', -3, null],
          ['Technological', -3, 3],
          ['Environmental', null, 3],
          ['Legal', -8, null],
        ] as const
      ).map(([label, threats, opportunities]) => ({
        label,
        cells: [{ value: threats }, { value: opportunities }],
      })),
    }),
  ],
});

/** As the framework leaves it when nothing on the environment survived the checks. */
export const pestelWithoutEnvironment: Section = {
  ...pestel,
  claims: pestel.claims.filter(({ topic }) => topic !== 'environmental'),
  exhibits: pestel.exhibits.map((one) => ({
    ...one,
    rows: one.rows.map((row) =>
      row.label === 'Environmental'
        ? { ...row, cells: row.cells.map(() => ({ value: null })) }
        : row,
    ),
  })),
};
