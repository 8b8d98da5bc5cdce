import { precisionOf } from '../domain/pages/page-date.ts';
import type { Passage, SetAside, Source } from '../domain/report.ts';

/** Thirteen invented pages on reserved domains; the sentences are ours and serve rendering tests only. */
interface Page {
  title: string;
  url: string;
  published: string | null;
  tier: Source['tier'];
  flags?: Source['flags'];
  sentences: readonly string[];
}

const PAGES: readonly Page[] = [
  {
    title: 'Annual report 2024: results and operations',
    url: 'https://filings.example/tesla/2024-annual-report',
    published: '2025-01-30',
    tier: 1,
    sentences: [
      'Tesla reported revenue of $97.7 billion for 2024, up 1 percent from $96.8 billion in 2023.',
      'Tesla delivered 1,789,226 vehicles in 2024, compared with 1,808,581 in 2023.',
      'Tesla deployed 31.4 GWh of energy storage in 2024, compared with 14.7 GWh in 2023.',
      'Tesla’s GAAP gross margin was 17.9 percent in 2024, compared with 18.2 percent in 2023.',
      'Tesla held $36.6 billion of cash, cash equivalents and investments at the end of 2024.',
    ],
  },
  {
    title: 'Fourth quarter 2024 update',
    url: 'https://investors.tesla.example/updates/q4-2024?lang=en&view=full',
    published: '2025-01-29',
    tier: 2,
    sentences: [
      'Energy generation and storage revenue rose 67 percent in 2024 to $10.1 billion.',
      'Tesla’s charging network counted more than 65,000 connectors at the end of 2024.',
      'Tesla plans to build more affordable models on its existing lines, which limits capital needs.',
      'Cost of goods sold per vehicle fell below $35,000 in the fourth quarter of 2024.',
    ],
  },
  {
    title: 'Implementing regulation on battery electric vehicles from China',
    url: 'https://trade-regulator.example/decisions/bev-duties',
    published: '2024-10-30',
    tier: 1,
    sentences: [
      'Definitive countervailing duties on battery electric vehicles from China apply for five years from 30 October 2024.',
      'The duty on vehicles that Tesla builds in Shanghai is 7.8 percent.',
      'A carmaker needs type approval in each market before it may sell a vehicle.',
    ],
  },
  {
    title: 'Safety recall: driver assistance controls',
    url: 'https://road-safety.example/recalls/2023-12',
    published: '2023-12-12',
    tier: 1,
    sentences: [
      'Tesla recalled about 2 million vehicles in December 2023 to add controls to its driver assistance.',
      'The agency continues to examine whether the remedy for Tesla’s driver assistance is sufficient.',
    ],
  },
  {
    title: 'Electric car outlook 2025',
    url: 'https://energy-outlook.example/2025/electric-cars',
    published: '2025-05-14',
    tier: 1,
    sentences: [
      'Electric car sales worldwide exceeded 17 million in 2024.',
      'More than 20 percent of new cars sold worldwide in 2024 were electric.',
      'China accounted for almost two thirds of electric cars sold in 2024.',
      'Plug-in hybrids grew faster than battery electric cars in several large markets in 2024.',
    ],
  },
  {
    title: 'Battery price survey 2024',
    url: 'https://battery-prices.example/survey-2024',
    published: '2024-12-10',
    tier: 3,
    sentences: [
      'Average battery pack prices fell 20 percent to $115 per kilowatt-hour in 2024.',
      'Two manufacturers supply more than half of the cells used in electric cars.',
      'Cell makers have built more capacity than carmakers ordered, and prices are under pressure.',
      'Lithium iron phosphate packs are cheaper and now serve most entry models.',
    ],
  },
  {
    title: 'Rivals close in: the 2024 sales table',
    url: 'https://auto-trade.example/2025/01/sales-table',
    published: '2025-01-02',
    tier: 3,
    sentences: [
      'BYD sold 1.76 million battery electric cars in 2024, close behind Tesla.',
      'More than one hundred brands compete for electric car buyers in China.',
      'Repeated price cuts have become the main weapon of carmakers in China.',
      'New entrants with consumer electronics backing brought cars to market within three years.',
      'Tesla’s newest volume model is more than four years old, while rivals renew theirs every two.',
      'BYD earned a gross margin of 19.4 percent in 2024.',
    ],
  },
  {
    title: 'Market tracker: battery electric registrations',
    url: 'https://market-tracker.example/us/2024',
    published: '2025-01-14',
    tier: 3,
    sentences: [
      'Tesla held 48.7 percent of battery electric car sales in the United States in 2024.',
      'Tesla’s share of battery electric car sales in the United States was above 55 percent in 2023.',
    ],
  },
  {
    title: 'Registration monitor, full year',
    url: 'https://registrations.example/reports/full-year-2024',
    published: '2025-02-03',
    tier: 3,
    sentences: [
      'Tesla’s share of battery electric registrations in the United States was 51.2 percent in 2024.',
      'Tesla’s registrations in Europe fell in 2024 while the market was flat.',
    ],
  },
  {
    title: 'What electric car buyers weigh',
    url: 'https://consumer-survey.example/electric-2025',
    published: null,
    tier: 3,
    flags: ['undated'],
    sentences: [
      'Buyers name price, range and access to charging as the three deciding points.',
      'Most buyers compare at least four models online before they visit a showroom.',
      'Owners of Tesla rate software updates and route planning above those of other brands.',
      'Drivers without a parking space of their own still prefer a hybrid.',
      'Buyers complain about waiting times for Tesla’s service and body repairs.',
    ],
  },
  {
    title: 'One plug for North America',
    url: 'https://charging-standard.example/news/one-plug',
    published: '2024-02',
    tier: 3,
    sentences: [
      'Nearly every large carmaker in North America has announced that it will adopt Tesla’s connector.',
      'Opening the network gives Tesla income from drivers of other brands and weakens a reason to buy its cars.',
    ],
  },
  {
    title: 'Clean vehicle credit: end of the programme',
    url: 'https://revenue-office.example/clean-vehicle-credit',
    published: '2025-07-15',
    tier: 1,
    sentences: [
      'The federal credit of $7,500 for new clean vehicles ended for cars acquired after 30 September 2025.',
      'Sales of emission credits to other carmakers depend on rules that legislators can change.',
    ],
  },
  {
    title: 'The analyst’s column: storage first',
    url: 'https://industry-column.example/storage-first',
    published: '2025-03-18',
    tier: 4,
    flags: ['instructions'],
    sentences: [
      'The column advises Tesla to give storage the next plant, because orders exceed capacity.',
      'The case against is that cell supply from China could be cut off by tariffs.',
      'Fleet operators, who buy few Teslas today, ask for predictable repair costs above all.',
    ],
  },
];

