// Written by this project from public facts, for demonstration; the publishers are invented.
import { page, type SamplePage } from './sample-company.ts';

/** The market, its rivals and newcomers, batteries and charging. */
export const TESLA_MARKET: readonly SamplePage[] = [
  page(
    'transport-statistics.example/electric-cars-2024',
    'Electric car sales in 2024: Tesla, its rivals and the world market',
    '2025-05-20',
    `
Electric car sales exceeded 17 million worldwide in 2024, according to the International Energy Agency. Electric cars made up more than 20% of new cars sold in the world in 2024. China alone accounted for more than 11 million electric cars sold in 2024.

Industry growth is uneven: sales of electric cars grew fast in China in 2024 while European sales stagnated. In the European Union the battery-electric share of new cars was 13.6% in 2024, against 14.6% in 2023. Norway's battery-electric share of new cars was 88.9% in 2024.

Tesla delivered 1.79 million vehicles in 2024. BYD sold 1.76 million battery-electric cars in 2024. Tesla's lead over BYD shrank to a small gap in 2024, and rivalry between the two is intense.

Two thirds of the electric cars sold in China in 2024 were priced below comparable cars with engines, according to the International Energy Agency. Cheap Chinese cars raise price competition for Tesla in every market that admits them.

Hybrids are the most widespread substitute for a battery-electric car. In the European Union hybrids took 30.9% of new car sales in 2024. Many buyers are moving to hybrids because no charging is needed, which keeps the threat from substitutes high for Tesla.

Battery-electric cars compete with petrol on running costs as well. The average American price of regular petrol was about $3.30 per gallon in 2024, low enough to weaken the case for changing.
`,
  ),
  page(
    'market-tracker.example/us-electric-sales-2024',
    'United States: Tesla still leads electric car sales, with a smaller share',
    '2025-01-14',
    `
American sales of electric cars reached 1.3 million vehicles in 2024, according to Cox Automotive. Growth of American electric car sales was 7.3% in 2024. Slower industry growth makes every sale harder to win and raises rivalry.

Tesla's share of American electric car sales was 48.7% in 2024, according to Cox Automotive, down from 55% in 2023. Tesla is still the clear leader in the United States, but many rivals now offer comparable models.

General Motors sold 114,432 electric vehicles in the United States in 2024. Ford sold 97,865 electric vehicles in the United States in 2024. Both companies discounted heavily to gain volume.

Tesla's share of electric registrations in California was 52.5% in 2024, according to the state's dealers' association, down from 60.1% in 2023. Tesla's registrations in California fell 11.6% in 2024.

The Tesla Model Y was the best-selling car of any kind in the world in 2023, according to JATO Dynamics. An ageing range since then has been a weakness of Tesla, as rivals launched dozens of new models.

Tesla cut American prices by up to 20% in January 2023. Tesla's price cuts set off a price war that lowered margins across the industry. Leasing offers and discounts stayed high in 2024, so price competition remained fierce.
`,
  ),
  page(
    'newcomer-watch.example/tesla-and-the-new-entrants',
    'New entrants against Tesla: a hard trade to enter',
    '2025-03-18',
    `
Capital requirements keep the threat of new entrants to Tesla's industry low, because a car plant and a model range cost billions before the first sale. Apple abandoned its car project in February 2024 after a decade of work. Fisker filed for bankruptcy in June 2024.

Rivian's net loss was $4.75 billion in 2024. Rivian delivered 51,579 vehicles in 2024. Lucid delivered 10,241 vehicles in 2024. Such losses show that economies of scale decide who earns money, and that small newcomers cannot match Tesla's unit costs.

Xiaomi entered the industry with its SU7 in March 2024. Xiaomi delivered more than 135,000 cars in 2024, a strong entry by a newcomer. Xiaomi already had a brand, stores and software, so it entered more easily than a start-up.

Access to distribution is open to newcomers with money, because Tesla itself proved that cars can be sold online without dealers. Xiaomi sells through its own stores, and other Chinese entrants use dealers abroad.

Volkswagen said in November 2024 that it would invest up to $5.8 billion in a joint venture with Rivian for software. The deal shows that established rivals buy the technology that newcomers have built.

Government policy keeps some newcomers out: tariffs hold Chinese entrants away from the American market. Policy in China did the opposite for years and helped many newcomers to enter.

Brand loyalty protects Tesla less than it did. Strong technology brands such as Xiaomi show that buyers readily try new names in electric cars.
`,
  ),
  page(
    'battery-weekly.example/pack-prices-2024',
    'Battery pack prices fall again: what it means for Tesla',
    '2024-12-12',
    `
The average battery pack price was $115 per kilowatt-hour in 2024, according to BloombergNEF. The average battery pack price was $139 per kilowatt-hour in 2023, according to BloombergNEF. The fall of 2024, 20% in real terms, was the largest since 2017.

Cheaper batteries are a technological opportunity for Tesla, because the battery is the most expensive part of an electric car. Cells of lithium iron phosphate are cheaper than cells with nickel and now supply nearly half of the world market.

CATL's share of the world market for electric car batteries was 37.9% in 2024, according to SNE Research. BYD's share of the world market for electric car batteries was 17.2% in 2024. Supplier concentration is high: a handful of Asian makers dominate battery cells.

BYD makes its own batteries and sells electric cars, so forward integration by a supplier is a real and strong threat to Tesla. BYD supplies battery cells to some carmakers against which it competes.

Overcapacity among battery makers weakens suppliers. Tesla can source cells from several makers, so the cost of switching supplier is lower than it was when Panasonic was the only one.
`,
  ),
  page(
    'autos-ledger.example/tesla-battery-supply',
    "Where Tesla's batteries come from",
    '2024-10-24',
    `
Tesla buys cells from Panasonic, CATL, LG Energy Solution and BYD. Tesla's use of several cell suppliers limits the power of each. Tesla also makes its own 4680 cells in Texas, which lowers its dependence on suppliers.

China processes more than 90% of the graphite used in batteries, according to the International Energy Agency. China has required export permits for graphite since December 2023. Scarce inputs of this kind are hard to replace and give suppliers strong power over carmakers.

Many of Tesla's parts come from a single source, as the company states in its annual report. Changing such a supplier takes long because parts must be tested and approved, so the cost of switching is high for special components.

Suppliers depend on Tesla as well. Tesla's large orders make it one of the most important customers of Panasonic's battery business, and that dependence weakens the supplier's hand.

Lithium carbonate prices have fallen more than 80% from their peak of 2022. Cheaper lithium helped Tesla's costs, yet it helped the costs of every rival too.
`,
  ),
  page(
    'charging-monitor.example/tesla-plug-becomes-standard',
    "Tesla's competitive advantage in charging: its plug becomes the standard",
    '2024-10-08',
    `
Ford announced in May 2023 that its electric cars would use Tesla's charging plug. General Motors followed in June 2023, and almost every other carmaker in North America did the same afterwards. SAE International made the plug a standard under the name J3400.

Tesla's Supercharger network is larger and more reliable than any rival's fast-charging network in North America. Tesla's charging network is a strength and a competitive advantage that rivals have not matched.

Opening the chargers is an opportunity for Tesla, because drivers of other brands pay for energy at its stations. Opening the chargers also weakens a reason to buy a Tesla, because rivals' cars can now use the same network.

Switching cost between brands of electric car is low for buyers once every car can use the same chargers. A driver who leaves Tesla loses familiar software and little else.

Tesla dismissed most of its charging team of about 500 people in April 2024 and hired some of them back later. Partners complained about delays after the dismissal.
`,
  ),
];
