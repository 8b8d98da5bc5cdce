import type { Section } from '../domain/section.ts';
import { claims, exhibit, headline, scores, section, topics } from './sample-report-rows.ts';

const forces = scores([
  ['rivalry', 'Rivalry among existing competitors', 4.5, 3.3, 4.7, 4, 6],
  ['new_entrants', 'Threat of new entrants', 3, 2, 4, 3, 6],
  ['suppliers', 'Bargaining power of suppliers', 3, 2.2, 3.8, 3, 5],
  ['buyers', 'Bargaining power of buyers', 3.7, 2.6, 4.2, 3, 5],
  ['substitutes', 'Threat of substitutes', 3, 2, 4, 2, 4],
]);

const AXES = ['Rivalry', 'New entrants', 'Suppliers', 'Buyers', 'Substitutes'];

export const porter: Section = section({
  framework: 'porter',
  title: 'Porter’s Five Forces',
  rating: { rates: 'Pressure', words: {} },
  headline: headline(
    'porter',
    'Rivalry presses hardest on profits, and buyers follow.',
    'S7.p1 S7.p2',
  ),
  method:
    'Each force is the mean of its assessed drivers (low 1, medium 3, high 5); the range supposes every driver that could not be assessed to be low, then high. Below two assessed drivers a force is not assessed.',
  topics: topics(forces),
  scores: forces,
  claims: claims('porter', 'fact', [
    [
      'rivalry',
      'Number and balance of competitors',
      'high',
      'BYD came within reach of Tesla in 2024 with 1.76 million battery electric cars, and more than one hundred brands compete in China.',
      'S7.p1 S7.p2',
      { id: 'porter.rivalry.competitors', facts: ['F6'] },
    ],
    [
      'rivalry',
      'Industry growth',
      'medium',
      'Electric car sales worldwide exceeded 17 million in 2024, so volume still grows for the field as a whole.',
      'S5.p1',
      { id: 'porter.rivalry.industry_growth', facts: ['F7'] },
    ],
    [
      'rivalry',
      'Price competition',
      'high',
      'Repeated price cuts are the main weapon of carmakers in China.',
      'S7.p3',
      { id: 'porter.rivalry.price_competition' },
    ],
    [
      'rivalry',
      'Differentiation',
      'high',
      'Tesla’s newest volume model is more than four years old, while rivals renew theirs every two.',
      'S7.p5',
      { id: 'porter.rivalry.differentiation', verdict: 'partly' },
    ],
    [
      'new_entrants',
      'Entrants and expected retaliation',
      'high',
      'Entrants with consumer electronics backing brought cars to market within three years.',
      'S7.p4',
      { id: 'porter.new_entrants.entry_activity' },
    ],
    [
      'new_entrants',
      'Government policy',
      'low',
      'A carmaker needs type approval in each market before it may sell a vehicle.',
      'S3.p3',
      { id: 'porter.new_entrants.government_policy' },
    ],
    [
      'new_entrants',
      'Capital requirements',
      'medium',
      'Building on existing lines limits Tesla’s own capital needs; an entrant has no such lines.',
      'S2.p3',
      { id: 'porter.new_entrants.capital_requirements', kind: 'inference' },
    ],
    [
      'suppliers',
      'Supplier concentration',
      'high',
      'Two manufacturers supply more than half of the cells used in electric cars.',
      'S6.p2',
      { id: 'porter.suppliers.concentration' },
    ],
    [
      'suppliers',
      'Cost of switching supplier',
      'low',
      'Cell makers have built more capacity than carmakers ordered, and prices are under pressure.',
      'S6.p3',
      { id: 'porter.suppliers.switching_costs' },
    ],
    [
      'suppliers',
      'Uniqueness of inputs',
      'medium',
      'Average battery pack prices fell 20 percent to $115 per kilowatt-hour in 2024.',
      'S6.p1',
      { id: 'porter.suppliers.unique_inputs', facts: ['F8'] },
    ],
    [
      'buyers',
      'Price sensitivity',
      'high',
      'Buyers name price, range and access to charging as the three deciding points.',
      'S10.p1',
      { id: 'porter.buyers.price_sensitivity' },
    ],
    [
      'buyers',
      'Information and choice',
      'high',
      'Most buyers compare at least four models online before they visit a showroom.',
      'S10.p2',
      { id: 'porter.buyers.information' },
    ],
    [
      'buyers',
      'Cost of switching brand',
      'low',
      'Tesla’s connector becomes common to nearly every large carmaker in North America, so changing brands costs drivers less.',
      'S11.p1 S11.p2',
      { id: 'porter.buyers.switching_costs', verdict: 'unchecked' },
    ],
    [
      'substitutes',
      'Readiness of buyers to substitute',
      'high',
      'Plug-in hybrids grew faster than battery electric cars in several large markets in 2024.',
      'S5.p4',
      { id: 'porter.substitutes.buyer_propensity' },
    ],
    [
      'substitutes',
      'Price and performance',
      'low',
      'Only drivers without a parking space of their own still prefer a hybrid.',
      'S10.p4',
      { id: 'porter.substitutes.price_performance' },
    ],
  ]),
  exhibits: [
    exhibit('Pressure of the five forces on profits', {
      ...{ id: 'porter', kind: 'dots', scale: { min: 1, max: 5 }, columns: ['', 'Pressure'] },
      sources: ['S7'],
      rows: forces.map(({ value, low, high }, index) => ({
        label: AXES[index] ?? '',
        cells: [{ value, low: low ?? 1, high: high ?? 5 }],
      })),
    }),
  ],
});