export const sampleSources: Source[] = PAGES.map((page, index) => ({
  id: `S${index + 1}`,
  title: page.title,
  url: page.url,
  publisher: new URL(page.url).hostname,
  published_at: page.published,
  date_precision: page.published === null ? null : precisionOf(page.published),
  date_origin: page.published === null ? null : 'search',
  period_of_report: null,
  retrieved_at: '2025-11-20T09:12:44.000Z',
  sha256: (index + 10).toString(16).padStart(2, '0').repeat(32),
  tier: page.tier,
  language: 'en',
  cut_characters: 0,
  flags: page.flags ?? [],
}));

export const sampleSetAside: SetAside[] = [
  {
    url: 'https://radio-works.example/tesla',
    title: 'Tesla, a.s.: radio works history',
    why: 'namesake',
  },
  { url: 'https://blog.example/copied-report', title: 'The annual report, reprinted', why: 'copy' },
  { url: 'https://paper.example/tesla', title: 'Tesla <cuts> prices', why: 'wall' },
];

export const samplePassages: Passage[] = PAGES.flatMap((page, index) => {
  let start = 0;
  return page.sentences.map((text, position) => {
    const passage = {
      id: `S${index + 1}.p${position + 1}`,
      source: `S${index + 1}`,
      text,
      start,
      end: start + text.length,
      context: [],
    };
    start = passage.end + 1;
    return passage;
  });
});
