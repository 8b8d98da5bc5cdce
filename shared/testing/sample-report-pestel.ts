import type { Section } from '../domain/section.ts';
import { claims, scores, topics } from './sample-report-rows.ts';

const factors = scores([
  ['political', 'Political', 4, 4, 4, 2, 2],
  ['economic', 'Economic', 4, 3, 4.3, 2, 3],
  ['social', 'Social', 3, 3, 3, 1, 1],
  ['technological', 'Technological', 3, 3, 3, 2, 2],
  ['environmental', 'Environmental', 3, 2, 4, 1, 2],
  ['legal', 'Legal', 4, 4, 4, 2, 2],
]);

export const pestel: Section = {
  framework: 'pestel',
  title: 'PESTEL',
  status: 'assessed',
  method:
    'Each factor scores the mean impact of its surviving items; the bars show the mean of signed impacts, opportunity positive, threat negative.',
  topics: topics(factors),
  scores: factors,
  claims: claims('pestel', 'fact', [
    [
      'political',
      'Threat, short term',
      'high',
      'The federal credit of $7,500 for new clean vehicles ended for cars acquired after 30 September 2025.',
      'S12.p1',
    ],
    [
      'political',
      'Threat, long term',
      'medium',
      'Cars that Tesla builds in Shanghai pay a duty of 7.8 percent in the European Union for five years.',
      'S3.p1 S3.p2',
    ],
    [
      'economic',
      'Opportunity, short term',
      'high',
      'Average battery pack prices fell 20 percent to $115 per kilowatt-hour in 2024.',
      'S6.p1',
      { facts: ['F8'] },
    ],
    [
      'economic',
      'Threat, medium term',
      'medium',
      'Repeated price cuts have become the main weapon of carmakers in China.',
      'S7.p3',
    ],
    [
      'social',
      'Threat, medium term',
      'medium',
      'Drivers without a parking space of their own still prefer a hybrid.',
      'S10.p4',
    ],
    [
      'technological',
      'Opportunity, medium term',
      'medium',
      'Lithium iron phosphate packs are cheaper and now serve most entry models.',
      'S6.p4',
    ],
    [
      'technological',
      'Threat, medium term',
      'medium',
      'Entrants with consumer electronics backing brought cars to market within three years.',
      'S7.p4',
    ],
    [
      'environmental',
      'Opportunity, long term',
      'medium',
      'More than 20 percent of new cars sold worldwide in 2024 were electric.',
      'S5.p2',
    ],
    [
      'legal',
      'Threat, short term',
      'high',
      'Tesla recalled about 2 million vehicles in December 2023 to add controls to its driver assistance.',
      'S4.p1',
    ],
    [
      'legal',
      'Mixed, long term',
      'medium',
      'Sales of emission credits depend on rules that legislators can change.',
      'S12.p2',
    ],
  ]),
  chart: {
    kind: 'bars',
    min: -5,
    max: 5,
    bars: [
      { label: 'Political', value: -4, low: -4, high: -4 },
      { label: 'Economic', value: 1, low: -1, high: 2.3 },
      { label: 'Social', value: -3, low: -3, high: -3 },
      { label: 'Technological', value: 0, low: 0, high: 0 },
      { label: 'Environmental', value: 3, low: -1, high: 4 },
      { label: 'Legal', value: -2.5, low: -4, high: -1 },
    ],
  },
};

/** As the framework leaves it when nothing on the environment survived the checks. */
export const pestelWithoutEnvironment: Section = {
  ...pestel,
  scores: pestel.scores.map((score) =>
    score.topic === 'environmental'
      ? { ...score, status: 'not_assessed', value: null, low: null, high: null, assessed: 0 }
      : score,
  ),
  claims: pestel.claims.filter(({ topic }) => topic !== 'environmental'),
  chart:
    pestel.chart?.kind === 'bars'
      ? {
          ...pestel.chart,
          bars: pestel.chart.bars.map((bar) =>
            bar.label === 'Environmental' ? { ...bar, value: null, low: null, high: null } : bar,
          ),
        }
      : null,
};
